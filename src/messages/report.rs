/*! What a report says: findings, why they are believed, what to do, and the last line. */

use crate::detect::{Note, Proof, Rule};
use crate::known::PATTERN_RULE;
use crate::source::git::change::Underway;
use crate::tr;

/// Whose form a value has, where that is a standard and nobody issues it.
const STANDARDS: &[&str] = &[
    ".NET",
    "BIP-39",
    "Bitcoin",
    "Ethereum",
    "JWK",
    "JWT",
    "Java KeyStore",
    "Nostr",
    "OpenPGP",
    "OpenVPN",
    "PKCS#12",
    "PKCS#8",
    "PuTTY",
    "SSH.com",
    "Solana",
    "Stellar",
    "Unix",
    "WireGuard",
    "age",
];

/// Why a finding of `rule` with `proof` is believed.
pub fn why(proof: Proof, rule: &Rule) -> String {
    let provider = rule.provider;
    let standard = STANDARDS.contains(&provider);
    match proof {
        _ if rule.id == PATTERN_RULE.id => tr!(
            en: "it matches a pattern that a command of your configuration prohibits",
            ja: "設定されたコマンドが禁止しているパターンに一致します"
        ),
        Proof::Known => tr!(
            en: "it is one of your own credentials on this machine",
            ja: "このマシンに保存されているご自身の認証情報と一致します"
        ),
        // Only the built-in rules have a provider.
        _ if provider.is_empty() => tr!(
            en: "it matches a rule that your configuration adds",
            ja: "設定で追加されたルールに一致します"
        ),
        Proof::Context => tr!(
            en: "the name it is given to says that it is secret, and the value looks real",
            ja: "秘密情報を表す名前に、本物らしい値が代入されています"
        ),
        Proof::Pattern if standard => tr!(
            en: "it has exactly the form of {provider}",
            ja: "{provider} の形式に完全に一致します"
        ),
        Proof::Pattern => tr!(
            en: "it has exactly the form that {provider} gives to these",
            ja: "{provider} が発行するものと形式が完全に一致します"
        ),
        Proof::Structure => tr!(
            en: "it has {provider}'s form, and its parts make sense",
            ja: "{provider} の形式で、内部の構造も正しく読めます"
        ),
        Proof::Checksum if standard => tr!(
            en: "it has {provider}'s form, and the checksum inside it is right",
            ja: "{provider} の形式で、チェックサムも一致します"
        ),
        Proof::Checksum => tr!(
            en: "the checksum inside it is right: {provider} really issued it",
            ja: "チェックサムが一致し、{provider} が発行した本物です"
        ),
    }
}

/// What `note` adds to it.
pub fn note(note: &Note) -> String {
    match note {
        Note::AwsAccount(account) => tr!(
            en: "it belongs to AWS account {account}",
            ja: "AWS アカウント {account} のものです"
        ),
        Note::Pair => tr!(
            en: "the key id and its secret stand together",
            ja: "キー ID とシークレットが揃っています"
        ),
        Note::PublicHalf => tr!(
            en: "it is the public half of a pair and opens nothing by itself",
            ja: "鍵ペアの公開側で、これだけでは何もできません"
        ),
        Note::TestMode => tr!(
            en: "it is for test mode only",
            ja: "テストモード用です"
        ),
        Note::Encrypted => tr!(
            en: "a passphrase protects it",
            ja: "パスフレーズで保護されています"
        ),
        Note::Incomplete => tr!(
            en: "the key is not whole",
            ja: "鍵の全体は含まれていません"
        ),
        Note::Expired => tr!(
            en: "it says itself that it has expired",
            ja: "値に含まれる有効期限が切れています"
        ),
        Note::Unsigned => tr!(
            en: "it is unsigned",
            ja: "署名されていません"
        ),
        Note::Encoded(encodings) => {
            let encodings = encodings.join(" > ");
            tr!(en: "it was encoded ({encodings})", ja: "エンコードされた値です ({encodings})")
        }
        Note::Score { score, .. } => {
            let points = f64::from(*score) / 100.0;
            tr!(
                en: "its score is {points:.1} (`sekisho scan --explain` says what it is made of)",
                ja: "スコアは {points:.1} です (内訳は `sekisho scan --explain` で見られます)"
            )
        }
        Note::Source(place) => tr!(
            en: "it is {place}",
            ja: "元の場所: {place}"
        ),
    }
}

