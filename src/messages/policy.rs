/*! What is said about configuration, allowing and importing. */

use crate::{Error, tr};

/// A mistake in a configuration file: one line that names file, line and key.
pub fn broken(file: &str, line: usize, key: &str, why: &str) -> Error {
    let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
    Error::new(format!("{file}:{line}: {key}{why}"), broken_next(file))
}

fn broken_next(file: &str) -> String {
    if file == ".sekisho.toml" {
        tr!(
            en: "mend the line and `git add {file}`: a hook reads the staged copy; docs/configuration.md has every key",
            ja: "該当行を修正して `git add {file}` してください (フックはステージ済みの内容を読みます)。設定項目の一覧は docs/configuration.md にあります"
        )
    } else {
        tr!(
            en: "mend it there; docs/configuration.md has every key",
            ja: "該当箇所を修正してください。設定項目の一覧は docs/configuration.md にあります"
        )
    }
}

/// A mistake in git's configuration.
pub fn broken_git(origin: &str, key: &str, why: &str) -> Error {
    Error::new(
        format!("{origin}: {key}: {why}"),
        tr!(
            en: "mend it with `git config`; `git config --show-origin --get-all {key}` shows where it stands",
            ja: "`git config` で修正してください。設定場所は `git config --show-origin --get-all {key}` で確認できます"
        ),
    )
}

/// The file is no UTF-8.
pub fn not_utf8() -> String {
    tr!(en: "this line is not UTF-8", ja: "この行は UTF-8 ではありません")
}

/// The file is no TOML; `why` is the parser's word.
pub fn bad_toml(why: &str) -> String {
    match why {
        "duplicate key" => tr!(en: "is set twice", ja: "2 回指定されています"),
        _ => tr!(en: "no TOML ({why})", ja: "TOML として正しくありません ({why})"),
    }
}

/// A list of tables that is written otherwise.
pub fn no_list(key: &str) -> String {
    tr!(en: "expected [[{key}]], in two brackets", ja: "[[{key}]] のように二重の角括弧で書いてください")
}

/// None of `words`, and no text at all.
pub fn one_of(words: &[&str]) -> String {
    let list = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
    tr!(en: "expected one of {list}", ja: "{list} のいずれかを指定してください")
}

/// What the regex and glob crates say, in the language of this run where it is said often.
fn detail(why: &str) -> String {
    if why.starts_with("look-around") {
        tr!(en: "look-ahead and look-behind are not supported", ja: "先読み・後読みは使えません")
    } else if why.contains("unclosed group") {
        tr!(en: "unclosed group", ja: "丸括弧が閉じられていません")
    } else if why.contains("unclosed character class") {
        tr!(en: "unclosed character class", ja: "角括弧が閉じられていません")
    } else if why.contains("repetition operator missing expression") {
        tr!(en: "nothing to repeat", ja: "繰り返しの対象がありません")
    } else if why.contains("exceeds size limit") {
        tr!(en: "too large when compiled", ja: "コンパイル後の大きさが上限を超えます")
    } else {
        why.to_owned()
    }
}

/// A key that there is not; `near` was probably meant.
pub fn unknown_key(near: Option<&str>, known: &[&str]) -> String {
    match near {
        Some(near) => tr!(en: "unknown key; did you mean `{near}`?", ja: "未知のキーです。`{near}` ではありませんか?"),
        None => {
            let known = known.join(", ");
            tr!(en: "unknown key; there are {known}", ja: "未知のキーです。使えるキー: {known}")
        }
    }
}

/// A word that is none of `known`.
pub fn unknown_word(word: &str, known: &[&str]) -> String {
    let list = known.join(", ");
    match crate::policy::near::nearest(word, known.iter().copied()) {
        Some(near) => {
            tr!(en: "unknown value `{word}`; did you mean `{near}`?", ja: "未知の値 `{word}` です。`{near}` ではありませんか?")
        }
        None => tr!(en: "unknown value `{word}`; one of {list}", ja: "未知の値 `{word}` です。使える値: {list}"),
    }
}

/// No rule is called `id`.
pub fn unknown_rule(id: &str, near: Option<&str>) -> String {
    match near {
        Some(near) => {
            tr!(en: "no rule is called `{id}`; did you mean `{near}`?", ja: "`{id}` というルールはありません。`{near}` ではありませんか?")
        }
        None => {
            tr!(en: "no rule is called `{id}`; `sekisho rules` lists them", ja: "`{id}` というルールはありません。一覧は `sekisho rules` で確認できます")
        }
    }
}

