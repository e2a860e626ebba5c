/*! What `sekisho import` says. */

use crate::{Error, tr};

/// What `sekisho import` is for.
pub fn import_about() -> String {
    tr!(
        en: "Takes over what the files of other secret scanners say",
        ja: "ほかのシークレットスキャナーの設定を取り込みます"
    )
}

/// Its files.
pub fn import_file() -> String {
    tr!(en: "The files; without any, all that there are", ja: "取り込むファイル (省略時は見つかったものすべて)")
}

/// `--dry-run`.
pub fn import_dry_run() -> String {
    tr!(en: "Only say what would be taken over", ja: "取り込む内容を表示するだけで、書き込みません")
}

/// A file of no tool that is known.
pub fn import_unknown(name: &str) -> String {
    tr!(en: "{name} is no file of a tool that can be imported", ja: "{name} は取り込みに対応していないファイルです")
}

/// Which files there are.
pub fn import_unknown_next() -> String {
    tr!(
        en: "there are .gitleaks.toml, .betterleaks.toml, .gitleaksignore, .secrets.baseline, .secretsignore, .secretlintrc.json and .gitallowed",
        ja: "対応ファイル: .gitleaks.toml、.betterleaks.toml、.gitleaksignore、.secrets.baseline、.secretsignore、.secretlintrc.json、.gitallowed"
    )
}

/// Something that was taken over.
pub fn import_taken(file: &str, what: &str) -> String {
    tr!(en: "{file}: taken over: {what}", ja: "{file}: 取り込みました: {what}")
}

/// Something that was not taken over.
pub fn import_left(file: &str, what: &str, why: &str) -> String {
    tr!(en: "{file}: NOT taken over: {what}: {why}", ja: "{file}: 取り込めませんでした: {what}: {why}")
}

/// Something that nothing is lost without.
pub fn import_needless(file: &str, what: &str, why: &str) -> String {
    tr!(en: "{file}: not needed: {what}: {why}", ja: "{file}: 取り込み不要: {what}: {why}")
}

/// How it went, in one line.
pub fn import_sum(taken: usize, needless: usize, left: usize) -> String {
    tr!(
        en: "{taken} taken over, {needless} not needed, {left} NOT taken over",
        ja: "取り込み {taken} 件、不要 {needless} 件、取り込めなかったもの {left} 件"
    )
}

/// Something that was there already.
pub fn import_there(file: &str, what: &str) -> String {
    tr!(en: "{file}: there already: {what}", ja: "{file}: 取り込み済み: {what}")
}

/// There was nothing.
pub fn import_nothing() -> String {
    tr!(en: "nothing to import was found", ja: "取り込む設定は見つかりませんでした")
}

/// `--dry-run` wrote nothing.
pub fn import_dry() -> String {
    tr!(en: "nothing was written (--dry-run)", ja: "書き込みは行っていません (--dry-run)")
}

/// The reason of an imported entry.
pub fn import_reason(file: &str) -> String {
    tr!(en: "imported from {file}", ja: "{file} から取り込み")
}

/// An imported pattern.
pub fn import_pattern(pattern: &str) -> String {
    tr!(en: "allowed pattern {pattern}", ja: "許可パターン {pattern}")
}

/// An imported rule.
pub fn import_rule(id: &str) -> String {
    tr!(en: "rule {id}", ja: "ルール {id}")
}

/// Imported paths.
pub fn import_paths(path: &str) -> String {
    tr!(en: "allowed paths {path}", ja: "許可パス {path}")
}

/// An imported list of words.
pub fn import_words(n: usize) -> String {
    tr!(en: "{n} words of values that are none", ja: "秘密情報ではない値に含まれる単語 {n} 個")
}

/// An imported list with several conditions.
pub fn import_allowlist() -> String {
    tr!(en: "an allowlist whose conditions must all hold", ja: "全条件の一致が必要な許可リスト")
}

/// An imported value.
pub fn import_value(fingerprint: &str) -> String {
    tr!(en: "the value {fingerprint}", ja: "値 {fingerprint}")
}

/// Something that is not known here.
pub fn import_no_counterpart() -> String {
    tr!(en: "there is nothing like it here", ja: "対応する機能がありません")
}

/// Another file that is referred to.
pub fn import_extend() -> String {
    tr!(en: "import that file by itself", ja: "参照先のファイルを個別に取り込んでください")
}

/// A rule that is named otherwise here.
pub fn import_other_rule() -> String {
    tr!(
        en: "names a rule of that tool; `sekisho rules` lists ours",
        ja: "そのツール固有のルール名です。対応するルールは `sekisho rules` で確認してください"
    )
}

/// A rule that looks at names of files alone.
pub fn import_path_rule() -> String {
    tr!(en: "the rule looks at file names alone; here text is judged", ja: "ファイル名だけを見るルールです。sekisho は内容を検査します")
}

/// Commits that are passed by.
pub fn import_commits() -> String {
    tr!(en: "only what is new is judged", ja: "新しく追加された内容だけを検査します")
}

