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
    match commands::dispatch(args) {
        Ok(code) => code,
        Err(error) => {
            report::failure(&error, occasion);
            EXIT_FAILED
        }
    }
}