/// Puts reasons together in one line.
pub fn reasons(reasons: &[String]) -> String {
    let joined = reasons.join(&tr!(en: "; ", ja: "。"));
    tr!(en: "{joined}", ja: "{joined}。")
}

/// The label of why a finding is believed.
pub fn why_label() -> String {
    tr!(en: "why", ja: "根拠")
}

/// The label of what a thief can do with it.
pub fn risk_label() -> String {
    tr!(en: "risk", ja: "影響")
}

/// The label of the one thing to do.
pub fn next_label() -> String {
    tr!(en: "do this", ja: "対処")
}

/// The label of where the commit would have gone.
pub fn destination_label() -> String {
    tr!(en: "goes to", ja: "送信先")
}

/// Behind the command that takes a value out of the code.
pub fn fix_does() -> String {
    tr!(en: "shows how to move the value out of the code", ja: "値をコードの外へ移す変更案を表示")
}

/// Behind the command that takes a line out of the next commit.
pub fn unstage_does() -> String {
    tr!(en: "keeps the file, takes these lines out of the commit", ja: "ファイルは残し、該当行だけをコミットから外す")
}

/// Behind the command that tells what to do about a leak.
pub fn explain_does() -> String {
    tr!(en: "how to revoke it, step by step", ja: "無効化の手順を表示")
}

/// A warning's label.
pub fn warning() -> String {
    tr!(en: "warning", ja: "警告")
}

/// Before the ways out.
pub fn otherwise() -> String {
    tr!(en: "Or, if that does not fit:", ja: "ほかの方法:")
}

/// The way out for what is no secret, where a comment can be written.
pub fn way_allow() -> (String, String) {
    (
        tr!(en: "not a secret", ja: "秘密情報でない"),
        tr!(en: "comment on its line: sekisho:allow", ja: "行末のコメントに sekisho:allow と書く"),
    )
}

/// The way out for what is no secret, in a file that has no comments.
pub fn way_allow_by_entry(program: &str) -> (String, String) {
    (
        tr!(en: "not a secret", ja: "秘密情報でない"),
        tr!(en: "{program} allow --last --reason \"why\"", ja: "{program} allow --last --reason \"理由\""),
    )
}

/// The way out for what should stay in the work tree and not be committed now.
pub fn way_unstage(command: &str) -> (String, String) {
    (tr!(en: "commit the rest", ja: "残りをコミット"), command.to_owned())
}

/// The way on for what was already seen by others.
pub fn way_explain(command: &str) -> (String, String) {
    (tr!(en: "already pushed", ja: "push 済み"), command.to_owned())
}

/// The way around the hook, in the midst of what git does. What else stood on the command line is not known.
pub fn way_around(underway: Underway) -> (String, String) {
    let way = match underway {
        Underway::Nothing => tr!(
            en: "git commit ... --no-verify (the history keeps it)",
            ja: "git commit ... --no-verify (履歴に残る)"
        ),
        Underway::Merge => tr!(
            en: "git commit --no-verify ends the merge (the history keeps it)",
            ja: "git commit --no-verify でマージを完了 (履歴に残る)"
        ),
        Underway::Rebase => tr!(
            en: "git commit ... --no-verify, then git rebase --continue",
            ja: "git commit ... --no-verify の後に git rebase --continue"
        ),
        Underway::Picks => tr!(
            en: "git commit --no-verify, then git cherry-pick --continue",
            ja: "git commit --no-verify の後に git cherry-pick --continue"
        ),
        Underway::Reverts => tr!(
            en: "git commit --no-verify, then git revert --continue",
            ja: "git commit --no-verify の後に git revert --continue"
        ),
    };
    (tr!(en: "commit unchecked", ja: "検査を省く"), way)
}

/// `n` findings of one kind.
pub fn times(n: usize) -> String {
    tr!(en: "{n} x", ja: "{n} 件")
}

/// Places that are not listed.
pub fn more_places(n: usize) -> String {
    tr!(en: "and {n} more", ja: "ほか {n} か所")
}