/// A value of the wrong type; `what` is TOML's word for the right one.
pub fn expected(what: &str) -> String {
    let name = match what {
        "table" => tr!(en: "a table", ja: "テーブル"),
        "boolean" => tr!(en: "true or false", ja: "true または false "),
        "string" => tr!(en: "a string", ja: "文字列"),
        "array of strings" => tr!(en: "an array of strings", ja: "文字列の配列"),
        "array of tables" => tr!(en: "an array of tables", ja: "テーブルの配列"),
        _ => tr!(en: "a number", ja: "数値"),
    };
    tr!(en: "expected {name}", ja: "{name}を指定してください")
}

/// A key that must be there and is not.
pub fn missing() -> String {
    tr!(en: "is missing or empty", ja: "指定がないか、空です")
}

/// A list that must hold something.
pub fn empty_list() -> String {
    tr!(en: "is empty, so it would never hold", ja: "空のため、決して一致しません")
}

/// No number of seconds.
pub fn no_seconds() -> String {
    tr!(en: "expected seconds, from 1 to 3600", ja: "1 から 3600 までの秒数を指定してください")
}

/// The file asks for a newer program.
pub fn too_old(version: &str) -> String {
    let ours = env!("CARGO_PKG_VERSION");
    tr!(
        en: "asks for sekisho {version} or later, this is {ours}",
        ja: "sekisho {version} 以降が必要ですが、これは {ours} です"
    )
}

/// No version number.
pub fn no_version(version: &str) -> String {
    tr!(en: "`{version}` is no version such as \"0.2\"", ja: "`{version}` は \"0.2\" のようなバージョン番号ではありません")
}

/// The repository may not say this.
pub fn not_from_repository() -> String {
    tr!(
        en: "commands are not taken from a repository; set it in your own file or with `git config`",
        ja: "コマンドはリポジトリの設定からは読み込みません。ユーザー設定ファイルか `git config` で指定してください"
    )
}

/// A word that is too short to look for.
pub fn short_word(word: &str) -> String {
    tr!(en: "`{word}` is too short: three letters at least", ja: "`{word}` は短すぎます。3 文字以上にしてください")
}

/// An allow entry's value that `sekisho allow` did not write.
pub fn no_entry_value() -> String {
    tr!(
        en: "is no salted hash; `sekisho allow` writes it",
        ja: "ソルト付きハッシュではありません。`sekisho allow` で書き込んでください"
    )
}

/// No glob.
pub fn bad_glob(glob: &str, why: &str) -> String {
    let why = detail(why);
    tr!(en: "`{glob}` is no glob ({why})", ja: "`{glob}` は glob として正しくありません ({why})")
}

/// No regular expression.
pub fn bad_regex(why: &str) -> String {
    let why = detail(why);
    tr!(en: "no regular expression ({why})", ja: "正規表現として正しくありません ({why})")
}

/// No day.
pub fn no_day() -> String {
    tr!(en: "expected a day such as \"2027-01-31\"", ja: "\"2027-01-31\" のような日付を指定してください")
}

/// No number of bits.
pub fn no_entropy() -> String {
    tr!(en: "expected bits a character, from 0 to 8", ja: "1 文字あたりのビット数を 0 から 8 までで指定してください")
}

/// A regex that matches nothing at all, and so matches everywhere.
pub fn matches_empty() -> String {
    tr!(en: "matches the empty string, and so everything", ja: "空文字列に一致するため、あらゆる箇所に一致します")
}

/// A rule that matches ordinary text.
pub fn matches_prose(line: &str) -> String {
    tr!(en: "matches ordinary text such as \"{line}\"", ja: "\"{line}\" のような普通の文に一致します")
}

/// A capture group that there is not.
pub fn no_such_group(group: usize) -> String {
    tr!(en: "the regex has no group {group}", ja: "正規表現にグループ {group} はありません")
}

/// An example that its rule does not take.
pub fn example_missed(number: usize) -> String {
    tr!(en: "the rule does not match its example {number}", ja: "ルールが {number} 番目の例に一致しません")
}

