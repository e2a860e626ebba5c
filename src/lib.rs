/*!
sekisho, the checkpoint before the commit: finds credentials in what the next commit adds.

Text flows one way, and no room reaches back:

```text
source  ->  detect  ->  policy  ->  report
(git, files:        (what is a      (block, warn,     (people,
 which text is new)  credential?)    or allowed?)      machines)
```

[`inspect`] is that pipeline for one document; [`commands`] wires it to the command line.
*/

pub mod cli;
pub mod commands;
pub mod detect;
pub mod error;
pub mod fix;
pub mod inspect;
pub mod install;
pub mod known;
pub mod legacy;
pub mod messages;
pub mod policy;
pub mod report;
pub mod runbooks;
pub mod source;

pub use error::Error;

use std::ffi::OsString;

/// Nothing blocks.
pub const EXIT_CLEAN: u8 = 0;
/// A finding blocks.
pub const EXIT_FOUND: u8 = 1;
/// The job could not be done: bad usage, bad configuration, or something that could not be read.
pub const EXIT_FAILED: u8 = 2;

/// Runs the program with `args` (the program's name first) and gives its exit code: one of [`EXIT_CLEAN`],
/// [`EXIT_FOUND`] and [`EXIT_FAILED`]. An error is printed here, once, as its last line.
pub fn run(args: Vec<OsString>) -> u8 {
    let occasion = commands::occasion(&args);
    std::panic::set_hook(Box::new(move |panic| stopped_by(panic, occasion)));
    match commands::dispatch(args) {
        Ok(code) => code,
        Err(error) => {
            report::failure(&error, occasion);
            EXIT_FAILED
        }
    }
}

/// Ends the program after a panic: a defect of ours, or a standard output that takes no more. The panic's own message
/// is not shown, because it may quote the text that it was about.
fn stopped_by(panic: &std::panic::PanicHookInfo<'_>, occasion: report::Occasion) {
    let said = panic.payload_as_str().unwrap_or_default();
    // Whoever read us has seen enough (`| head`); that is no news to anyone.
    if said.starts_with("failed printing to") && said.contains("(os error 32)") {
        std::process::exit(EXIT_FAILED.into());
    }
    let error = if said.starts_with("failed printing to") {
        Error::new(messages::no_output(), "")
    } else {
        let place = panic.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        Error::new(messages::defect(&place), messages::defect_next())
    };
    report::failure(&error, occasion);
    std::process::exit(EXIT_FAILED.into());
}
