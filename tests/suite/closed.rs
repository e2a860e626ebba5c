//! Nothing leaves the machine: the hook works where a socket cannot be opened, and no crate that could open one is in
//! the program.

use crate::world::{World, aws_key_id};

/// Crates that speak to a network, or bring what does.
const NETWORK: &[&str] = &[
    "async-std",
    "attohttpc",
    "curl",
    "curl-sys",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "libssh2-sys",
    "mio",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "socket2",
    "surf",
    "tokio",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "webpki",
];

#[test]
fn no_crate_in_the_program_speaks_to_a_network() {
    let lock = include_str!("../../Cargo.lock");
    let names: Vec<&str> = lock.lines().filter_map(|l| l.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"git2"), "the list is read");
    let found: Vec<_> = names.iter().filter(|name| NETWORK.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// A filter by which the kernel ends a process, and those that it starts, with the first socket(2) (seccomp(2)).
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn without_sockets(command: &mut std::process::Command) -> &mut std::process::Command {
    use std::os::unix::process::CommandExt;
    let apply = || {
        let code = |class: u32, t, f, k| libc::sock_filter { code: class as u16, jt: t, jf: f, k };
        let number = 0; // the offset of the system call's number in struct seccomp_data
        let mut filter = [
            code(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0, number),
            code(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, 0, 1, libc::SYS_socket as u32),
            code(libc::BPF_RET | libc::BPF_K, 0, 0, libc::SECCOMP_RET_KILL_PROCESS),
            code(libc::BPF_RET | libc::BPF_K, 0, 0, libc::SECCOMP_RET_ALLOW),
        ];
        let program = libc::sock_fprog { len: filter.len() as u16, filter: filter.as_mut_ptr() };
        // SAFETY: both calls take plain numbers and a filter that lives until they return.
        let refused = unsafe {
            libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
                || libc::prctl(libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER, &raw const program) != 0
        };
        if refused { Err(std::io::Error::last_os_error()) } else { Ok(()) }
    };
    // SAFETY: between fork and exec only prctl(2) is called.
    unsafe { command.pre_exec(apply) }
}

#[test]
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn the_hook_opens_no_socket() {
    let world = World::with_repo();
    let git = |arguments: &[&str]| crate::world::run(without_sockets(world.command("git").args(arguments)));
    // That the filter ends what does open one.
    assert_eq!(git(&["ls-remote", "git://127.0.0.1:1/x"]).code, -1, "a signal ends it");
    world.write("repo/clean.txt", "nothing\n");
    git(&["add", "-A"]).ok();
    git(&["commit", "-q", "-m", "clean"]).ok();
    let key = aws_key_id(21);
    world.write("repo/leak.txt", format!("key = \"{key}\"\n"));
    git(&["add", "-A"]).ok();
    git(&["commit", "-q", "-m", "leak"]).code(1).says("leak.txt:1").hides(&key);
}