/// A near miss that its rule takes.
pub fn near_miss_taken(number: usize) -> String {
    tr!(en: "the rule matches its near miss {number}", ja: "ルールが {number} 番目の反例に一致します")
}

/// An exception with two regexes.
pub fn one_regex() -> String {
    tr!(
        en: "value-regex and line-regex exclude each other",
        ja: "value-regex と line-regex は同時に指定できません"
    )
}

/// An exception that is limited to nothing.
pub fn no_condition() -> String {
    tr!(
        en: "has no condition, so it would switch everything off",
        ja: "条件がないため、すべての検査が無効になります"
    )
}

/// An exception whose paths are all there are.
pub fn holds_everything() -> String {
    tr!(
        en: "holds every path, so it would switch everything off",
        ja: "すべてのパスに一致するため、すべての検査が無効になります"
    )
}

/// An exception whose rules are all there are.
pub fn holds_every_rule() -> String {
    tr!(
        en: "holds every rule in every file, so it would switch everything off; name the paths or the values",
        ja: "すべてのファイルのすべてのルールに一致するため、すべての検査が無効になります。パスか値を絞り込んでください"
    )
}

/// A repository's file by which everything warns at most.
pub fn nothing_blocks() -> String {
    tr!(
        en: "nothing would stop a commit any more; to try out what is found, set it in your own file or with `git config`",
        ja: "どの検出でもコミットが停止しなくなります。試用のために警告だけにするときは、ユーザー設定ファイルか `git config` で指定してください"
    )
}

/// Settings that a commit changes, and what they let through in it: so many findings that would have stopped it, and so
/// many that would have been mentioned.
pub fn loosened(files: &str, stopped: usize, mentioned: usize) -> String {
    let s = if stopped + mentioned == 1 || stopped == 1 { "" } else { "s" };
    match (stopped, mentioned) {
        (0, _) => tr!(
            en: "{files}, as this commit changes it, hides {mentioned} warning{s}",
            ja: "このコミットで変更される {files} により、警告 {mentioned} 件が表示されなくなりました"
        ),
        (_, 0) => tr!(
            en: "{files}, as this commit changes it, lets {stopped} finding{s} through that would have stopped the commit",
            ja: "このコミットで変更される {files} により、本来コミットを停止させる検出 {stopped} 件が通過しました"
        ),
        _ => tr!(
            en: "{files}, as this commit changes it, lets {stopped} finding{s} through that would have stopped the commit (warnings hidden: {mentioned})",
            ja: "このコミットで変更される {files} により、本来コミットを停止させる検出 {stopped} 件が通過し、警告 {mentioned} 件が表示されなくなりました"
        ),
    }
}

/// A name that no rule can have.
pub fn bad_id(id: &str) -> String {
    tr!(
        en: "`{id}` is no name of a rule: lower-case letters, digits and hyphens",
        ja: "`{id}` はルール名として使えません。英小文字、数字、ハイフンだけで指定してください"
    )
}

/// A name that another rule has.
pub fn id_taken(id: &str) -> String {
    tr!(en: "there is a rule called `{id}` already", ja: "`{id}` というルールはすでにあります")
}

/// Nothing is looked for any more.
pub fn zero_rules() -> String {
    tr!(en: "every rule is switched off: nothing would be looked for", ja: "すべてのルールが無効で、何も検査されません")
}

/// The title of the `number`th pattern of git-secrets' configuration.
pub fn git_secrets_title(number: usize) -> String {
    tr!(en: "prohibited pattern {number} of git-secrets", ja: "git-secrets の禁止パターン {number} 番")
}

/// The work tree's configuration is another than the staged one.
pub fn differs(file: &str) -> String {
    tr!(
        en: "{file} in the work tree differs from the staged one, which counts; `git add {file}` stages it",
        ja: "作業ツリーの {file} はステージ済みのものと異なります。有効なのはステージ済みの内容です (`git add {file}` で反映されます)"
    )
}

/// There is a configuration, but the commit will not have it.
pub fn not_staged(file: &str) -> String {
    tr!(
        en: "{file} is not staged and does not count; `git add {file}` stages it",
        ja: "{file} はステージされていないため無効です (`git add {file}` で有効になります)"
    )
}

