/*! What `status` and `doctor` say. */

use super::install::shown;
use crate::tr;
use std::path::Path;

/// Help: `status`.
pub fn status_about() -> String {
    tr!(en: "Tells what git will run here, and why", ja: "ここで git が何を実行するかと、その理由を表示します")
}

/// Help: the repository of `status` and `doctor`.
pub fn status_path() -> String {
    tr!(en: "The repository; the one that you are in when none is named", ja: "対象のリポジトリ。省略時は現在のリポジトリ")
}

/// Help: `--json`.
pub fn json_flag() -> String {
    tr!(en: "For machines", ja: "JSON で出力します")
}

/// Help: `doctor`.
pub fn doctor_about() -> String {
    tr!(en: "Proves that the hook stops a commit", ja: "フックがコミットを止めることを実際に確かめます")
}

/// Help: `doctor --trial`.
pub fn doctor_trial() -> String {
    tr!(
        en: "In a throwaway repository: a clean commit passes, one with a made-up key is stopped",
        ja: "使い捨てのリポジトリで、問題のないコミットが通り、架空のキーを含むコミットが止まることを示します"
    )
}

/// The headline of the trial.
pub fn trial_head() -> String {
    tr!(en: "Trying it in a throwaway repository, with real git:", ja: "使い捨てのリポジトリで、実際の git を使って確認します:")
}

/// A commit of the trial and what became of it.
pub fn trial_commit(leak: bool, code: i32) -> String {
    match (leak, code) {
        (false, 0) => tr!(en: "a clean commit passes", ja: "問題のないコミットは通りました"),
        (false, _) => tr!(en: "a clean commit was STOPPED", ja: "問題のないコミットが止められました"),
        (true, 0) => {
            tr!(en: "a commit with a made-up AWS key pair was NOT STOPPED", ja: "架空の AWS キーを含むコミットが止まりませんでした")
        }
        (true, _) => {
            tr!(en: "a commit with a made-up AWS key pair is stopped:", ja: "架空の AWS キーを含むコミットは止まりました:")
        }
    }
}

/// The trial failed.
pub fn trial_failed() -> String {
    tr!(
        en: "the hook does not do its work on this machine",
        ja: "この環境ではフックが正しく動作していません"
    )
}

/// What to do when the trial failed.
pub fn trial_failed_next() -> String {
    tr!(
        en: "is the folder for temporary files mounted noexec? Try TMPDIR=$HOME/tmp; else what git said is above",
        ja: "一時フォルダーが noexec でマウントされていませんか? TMPDIR=$HOME/tmp で再試行するか、上の git の出力を確認してください"
    )
}

/// Launchers in a folder that git does not look in.
pub fn shadowed(own: &Path, hooks: &Path, origin: &str) -> String {
    let (own, hooks) = (shown(own), shown(hooks));
    tr!(
        en: "the launchers in {own} are not run: core.hooksPath in {origin} sends git to {hooks}. Run `sekisho install`",
        ja: "{own} のランチャーは実行されません: {origin} の core.hooksPath により git は {hooks} を見ます。`sekisho install` を実行してください"
    )
}

/// core.hooksPath comes from the environment.
pub fn by_environment() -> String {
    tr!(
        en: "core.hooksPath comes from the command line or the environment, and may be another one next time",
        ja: "core.hooksPath がコマンドラインか環境変数で指定されています (次回は変わる可能性があります)"
    )
}

/// The launcher cannot be executed.
pub fn launcher_not_executable(path: &Path) -> String {
    let path = shown(path);
    tr!(
        en: "{path} is not executable, so git passes it by. Run `sekisho install`",
        ja: "{path} に実行権限がないため、git に無視されます。`sekisho install` を実行してください"
    )
}

/// The program that the launcher names is gone.
pub fn program_gone(program: &Path, fallback: Option<&Path>) -> String {
    let program = shown(program);
    match fallback.map(shown) {
        Some(fallback) => tr!(
            en: "the launcher names {program}, which is gone; {fallback} on PATH is run instead. Run `sekisho install`",
            ja: "ランチャーが指す {program} がありません。代わりに PATH の {fallback} を使います。`sekisho install` を実行してください"
        ),
        None => tr!(
            en: "the launcher names {program}, which is gone: every commit is stopped. Run `sekisho install`",
            ja: "ランチャーが指す {program} がないため、すべてのコミットが止まります。`sekisho install` を実行してください"
        ),
    }
}

/// The launcher is older than this program.
pub fn launcher_old(path: &Path, version: u32) -> String {
    let path = shown(path);
    tr!(
        en: "{path} is launcher version {version}; it works, and `sekisho install` refreshes it",
        ja: "{path} は古いランチャー (バージョン {version}) です。動作はしますが、`sekisho install` で更新できます"
    )
}