/// Kinds that are not listed: `findings` of them of `kinds` kinds.
pub fn more_kinds(kinds: usize, findings: usize) -> String {
    tr!(en: "and {kinds} more kinds ({findings} findings)", ja: "ほか {kinds} 種類 ({findings} 件)")
}

/// What was looked at.
pub fn coverage(files: usize, lines: Option<usize>, bytes: u64, unread: usize, hook: bool) -> String {
    let s = if files == 1 { "" } else { "s" };
    let files = tr!(en: "{files} file{s}", ja: "{files} ファイル");
    let lines = match lines {
        Some(n) if hook => {
            let s = if n == 1 { "" } else { "s" };
            tr!(en: ", {n} added line{s}", ja: "、追加 {n} 行")
        }
        _ if bytes > 0 => {
            let size = size(bytes);
            tr!(en: ", {size}", ja: "、{size}")
        }
        _ => String::new(),
    };
    tr!(en: "{files}{lines}, {unread} unread", ja: "{files}{lines}、未検査 {unread}")
}

/// Findings that were allowed, behind [`coverage`].
pub fn allowed(n: usize) -> String {
    tr!(en: ", {n} allowed", ja: "、許可済み {n} 件")
}

/// Blobs that are encrypted, behind [`coverage`].
pub fn encrypted(n: usize) -> String {
    tr!(en: ", {n} encrypted", ja: "、暗号化済み {n} 件")
}

/// Where the commit would have gone, behind [`coverage`].
pub fn bound_for(destination: &str) -> String {
    tr!(en: ", bound for {destination}", ja: "、送信先 {destination}")
}

/// Warnings, behind [`coverage`].
pub fn warned(n: usize) -> String {
    let s = if n == 1 { "" } else { "s" };
    tr!(en: ", {n} warning{s}", ja: "、警告 {n} 件")
}

/// The last line of a stopped commit.
pub fn stopped(findings: usize) -> String {
    let s = if findings == 1 { "" } else { "s" };
    tr!(
        en: "sekisho: commit stopped: {findings} credential{s} (exit code 1)",
        ja: "sekisho: コミット中止: 認証情報 {findings} 件 (終了コード 1)"
    )
}

/// The last line of a scan that found something.
pub fn scan_found(findings: usize) -> String {
    let s = if findings == 1 { "" } else { "s" };
    tr!(
        en: "sekisho: {findings} credential{s} found (exit code 1)",
        ja: "sekisho: 認証情報を {findings} 件検出しました (終了コード 1)"
    )
}

/// The last line of what found nothing that blocks.
pub fn clean(coverage: &str) -> String {
    tr!(en: "sekisho: {coverage}", ja: "sekisho: {coverage}")
}

/// The program itself is at fault, at `place` in its source.
pub fn defect(place: &str) -> String {
    tr!(
        en: "a defect in sekisho {VERSION} ({place})",
        ja: "sekisho {VERSION} の不具合です ({place})"
    )
}

/// What to do after [`defect`].
pub fn defect_next() -> String {
    tr!(
        en: "report this line; to commit meanwhile, find the file with `sekisho scan FILE` and leave it out",
        ja: "この行を添えて報告してください。それまでは `sekisho scan FILE` で原因のファイルを調べ、コミットから外してください"
    )
}

/// Standard output takes no more: a closed pipe, a full disk.
pub fn no_output() -> String {
    tr!(en: "the output could not be written", ja: "結果を出力できませんでした")
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The last line when something could not be done.
pub fn failed(hook: bool) -> String {
    if hook {
        tr!(
            en: "sekisho: commit stopped, because not everything could be checked; nothing was let through (exit code 2)",
            ja: "sekisho: 検査を完了できなかったため、コミットを中止しました (終了コード 2)"
        )
    } else {
        tr!(en: "sekisho: not done (exit code 2)", ja: "sekisho: 実行できませんでした (終了コード 2)")
    }
}

fn size(bytes: u64) -> String {
    let kib = bytes as f64 / 1024.0;
    if kib < 1.0 {
        format!("{bytes} B")
    } else if kib < 1024.0 {
        format!("{kib:.0} KiB")
    } else {
        format!("{:.1} MiB", kib / 1024.0)
    }
}
