//! Arguments in, exit code out. Everything else is in the library.

use std::process::ExitCode;

/// What parsers of credentials free is overwritten; everything else is freed as usual.
#[global_allocator]
static ALLOCATOR: sekisho::known::wipe::Wiping = sekisho::known::wipe::Wiping;

fn main() -> ExitCode {
    ExitCode::from(sekisho::run(std::env::args_os().collect()))
}