/// Another hook stands where the launcher was.
pub fn launcher_replaced(path: &Path) -> String {
    let path = shown(path);
    tr!(
        en: "another hook has taken the launcher's place in {path}. Run `sekisho install`",
        ja: "{path} のランチャーが別のフックに置き換えられています。`sekisho install` を実行してください"
    )
}

/// There is no launcher.
pub fn launcher_missing(event: &str, folder: &Path) -> String {
    let folder = shown(folder);
    tr!(
        en: "no {event} of sekisho's is in {folder}. Run `sekisho install`",
        ja: "{folder} に sekisho の {event} がありません。`sekisho install` を実行してください"
    )
}

/// Where git looks.
pub fn status_folder(folder: &Path, origin: Option<(&str, &str)>) -> String {
    let folder = shown(folder);
    match origin {
        Some((scope, origin)) => tr!(
            en: "git looks for hooks in {folder}\n  because {scope} core.hooksPath in {origin} says so",
            ja: "git は {folder} でフックを探します\n  ({origin} の core.hooksPath [{scope}] による)"
        ),
        None => tr!(
            en: "git looks for hooks in {folder}\n  because no core.hooksPath is set",
            ja: "git は {folder} でフックを探します\n  (core.hooksPath は未設定)"
        ),
    }
}

/// What stands in a hook's place.
pub fn status_hook(hook: &crate::install::state::Hook) -> String {
    let event = hook.event;
    let mut parts = Vec::new();
    match &hook.launcher {
        Some(l) => {
            let (version, program) = (l.version, shown(&l.program));
            parts.push(
                tr!(en: "launcher {version}, runs {program}", ja: "ランチャー (バージョン {version}) → {program}"),
            );
        }
        None if hook.configured || hook.asked.is_some() => {}
        None => match hook.occupant {
            crate::install::slot::Occupant::Nobody => parts.push(tr!(en: "nothing", ja: "なし")),
            _ => parts.push(tr!(en: "a hook that is not sekisho's", ja: "sekisho 以外のフック")),
        },
    }
    if hook.configured {
        parts.push(tr!(en: "git's settings run sekisho", ja: "git の設定により sekisho を実行"));
    }
    if let Some(manager) = hook.manager {
        let name = manager.name();
        parts.push(tr!(en: "looked after by {name}", ja: "{name} が管理"));
    }
    if let Some(asked) = &hook.asked {
        let asked = shown(asked);
        parts.push(tr!(en: "asked to run sekisho in {asked}", ja: "{asked} で sekisho の実行を指定"));
    }
    if let Some(kept) = &hook.kept {
        let kept = shown(kept);
        parts.push(tr!(en: "before it runs {kept}", ja: "先に {kept} を実行"));
    }
    format!("{event}: {}", parts.join(", "))
}

/// The template folder, if git uses one.
pub fn status_template(folder: Option<&Path>) -> String {
    match folder.map(shown) {
        Some(folder) => tr!(en: "new repositories copy {folder}", ja: "新しいリポジトリは {folder} をコピーします"),
        None => tr!(
            en: "new repositories get no hook (`sekisho install --template`)",
            ja: "新しいリポジトリにはフックが入りません (`sekisho install --template`)"
        ),
    }
}

/// What the canary came to.
pub fn verdict(event: &str, verdict: crate::install::canary::Verdict) -> String {
    use crate::install::canary::Verdict;
    match verdict {
        Verdict::Blocked => tr!(
            en: "{event}: blocked. git ran the hook on a made-up key, and the hook stopped it",
            ja: "{event}: 停止を確認。git が架空のキーに対してフックを実行し、フックが止めました (blocked)"
        ),
        Verdict::StoppedByOther => tr!(
            en: "{event}: NOT PROVEN. Another hook stopped before sekisho said a word",
            ja: "{event}: 確認できません (NOT PROVEN)。sekisho より先に別のフックが止めました"
        ),
        Verdict::NotBlocked => tr!(
            en: "{event}: NOT BLOCKED. git would have committed a made-up key",
            ja: "{event}: 停止しません (NOT BLOCKED)。架空のキーがコミットされるところでした"
        ),
    }
}

/// Why nothing leaves the machine.
pub fn nothing_leaves() -> String {
    tr!(
        en: "nothing leaves this machine: the program holds no network code, and its tests run the hook where there is no network",
        ja: "外部への送信はありません: プログラムに通信コードはなく、テストではネットワークのない環境でフックを実行しています"
    )
}