/// What to do about a configuration file that cannot be read.
pub fn unread_next() -> String {
    tr!(en: "make it readable, or take it away", ja: "読み取れるようにするか、削除してください")
}

/// An allow entry that would have hidden a finding, had its time not been over.
pub fn expired(file: &str, line: usize, until: &str, reason: &str) -> String {
    tr!(
        en: "{file}:{line}: allowed until {until} only ({reason}); allow it again, or take the value out",
        ja: "{file}:{line}: 許可の期限 ({until}) が過ぎています (理由: {reason})。再度許可するか、値を取り除いてください"
    )
}

/// What `sekisho allow` is for.
pub fn allow_about() -> String {
    tr!(
        en: "Lets one value through, with a reason, by an entry in .sekisho.toml",
        ja: ".sekisho.toml に理由付きの項目を書き込み、特定の値だけを許可します"
    )
}

/// Its fingerprints.
pub fn allow_fingerprint() -> String {
    tr!(en: "The fingerprint of the value, as a report shows it", ja: "レポートに表示された値のフィンガープリント")
}

/// `--last`.
pub fn allow_last() -> String {
    tr!(en: "Everything that the hook stopped last", ja: "直前にフックが停止させたものすべて")
}

/// `--reason`.
pub fn allow_reason() -> String {
    tr!(en: "Why it may be there", ja: "許可する理由")
}

/// `--until`.
pub fn allow_until() -> String {
    tr!(en: "The last day that it may, such as 2027-01-31", ja: "許可の最終日 (例: 2027-01-31)")
}

/// `--path`.
pub fn allow_path() -> String {
    tr!(en: "Only in these files", ja: "許可するファイルの範囲")
}

/// `--stage`.
pub fn allow_stage() -> String {
    tr!(en: "Stage what was written", ja: "書き込んだファイルをステージします")
}

/// `--unused`.
pub fn allow_unused() -> String {
    tr!(
        en: "List the entries that hide nothing or are over; exit code 1 when there are any",
        ja: "何も隠していない項目と期限切れの項目を一覧表示します (あれば終了コード 1)"
    )
}

/// There is no work tree to write to.
pub fn no_work_tree() -> Error {
    Error::new(
        tr!(en: "this repository has no work tree", ja: "このリポジトリには作業ツリーがありません"),
        tr!(en: "run it in a clone that has one", ja: "作業ツリーのあるクローンで実行してください"),
    )
}

/// A list that somebody wrote in a way that cannot be added to.
pub fn not_ours_to_edit(file: &str) -> Error {
    Error::new(
        tr!(
            en: "{file}: allow.entries is written in a way that cannot be added to safely",
            ja: "{file}: allow.entries の書き方では安全に追記できません"
        ),
        tr!(
            en: "put each entry on a line of its own, between `entries = [` and `]`",
            ja: "`entries = [` と `]` の間に、項目を 1 行ずつ書いてください"
        ),
    )
}

/// A value that may now be committed.
pub fn allowed_now(rule: &str, path: &str, fingerprint: &str) -> String {
    tr!(en: "allowed: {rule} in {path} ({fingerprint})", ja: "許可しました: {path} の {rule} ({fingerprint})")
}

/// What is left to do.
pub fn stage_them(files: &str) -> String {
    tr!(
        en: "it counts once it is staged: git add {files}",
        ja: "ステージすると有効になります: git add {files}"
    )
}

/// An entry without a reason.
pub fn reason_empty() -> String {
    tr!(en: "--reason: say why, in a few words", ja: "--reason: 許可する理由を簡潔に書いてください")
}

/// A last day in the past.
pub fn day_over() -> String {
    tr!(en: "--until: that day is over", ja: "--until: その日付はすでに過ぎています")
}

/// `--last` without anything.
pub fn nothing_stopped() -> String {
    tr!(en: "the last hook stopped nothing", ja: "直前のフックは何も停止させていません")
}

/// What to do about it.
pub fn nothing_stopped_next() -> String {
    tr!(
        en: "`sekisho scan --format json` shows fingerprints",
        ja: "フィンガープリントは `sekisho scan --format json` で確認できます"
    )
}

/// No fingerprint and no `--last`.
pub fn nothing_named() -> String {
    tr!(en: "nothing to allow was named", ja: "許可する対象が指定されていません")
}