/// A line that makes no sense.
pub fn import_not_read() -> String {
    tr!(en: "is no fingerprint such as path:rule:line", ja: "path:rule:line の形式ではありません")
}

/// A place at which nothing is found.
pub fn import_nothing_there() -> String {
    tr!(en: "sekisho finds nothing there", ja: "sekisho はこの場所で何も検出しません")
}

/// A value that somebody said is a real one.
pub fn import_true_secret() -> String {
    tr!(
        en: "was audited as a real secret: take it out and make it worthless",
        ja: "監査で本物の秘密情報と判定されています。取り除いて無効化してください"
    )
}

/// A path that is excepted from an exception.
pub fn import_negated() -> String {
    tr!(en: "a path that begins with ! has no counterpart", ja: "! で始まるパスには対応していません")
}

/// A rule of theirs that is switched off, and what we call it.
pub fn import_disabled(id: &str, ours: &str) -> String {
    tr!(en: "rule {id} off (here {ours})", ja: "ルール {id} の無効化 (sekisho では {ours})")
}

/// Something that a rule of ours looks for.
pub fn import_looked_for(rule: &str) -> String {
    tr!(en: "`{rule}` looks for it", ja: "`{rule}` が同じものを検出します")
}

/// A rule without a name.
pub fn import_nameless() -> String {
    tr!(en: "a rule without an id", ja: "id のないルールです")
}

/// A table where a list of tables should be.
pub fn import_no_list(key: &str) -> String {
    tr!(en: "expected [[{key}]]", ja: "[[{key}]] の形式ではありません")
}

/// A rule that works only together with another.
pub fn import_component() -> String {
    tr!(
        en: "the rule is a part of another, or needs one; a rule here stands alone",
        ja: "ほかのルールと組み合わせて使うルールです。sekisho のルールは単独で働きます"
    )
}

/// Something that would ask the network.
pub fn import_network() -> String {
    tr!(en: "asks the provider over the network; sekisho never does", ja: "ネットワーク経由の検証です。sekisho はネットワークを使いません")
}

/// A filter that is a program.
pub fn import_program() -> String {
    tr!(
        en: "is more than lists of paths, values and words, of which exceptions are made",
        ja: "パス、値、単語の一覧だけの式ではないため、例外に変換できません"
    )
}

/// A list whose commits must match too.
pub fn import_commits_and() -> String {
    tr!(
        en: "holds for some commits alone; without them it would allow more than it says",
        ja: "特定のコミットだけを対象とする条件です。外すと許可の範囲が広がります"
    )
}

/// A commit that is not here.
pub fn import_no_commit() -> String {
    tr!(
        en: "that commit, or the file in it, is not in this repository, so the value is not known",
        ja: "そのコミットまたはファイルがこのリポジトリにないため、値を特定できません"
    )
}

/// A value that is gone.
pub fn import_gone() -> String {
    tr!(en: "the value stands in no tracked file any more", ja: "その値は git の管理対象のファイルにはもうありません")
}

/// Several values in one line.
pub fn import_several(fingerprints: &str) -> String {
    tr!(
        en: "several values stand in that line; allow the right one: `sekisho allow FINGERPRINT --reason ...` ({fingerprints})",
        ja: "その行には値が複数あります。該当するものを `sekisho allow FINGERPRINT --reason ...` で許可してください ({fingerprints})"
    )
}

/// Detectors of detect-secrets.
pub fn import_detectors(n: usize) -> String {
    tr!(en: "plugins_used: {n} of its own detectors", ja: "plugins_used: 標準の検出器 {n} 個")
}

/// Filters of detect-secrets.
pub fn import_filters(n: usize) -> String {
    tr!(en: "filters_used: {n} of its own filters", ja: "filters_used: 標準のフィルター {n} 個")
}

/// Why they are not taken over.
pub fn import_own_rules() -> String {
    tr!(en: "sekisho judges by its own rules", ja: "sekisho は独自のルールで判定します")
}

/// A program that somebody wrote.
pub fn import_plugin() -> String {
    tr!(
        en: "is a program of your own; a [[rule]] or an [[exception]] may say the same",
        ja: "独自のプログラムです。[[rule]] や [[exception]] で同じことを指定できる場合があります"
    )
}

/// A file that is not there.
pub fn import_no_file() -> String {
    tr!(en: "there is no such file", ja: "ファイルがありません")
}

/// Rules of another tool.
pub fn import_rules(n: usize) -> String {
    tr!(en: "rules: {n} of its own", ja: "rules: 標準のルール {n} 個")
}

/// A mistake in another tool's file.
pub fn import_broken(file: &str, line: usize, key: &str, why: &str) -> Error {
    let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
    Error::new(
        format!("{file}:{line}: {key}{why}"),
        tr!(
            en: "nothing was written; mend the file, or name the others: `sekisho import FILE...`",
            ja: "何も書き込んでいません。ファイルを修正するか、ほかのファイルを `sekisho import FILE...` で指定してください"
        ),
    )
}
