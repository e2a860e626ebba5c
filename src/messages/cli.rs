/*! The command line's own words: help, usage, and what is wrong with arguments. */

use super::{Lang, lang};
use crate::tr;

/// What the program is for.
pub fn about() -> String {
    tr!(
        en: "Stops a commit when it adds a credential. Nothing leaves this machine.",
        ja: "認証情報を追加しようとするコミットを止めます。データがこのマシンの外へ出ることはありません。"
    )
}

/// The words of clap's frame.
pub fn usage_heading() -> String {
    tr!(en: "Usage:", ja: "使い方:")
}

/// Above the subcommands.
pub fn commands_heading() -> &'static str {
    match lang() {
        Lang::En => "Commands",
        Lang::Ja => "コマンド",
    }
}

/// Above positional arguments.
pub fn arguments_heading() -> &'static str {
    match lang() {
        Lang::En => "Arguments",
        Lang::Ja => "引数",
    }
}

/// Above options.
pub fn options_heading() -> &'static str {
    match lang() {
        Lang::En => "Options",
        Lang::Ja => "オプション",
    }
}

/// In a usage line, for a subcommand.
pub fn command_word() -> &'static str {
    match lang() {
        Lang::En => "COMMAND",
        Lang::Ja => "コマンド",
    }
}

/// In a usage line, for options.
pub fn options_word() -> String {
    tr!(en: "[OPTIONS]", ja: "[オプション]")
}

/// `--help`.
pub fn help_flag() -> String {
    tr!(en: "Shows this help", ja: "このヘルプを表示します")
}

/// `--version`.
pub fn version_flag() -> String {
    tr!(en: "Shows the version", ja: "バージョンを表示します")
}

/// Behind an argument's help: what it may be.
pub fn possible_values(values: &str) -> String {
    tr!(en: "one of: {values}", ja: "指定できる値: {values}")
}

/// Behind an argument's help: what it is when nothing is said.
pub fn default_value(value: &str) -> String {
    tr!(en: "default: {value}", ja: "既定値: {value}")
}

/// `sekisho hook`.
pub fn hook_about() -> String {
    tr!(en: "What the installed hooks run", ja: "インストールしたフックから呼び出されるコマンド")
}

/// `sekisho hook NAME`.
pub fn hook_name() -> String {
    tr!(en: "The hook that git runs", ja: "git が実行するフックの名前")
}

/// `sekisho scan`.
pub fn scan_about() -> String {
    tr!(
        en: "Looks for credentials in files, folders and standard input",
        ja: "ファイル、フォルダー、標準入力から認証情報を探します"
    )
}

/// `sekisho scan --format`.
pub fn scan_format() -> String {
    tr!(en: "How to show what was found", ja: "結果の表示形式")
}

/// `sekisho scan --explain`.
pub fn scan_explain() -> String {
    tr!(en: "Say what spoke for and against each value that was judged by its name", ja: "名前から判定した値ごとに、判定の根拠と反証を表示します")
}

/// `sekisho scan --threads`.
pub fn scan_threads() -> String {
    tr!(en: "How many threads read; as many as there are processors unless said", ja: "読み込みに使うスレッド数。既定はプロセッサ数")
}

/// `sekisho scan PATH`.
pub fn scan_path() -> String {
    tr!(en: "What to look at; - is standard input", ja: "検査する対象。- は標準入力")
}

/// `sekisho explain`.
pub fn explain_about() -> String {
    tr!(
        en: "Tells step by step what to do when such a credential leaked",
        ja: "認証情報が漏えいしたときの対処手順を表示します"
    )
}

/// `sekisho explain WHAT`.
pub fn explain_what() -> String {
    tr!(
        en: "A rule's id or a provider's name; all that there are without it",
        ja: "ルールの ID またはサービス名。省略すると一覧を表示"
    )
}

/// `sekisho fix`.
pub fn fix_about() -> String {
    tr!(
        en: "Moves staged credentials out of the code into .env; shows the difference first",
        ja: "ステージ済みの認証情報をコードから .env へ移します (まず差分を表示)"
    )
}

/// `sekisho fix PLACE`.
pub fn fix_place() -> String {
    tr!(
        en: "PATH or PATH:LINE; every staged finding without it",
        ja: "パス、または パス:行番号。省略するとステージ済みのすべてが対象"
    )
}

/// `sekisho fix --apply`.
pub fn fix_apply() -> String {
    tr!(en: "Makes the change, in the work tree and in the index", ja: "作業ツリーとインデックスに変更を適用します")
}

/// `sekisho fix --undo`.
pub fn fix_undo() -> String {
    tr!(en: "Takes the last change back", ja: "直前の適用を元に戻します")
}

/// `sekisho unstage`.
pub fn unstage_about() -> String {
    tr!(
        en: "Takes the lines with credentials out of the next commit; files stay as they are",
        ja: "認証情報のある行だけを次のコミットから外します (ファイルは変更しません)"
    )
}

/// An argument that there is not.
pub fn unknown_argument(argument: &str) -> String {
    tr!(en: "there is no argument {argument} here", ja: "{argument} という引数はここでは使えません")
}

/// A subcommand that there is not.
pub fn unknown_command(name: &str) -> String {
    tr!(en: "there is no command {name}", ja: "{name} というコマンドはありません")
}

/// A value that an argument does not take.
pub fn invalid_value(value: &str, argument: &str) -> String {
    tr!(en: "{argument} cannot be {value:?}", ja: "{argument} に {value:?} は指定できません")
}

/// An argument without its value.
pub fn value_missing(argument: &str) -> String {
    tr!(en: "{argument} needs a value", ja: "{argument} には値が必要です")
}

/// Arguments that are needed.
pub fn argument_missing(arguments: &str) -> String {
    tr!(en: "missing: {arguments}", ja: "引数が足りません: {arguments}")
}

/// No subcommand.
pub fn command_missing() -> String {
    tr!(en: "which command?", ja: "コマンドを指定してください")
}

/// Two arguments that exclude each other.
pub fn argument_conflict(argument: &str, with: &str) -> String {
    tr!(en: "{argument} does not go with {with}", ja: "{argument} と {with} は同時に使えません")
}

/// An argument that is there too often, or with too many values.
pub fn too_many(argument: &str) -> String {
    tr!(en: "{argument} was given too many values", ja: "{argument} に指定された値が多すぎます")
}

/// Text that is not Unicode where it has to be.
pub fn not_unicode() -> String {
    tr!(en: "an argument is not valid UTF-8", ja: "UTF-8 として正しくない引数があります")
}

/// Any other complaint about the arguments.
pub fn bad_usage() -> String {
    tr!(en: "these arguments do not fit together", ja: "引数の組み合わせが正しくありません")
}

/// What was probably meant.
pub fn did_you_mean(suggestion: &str) -> String {
    tr!(en: "did you mean {suggestion}?", ja: "もしかして: {suggestion}")
}

/// Hints beside each other on one line.
pub fn together(hints: &[String]) -> String {
    hints.join(&tr!(en: "; ", ja: "。"))
}

/// Where to read more.
pub fn see_help(command: &str) -> String {
    tr!(en: "see `{command} --help`", ja: "`{command} --help` を参照してください")
}