/// What to name.
pub fn nothing_named_next() -> String {
    tr!(
        en: "`sekisho allow --last --reason \"...\"`, or the fingerprint that a report shows",
        ja: "`sekisho allow --last --reason \"...\"` とするか、レポートのフィンガープリントを指定してください"
    )
}

/// Something that is no fingerprint.
pub fn no_fingerprint(name: &str) -> String {
    // It may be the secret itself that somebody pasted.
    let n = name.chars().count();
    tr!(
        en: "a fingerprint has 8 to 20 hexadecimal digits; what was given ({n} characters) is none",
        ja: "フィンガープリントは 8 から 20 桁の 16 進数です (指定された {n} 文字は異なります)"
    )
}

/// Where fingerprints are.
pub fn no_fingerprint_next() -> String {
    tr!(
        en: "reports and `sekisho scan --format json` show fingerprints; `--last` takes what was stopped last",
        ja: "フィンガープリントはレポートと `sekisho scan --format json` に表示されます。`--last` で直前のものを指定できます"
    )
}

/// A fingerprint that nothing here has.
pub fn unknown_fingerprint(name: &str) -> String {
    tr!(
        en: "nothing that was stopped, is staged or lies in the work tree has the fingerprint {name}",
        ja: "フィンガープリント {name} に該当する値は、停止の記録にも、ステージにも、作業ツリーにもありません"
    )
}

/// An entry that hides nothing.
pub fn unused(file: &str, line: usize, rule: &str, reason: &str) -> String {
    tr!(
        en: "{file}:{line}: hides nothing in the tracked files: {rule} ({reason})",
        ja: "{file}:{line}: git の管理対象のファイルに該当する値がありません: {rule} ({reason})"
    )
}

/// An entry whose time is over.
pub fn over(file: &str, line: usize, until: &str, reason: &str) -> String {
    tr!(en: "{file}:{line}: over since {until} ({reason})", ja: "{file}:{line}: 期限切れ ({until} まで): {reason}")
}

/// Nothing to complain about.
pub fn all_used(n: usize) -> String {
    match n {
        0 => tr!(en: "there are no allow entries", ja: "許可項目はありません"),
        1 => tr!(en: "1 allow entry, in use", ja: "許可項目 1 件、使用中です"),
        _ => tr!(en: "{n} allow entries, all of them in use", ja: "許可項目 {n} 件、すべて使用中です"),
    }
}

/// A file that could not be written.
pub fn unwritten(path: &std::path::Path, why: &str) -> String {
    let path = path.display();
    tr!(en: "could not write {path} ({why})", ja: "{path} に書き込めませんでした ({why})")
}

/// What to do about it.
pub fn unwritten_next() -> String {
    tr!(en: "nothing was changed", ja: "変更は行われていません")
}

/// What is asked of whoever made a finding that `blocks`, or only warns.
pub fn asked(blocks: bool) -> String {
    if blocks {
        tr!(
            en: "Take the value out, and make it worthless where it is valid",
            ja: "値を取り除き、発行元で無効化してください"
        )
    } else {
        tr!(en: "Check whether this is a real value", ja: "実際に使われている値でないか確認してください")
    }
}

/// What is asked of a program that made a commit.
pub fn asked_of_automation(blocks: bool) -> String {
    if blocks {
        tr!(
            en: "remove every value that is listed, stage that, and commit again; do not bypass the hook (no --no-verify), do not allow a value unless a person says that it is harmless",
            ja: "列挙されたすべての値を取り除き、ステージしてからコミットし直してください。フックを迂回せず (--no-verify は禁止)、人が無害と判断した場合以外は値を許可しないでください"
        )
    } else {
        tr!(en: "nothing blocks; go on", ja: "停止すべきものはありません。続行してください")
    }
}

/// What is asked when not everything could be read.
pub fn asked_when_incomplete() -> String {
    tr!(
        en: "not everything could be read, so nothing is known to be clean: make it readable and run it again",
        ja: "読み取れないものがあり、問題がないとは言えません。読み取れるようにして再実行してください"
    )
}

/// What is asked when the job could not be done.
pub fn asked_after_failure() -> String {
    tr!(
        en: "mend what the error says and run it again; do not bypass the hook",
        ja: "エラーの内容を解消して再実行してください。フックは迂回しないでください"
    )
}
