/*!
Memory that parsers leave behind.

The values themselves are held in [`zeroize::Zeroizing`]; but the INI, JSON, YAML and TOML parsers make copies of their
own and free them as they are. [`Wiping`] is an allocator that overwrites what is freed while a [`Guard`] lives, and is
the system's otherwise, so that nothing but the reading of credentials pays for it.
*/

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering, compiler_fence};

static GUARDS: AtomicUsize = AtomicUsize::new(0);

/// The allocator; the program installs it as its global one.
pub struct Wiping;

/// While one of these lives, memory is overwritten when it is freed.
pub struct Guard(());

impl Guard {
    /// Begins to wipe.
    #[allow(clippy::new_without_default, reason = "a guard that nobody asked for would be a mistake")]
    pub fn new() -> Guard {
        GUARDS.fetch_add(1, Ordering::SeqCst);
        Guard(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        GUARDS.fetch_sub(1, Ordering::SeqCst);
    }
}

// SAFETY: every call is handed on to the system's allocator with the layout that it came with; what is added only
// writes zeros inside a block that the caller gives back and may no longer use.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if GUARDS.load(Ordering::Relaxed) != 0 {
            for at in 0..layout.size() {
                unsafe { block.add(at).write_volatile(0) };
            }
            compiler_fence(Ordering::SeqCst);
        }
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if GUARDS.load(Ordering::Relaxed) == 0 {
            return unsafe { System.realloc(block, layout, size) };
        }
        // The system's realloc may leave a copy behind, so the block is moved by hand.
        let Ok(wanted) = Layout::from_size_align(size, layout.align()) else { return std::ptr::null_mut() };
        let new = unsafe { System.alloc(wanted) };
        if !new.is_null() {
            unsafe {
                std::ptr::copy_nonoverlapping(block, new, layout.size().min(size));
                self.dealloc(block, layout);
            }
        }
        new
    }
}

/// Forbids core dumps, and other processes of the user to read this one's memory, where the system can. Without effect
/// elsewhere.
pub fn forbid_dumps() {
    #[cfg(target_os = "linux")]
    // SAFETY: a flag of this process is set; no memory is passed.
    unsafe {
        libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0);
    }
    #[cfg(unix)]
    // SAFETY: the limit is read by the call and not kept.
    unsafe {
        let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
        libc::setrlimit(libc::RLIMIT_CORE, &none);
    }
}
