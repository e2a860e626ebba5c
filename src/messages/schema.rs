/*! What an editor shows beside the keys of a configuration file. */

use crate::tr;

/// The whole file.
pub fn whole() -> String {
    tr!(en: "What sekisho looks for, and what it lets through", ja: "sekisho が検出するものと、許可するもの")
}

/// A setting with one value.
pub fn setting(name: &str) -> String {
    match name {
        "lang" => {
            tr!(en: "The language of messages; auto asks LC_ALL, LC_MESSAGES and LANG", ja: "メッセージの言語 (auto は LC_ALL、LC_MESSAGES、LANG に従います)")
        }
        "quiet" => tr!(en: "Say nothing when nothing was found", ja: "何も検出されなかったときは何も表示しません"),
        "marks" => tr!(en: "Whose marks in the text count", ja: "有効とする抑制コメントのツール名"),
        "known" => {
            tr!(en: "Look for your own credentials, as they lie on this machine", ja: "このマシンにある自分の認証情報と照合します")
        }
        "providers" => {
            tr!(en: "Commands whose lines are values to look for; never in a repository's file", ja: "出力の各行を検出対象の値とするコマンド (リポジトリの設定ファイルには書けません)")
        }
        "provider-failure" => {
            tr!(en: "What a command that fails does to a commit", ja: "コマンドが失敗したときのコミットの扱い")
        }
        "provider-timeout" => tr!(en: "Seconds that a command may take", ja: "コマンドの制限時間 (秒)"),
        "git-secrets" => {
            tr!(en: "Whether git-secrets' settings and .gitallowed count", ja: "git-secrets の設定と .gitallowed を使うかどうか")
        }
        "min-version" => {
            tr!(en: "The oldest sekisho that may read this file", ja: "この設定ファイルを読める sekisho の最低バージョン")
        }
        _ => String::new(),
    }
}

/// A table.
pub fn table(name: &str) -> String {
    match name {
        "rules" => {
            tr!(en: "A rule, or a glob of rules, and what is done with what it finds", ja: "ルール名 (glob も可) と、検出時の扱い")
        }
        "proofs" => {
            tr!(en: "What is done with findings by how well they are proven", ja: "根拠の強さごとの、検出時の扱い")
        }
        "exception" => {
            tr!(en: "Something else is done where every condition holds", ja: "すべての条件が一致する箇所では扱いを変えます")
        }
        "rule" => tr!(en: "A rule of your own", ja: "独自のルール"),
        "words" => tr!(en: "Names of variables and keys", ja: "変数名やキーの名前に使われる単語"),
        "allow" => {
            tr!(en: "Values that are allowed; `sekisho allow` writes them", ja: "許可した値 (`sekisho allow` が書き込みます)")
        }
        "entry" => tr!(en: "A value that is allowed", ja: "許可した値"),
        _ => String::new(),
    }
}

/// A key of a table.
pub fn field(table: &str, name: &str) -> String {
    match (table, name) {
        ("rule", "id") => {
            tr!(en: "Its name: lower-case letters, digits and hyphens", ja: "ルール名 (英小文字、数字、ハイフン)")
        }
        ("rule", "title") => tr!(en: "What reports call it", ja: "レポートに表示する名前"),
        ("rule", "regex") => {
            tr!(en: "A regular expression over bytes, without look-around; ^ and $ hold at lines", ja: "バイト列に対する正規表現。先読み・後読みは使えません。^ と $ は行頭・行末に一致します")
        }
        ("rule", "group") => {
            tr!(en: "The group that is the value; without it the first, or the whole match", ja: "値とするグループ番号 (省略時は最初のグループ、なければ一致全体)")
        }
        ("rule", "ignore-case") => tr!(en: "Match letters in any case", ja: "大文字と小文字を区別しません"),
        ("rule", "action") => {
            tr!(en: "What it does to a commit; block without it", ja: "コミットの扱い (省略時は block)")
        }
        ("rule", "keywords") => {
            tr!(en: "One of these stands in the text, or the rule is not tried", ja: "いずれかが本文にあるときだけルールを適用します")
        }
        ("rule", "min-entropy") => {
            tr!(en: "Values of fewer bits a character are none", ja: "1 文字あたりのビット数がこれより小さい値は無視します")
        }
        ("rule", "paths") => {
            tr!(en: "Only in these files, as in .gitignore", ja: "対象のファイル (.gitignore と同じ書式)")
        }
        ("rule", "path-regex") => {
            tr!(en: "Only in files whose paths match", ja: "対象のファイルのパスに一致する正規表現")
        }
        ("rule", "docs") => tr!(en: "A page about it", ja: "説明のあるページ"),
        ("rule", "revoke") => tr!(en: "The page on which it is revoked", ja: "無効化の手続きをするページ"),
        ("rule", "examples") => {
            tr!(en: "Texts that it must match, or templates of them", ja: "一致すべき文字列、またはそのテンプレート")
        }
        ("rule", "near-misses") => tr!(en: "Texts that it must not match", ja: "一致してはならない文字列"),
        ("exception", "rules") => tr!(en: "Only for these rules, or globs of rules", ja: "対象のルール名 (glob も可)"),
        ("exception", "paths") => {
            tr!(en: "Only in these files, as in .gitignore", ja: "対象のファイル (.gitignore と同じ書式)")
        }
        ("exception", "path-regex") => {
            tr!(en: "Only in files whose paths match", ja: "対象のファイルのパスに一致する正規表現")
        }
        ("exception", "value-regex") => tr!(en: "Only for values that match", ja: "対象の値に一致する正規表現"),
        ("exception", "line-regex") => {
            tr!(en: "Only where a match on the line touches the value", ja: "行内で値に重なって一致する正規表現")
        }
        ("exception", "words") => {
            tr!(en: "Only for values that hold one of these", ja: "いずれかを含む値だけを対象にします")
        }
        ("exception", "action") => tr!(en: "What is done instead; off without it", ja: "検出時の扱い (省略時は off)"),
        ("exception", "reason") => tr!(en: "Why", ja: "理由"),
        ("words", "secret") => tr!(en: "They say that a value is secret", ja: "値が秘密であることを示す単語"),
        ("words", "harmless") => tr!(en: "They look as if, and do not", ja: "紛らわしいが秘密ではない単語"),
        ("allow", "entries") => tr!(en: "One entry a line, sorted by the hash", ja: "1 行に 1 項目、ハッシュ順"),
        ("entry", "value") => {
            tr!(en: "The salted hash that binds it to the value", ja: "値に対応するソルト付きハッシュ")
        }
        ("entry", "rule") => {
            tr!(en: "The rule that found it; binds nothing", ja: "検出したルール (許可の範囲には影響しません)")
        }
        ("entry", "path") => {
            tr!(en: "Only in these files, as in .gitignore", ja: "対象のファイル (.gitignore と同じ書式)")
        }
        ("entry", "until") => {
            tr!(en: "The last day that it holds, such as 2027-01-31", ja: "許可の最終日 (例: 2027-01-31)")
        }
        ("entry", "reason") => tr!(en: "Why it may be there", ja: "許可する理由"),
        _ => String::new(),
    }
}
