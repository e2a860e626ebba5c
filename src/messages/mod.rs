/*!
Every sentence that a person reads, in every language, side by side: a sentence is a function, and [`tr!`] does not
compile unless it is there in all of them. One file a subject.
*/

use once_cell::sync::OnceCell;
use std::cell::Cell;

mod cli;
pub mod config;
mod doctor;
mod explain;
mod fix;
mod hook;
pub mod import;
mod install;
mod known;
pub mod policy;
mod reading;
mod report;
mod rules;
pub mod schema;
pub mod scores;
pub use cli::*;
pub use doctor::*;
pub use explain::*;
pub use fix::*;
pub use hook::*;
pub use install::*;
pub use known::*;
pub use reading::*;
pub use report::*;
pub use rules::*;

/// A language that sekisho speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    En,
    Ja,
}

impl Lang {
    /// The language that `name` means: a code (`ja`, `en`), also as the beginning of a locale (`ja_JP.UTF-8`).
    pub fn named(name: &str) -> Option<Lang> {
        let code = name.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        match code.as_str() {
            "ja" | "japanese" => Some(Lang::Ja),
            "en" | "english" | "c" | "posix" => Some(Lang::En),
            _ => None,
        }
    }
}

static LANG: OnceCell<Lang> = OnceCell::new();
static CHOSEN: OnceCell<Lang> = OnceCell::new();

thread_local! {
    static LANG_HERE: Cell<Option<Lang>> = const { Cell::new(None) };
}

/// Runs `what` with every sentence in `lang`, on this thread alone.
pub fn with_lang<T>(lang: Lang, what: impl FnOnce() -> T) -> T {
    let before = LANG_HERE.replace(Some(lang));
    let result = what();
    LANG_HERE.set(before);
    result
}

/// The language of this run: what [`set_lang`] said first, else what the environment asks for.
pub fn lang() -> Lang {
    let environment = || *LANG.get_or_init(|| from_environment(|name| std::env::var(name).ok()));
    LANG_HERE.get().or_else(|| CHOSEN.get().copied()).unwrap_or_else(environment)
}

/// Chooses the language of everything that is said from now on (`sekisho.lang` or a flag); the first choice stays.
pub fn set_lang(lang: Lang) {
    let _ = CHOSEN.set(lang);
}

/// The language that LC_ALL, LC_MESSAGES or LANG ask for: the first of them that is set and not empty decides.
pub fn from_environment(get: impl Fn(&str) -> Option<String>) -> Lang {
    let asked = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| get(name).filter(|v| !v.is_empty()));
    asked.and_then(|value| Lang::named(&value)).unwrap_or(Lang::En)
}

/// Formats the sentence of the language of this run: `tr!(en: "...", ja: "...")`, each a format string.
#[macro_export]
macro_rules! tr {
    (en: $en:literal, ja: $ja:literal $(,)?) => {
        match $crate::messages::lang() {
            $crate::messages::Lang::En => format!($en),
            $crate::messages::Lang::Ja => format!($ja),
        }
    };
}
