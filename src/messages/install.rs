/*! What `install` and `uninstall` say. */

use crate::tr;
use std::path::Path;

/// A path as a person reads it: on one line, whatever is in it.
pub(super) fn shown(path: &Path) -> String {
    crate::report::human::harmless(&path.to_string_lossy())
}

/// git cannot be started.
pub fn no_git(why: &str) -> String {
    tr!(en: "git cannot be started ({why})", ja: "git を起動できません ({why})")
}

/// git refused.
pub fn git_said_no(why: &str) -> String {
    tr!(en: "git says: {why}", ja: "git のエラー: {why}")
}

/// There is no repository at a path.
pub fn no_repository(path: &Path, why: &str) -> String {
    let path = shown(path);
    tr!(en: "{path} is no git repository ({why})", ja: "{path} は git リポジトリではありません ({why})")
}

/// A path does not lead to a folder.
pub fn no_folder() -> String {
    tr!(en: "no such folder", ja: "フォルダーがありません")
}

/// A file or folder cannot be written.
pub fn cannot_write(path: &Path, why: &str) -> String {
    let path = shown(path);
    tr!(en: "cannot write {path} ({why}); nothing was changed", ja: "{path} に書き込めません ({why})。何も変更していません")
}

/// There is no home folder.
pub fn no_home() -> String {
    tr!(en: "there is no home folder (HOME is not set)", ja: "ホームフォルダーがありません (HOME が未設定です)")
}

/// A hook's place is taken by a folder.
pub fn hook_is_folder(path: &Path) -> String {
    let path = shown(path);
    tr!(en: "{path} is a folder, where git expects a hook", ja: "{path} はフォルダーです (git のフックとなるファイルを置く場所です)")
}

/// There is no hook of that name.
pub fn no_such_hook(name: &str, all: &str) -> String {
    tr!(en: "sekisho has no hook `{name}`; it has {all}", ja: "sekisho に `{name}` というフックはありません。使えるのは {all} です")
}

/// core.hooksPath is set to nothing.
pub fn hooks_path_empty(origin: &str) -> String {
    tr!(
        en: "core.hooksPath is set to nothing (in {origin}), so git looks for hooks among the project's own files",
        ja: "core.hooksPath が空に設定されているため ({origin})、git はプロジェクト直下のファイルをフックとして探します"
    )
}

/// core.hooksPath is no folder.
pub fn hooks_path_no_folder(path: &Path, origin: &str) -> String {
    let path = shown(path);
    tr!(
        en: "git runs no hooks here: core.hooksPath is {path} (set in {origin}), which is no folder",
        ja: "ここでは git がフックを実行しません: core.hooksPath が {path} ({origin} で設定) で、フォルダーではありません"
    )
}

/// How to be rid of a core.hooksPath.
pub fn unset_hooks_path(scope: &str) -> String {
    let flag = match scope {
        "command" => {
            return tr!(
                en: "it comes from the command line or the environment (GIT_CONFIG_COUNT); take it out there",
                ja: "コマンドラインか環境変数 (GIT_CONFIG_COUNT) で指定されています。そこから外してください"
            );
        }
        "" => "--local",
        other => &format!("--{other}"),
    };
    tr!(
        en: "`git config {flag} --unset core.hooksPath`, then install again",
        ja: "`git config {flag} --unset core.hooksPath` を実行してから、もう一度インストールしてください"
    )
}

/// The hook folder is a symbolic link.
pub fn hooks_is_link(path: &Path, target: &Path) -> String {
    let (path, target) = (shown(path), shown(target));
    tr!(
        en: "{path} is a link to {target}; nothing is written beyond it unasked",
        ja: "{path} は {target} へのリンクです。確認なしにリンク先へは書き込みません"
    )
}

/// What to do about [`hooks_is_link`].
pub fn hooks_is_link_next() -> String {
    tr!(en: "`sekisho install --follow-link` writes there", ja: "リンク先に書き込むには `sekisho install --follow-link`")
}

/// The hook folder is part of the repository.
pub fn hooks_tracked(path: &Path) -> String {
    let path = shown(path);
    tr!(
        en: "git looks for hooks in {path}, which is part of the repository: what is written there is for everybody to commit",
        ja: "git がフックを探す {path} はリポジトリで管理されています。書き込んだ内容はコミットの対象となり、チーム全員に影響します"
    )
}

/// What to do about [`hooks_tracked`].
pub fn hooks_tracked_next() -> String {
    tr!(
        en: "`sekisho install --tracked` writes there; `--tracked --dry-run` shows what",
        ja: "書き込むには `sekisho install --tracked`。内容の確認だけなら `--tracked --dry-run`"
    )
}

/// Where git looks, when a setting says so.
pub fn hooks_path_from(path: &Path, origin: &str) -> String {
    let path = shown(path);
    tr!(
        en: "git looks for hooks in {path}, because core.hooksPath in {origin} says so",
        ja: "git は {path} でフックを探します ({origin} の core.hooksPath による)"
    )
}

/// A hook that was there runs first from now on.
pub fn kept_runs_first(path: &Path, kept: &Path) -> String {
    let (path, kept) = (shown(path), shown(kept));
    tr!(
        en: "the hook that was in {path} is kept as {kept} and runs first",
        ja: "{path} にあったフックは {kept} として残し、先に実行します"
    )
}

/// A hook that git passed by is kept, and passed by as before.
pub fn kept_stays_off(path: &Path, kept: &Path) -> String {
    let (path, kept) = (shown(path), shown(kept));
    tr!(
        en: "the hook that was in {path} is not executable, so git passed it by; it is kept as {kept} and stays switched off (`chmod +x` on it turns it on)",
        ja: "{path} にあったフックは実行権限がなく、git に無視されていました。{kept} として残し、これまでどおり実行しません (有効にするには `chmod +x`)"
    )
}

/// A hook that was kept long ago makes room for a newer one.
pub fn kept_set_aside(kept: &Path, aside: &Path) -> String {
    let (kept, aside) = (shown(kept), shown(aside));
    tr!(
        en: "{kept} was replaced by another hook since; it is set aside as {aside} and does not run",
        ja: "{kept} は別のフックに置き換えられていたため、{aside} に退避しました (実行されません)"
    )
}

/// A kept hook stays under its name, because another one has taken its place.
pub fn kept_left(kept: &Path, path: &Path) -> String {
    let (kept, path) = (shown(kept), shown(path));
    tr!(
        en: "another hook has taken {path} since; the one from before stays in {kept}",
        ja: "{path} は別のフックに置き換えられています。以前のフックは {kept} に残します"
    )
}

/// Lines that another program added to the launcher.
pub fn added_lines(path: &Path) -> String {
    let path = shown(path);
    tr!(
        en: "another program had added lines to the launcher; they are in {path}",
        ja: "ランチャーにほかのプログラムが追記した行があったため、{path} に残しました"
    )
}

/// git uses another template folder already.
pub fn other_template(current: &Path) -> String {
    let current = shown(current);
    tr!(en: "init.templateDir is {current} already", ja: "init.templateDir はすでに {current} です")
}

/// What to do about [`other_template`].
pub fn other_template_next(current: &Path) -> String {
    let current = shown(current);
    tr!(
        en: "`sekisho install --template` without a folder adds the hook to {current}",
        ja: "フォルダーを指定しない `sekisho install --template` なら、{current} にフックを追加します"
    )
}

/// The template folder was made by somebody else.
pub fn template_was_there(folder: &Path) -> String {
    let folder = shown(folder);
    tr!(
        en: "{folder} was there already; only the hooks were added to it",
        ja: "{folder} は既存のフォルダーなので、フックだけを追加しました"
    )
}

/// Said before a step is carried out, or instead of it.
pub fn step(step: &crate::install::steps::Step) -> String {
    use crate::install::steps::Step;
    match step {
        Step::MakeFolder(path) => {
            let path = shown(path);
            tr!(en: "make folder   {path}", ja: "フォルダー作成  {path}")
        }
        Step::Keep { from, to } => {
            let (from, to) = (shown(from), shown(to));
            tr!(en: "keep          {from} as {to}", ja: "退避            {from} → {to}")
        }
        Step::Write { path, .. } => {
            let path = shown(path);
            tr!(en: "write         {path}", ja: "書き込み        {path}")
        }
        Step::Mode { path, mode } => {
            let path = shown(path);
            tr!(en: "set mode {mode:o}  {path}", ja: "モード {mode:o}      {path}")
        }
        Step::Link { path, target } => {
            let (path, target) = (shown(path), shown(target));
            tr!(en: "link          {path} to {target}", ja: "リンク          {path} → {target}")
        }
        Step::Move { from, to } => {
            let (from, to) = (shown(from), shown(to));
            tr!(en: "rename        {from} to {to}", ja: "名前変更        {from} → {to}")
        }
        Step::Remove(path) => {
            let path = shown(path);
            tr!(en: "remove        {path}", ja: "削除            {path}")
        }
        Step::RemoveFolder(path) => {
            let path = shown(path);
            tr!(en: "remove folder {path}, if it is empty", ja: "フォルダー削除  {path} (空の場合)")
        }
        Step::Set { scope, name, value } => {
            let value = shown(Path::new(value));
            tr!(en: "git config    {scope} {name} {value}", ja: "git config      {scope} {name} {value}")
        }
        Step::Unset { scope, name, value } => {
            let value = shown(Path::new(value));
            tr!(en: "git config    {scope} --unset {name} ({value})", ja: "git config      {scope} --unset {name} ({value})")
        }
    }
}

/// The headline of one repository's or folder's installation.
pub fn installed(what: &Path, events: &str, changes: usize, dry: bool) -> String {
    let what = shown(what);
    match (changes, dry) {
        (0, _) => tr!(en: "{what}: guarded already ({events})", ja: "{what}: 導入済みです ({events})"),
        (_, true) => tr!(en: "{what}: would be guarded ({events})", ja: "{what}: 導入予定 ({events})"),
        _ => tr!(en: "{what}: guarded ({events})", ja: "{what}: 導入しました ({events})"),
    }
}

/// The headline of one repository's or folder's uninstallation.
pub fn uninstalled(what: &Path, changes: usize, dry: bool) -> String {
    let what = shown(what);
    match (changes, dry) {
        (0, _) => tr!(en: "{what}: nothing of sekisho is here", ja: "{what}: sekisho は導入されていません"),
        (_, true) => tr!(en: "{what}: would be as it was before sekisho", ja: "{what}: 導入前の状態に戻す予定"),
        _ => tr!(en: "{what}: as it was before sekisho", ja: "{what}: 導入前の状態に戻しました"),
    }
}

/// Said before init.templateDir is set.
pub fn template_about(folder: &Path) -> String {
    let folder = shown(folder);
    tr!(
        en: "sets init.templateDir to {folder}: from now on `git init` and `git clone` bring the hook (old clones: `sekisho install --sweep FOLDER`)",
        ja: "init.templateDir を {folder} に設定します。今後は `git init` と `git clone` でフックが入ります (既存のクローンは `sekisho install --sweep フォルダー`)"
    )
}

/// Help: `install`.
pub fn install_about() -> String {
    tr!(en: "Puts the hook where git looks for it", ja: "git が実際に探す場所へフックを導入します")
}

/// Help: the repositories of `install` and `uninstall`.
pub fn install_paths() -> String {
    tr!(
        en: "The repositories; the one that you are in when nothing else is asked for",
        ja: "対象のリポジトリ。何も指定しなければ現在のリポジトリ"
    )
}

/// Help: `install --template`.
pub fn install_template() -> String {
    tr!(
        en: "Have `git init` and `git clone` bring the hook, by a template folder",
        ja: "テンプレートフォルダーを使い、`git init` と `git clone` でフックが入るようにします"
    )
}

/// Help: `install --hooks`.
pub fn install_hooks() -> String {
    tr!(
        en: "Which hooks, with commas between them; without this pre-commit,pre-merge-commit",
        ja: "導入するフック (カンマ区切り)。省略時は pre-commit,pre-merge-commit"
    )
}

/// Help: `install --all`.
pub fn install_all() -> String {
    tr!(en: "Every hook that sekisho has an answer for", ja: "sekisho が対応するすべてのフック")
}

/// Help: `install --tracked`.
pub fn install_tracked() -> String {
    tr!(
        en: "Write also where hooks are part of the repository (a tracked core.hooksPath, husky)",
        ja: "フックがリポジトリで管理されている場合 (コミット対象の core.hooksPath、husky) にも書き込みます"
    )
}

/// Help: `install --follow-link`.
pub fn install_follow_link() -> String {
    tr!(
        en: "Write also where the hook folder is a symbolic link",
        ja: "フックのフォルダーがシンボリックリンクでも書き込みます"
    )
}

/// Help: `--dry-run`.
pub fn install_dry_run() -> String {
    tr!(en: "Say what would be written, and write nothing", ja: "何を書き込むかだけを表示し、実際には書き込みません")
}

/// Help: `uninstall`.
pub fn uninstall_about() -> String {
    tr!(en: "Takes away what install put there, and nothing else", ja: "install が置いたものだけを取り除きます")
}

/// Help: `uninstall --template`.
pub fn uninstall_template() -> String {
    tr!(
        en: "Take the hook out of the template folder, and git's setting back",
        ja: "テンプレートフォルダーからフックを取り除き、git の設定を戻します"
    )
}

/// Help: `uninstall --user`.
pub fn uninstall_user() -> String {
    tr!(
        en: "Take away all that is set up for this user beside repositories",
        ja: "個々のリポジトリ以外で、このユーザーに設定したものをすべて取り除きます"
    )
}

/// Help: `install --global`.
pub fn install_global() -> String {
    tr!(
        en: "Guard every repository of this user: by hooks in git's settings from git 2.54 on, else by core.hooksPath",
        ja: "このユーザーの全リポジトリを対象にします (git 2.54 以降は設定ベースのフック、それ以前は core.hooksPath)"
    )
}

/// Help: `install --system`.
pub fn install_system() -> String {
    tr!(en: "The same for every user of this machine", ja: "同じことを、このマシンの全ユーザーに対して行います")
}

/// Help: `install --folder`.
pub fn install_folder() -> String {
    tr!(
        en: "Where --global and --system put the launchers (a share, for instance)",
        ja: "--global と --system のランチャーを置くフォルダー (共有フォルダーなど)"
    )
}

/// Help: `install --sweep`.
pub fn install_sweep() -> String {
    tr!(en: "Every repository below this folder", ja: "このフォルダー以下のすべてのリポジトリ")
}

/// git runs sekisho because its settings say so.
pub fn by_configured_hooks() -> String {
    tr!(
        en: "git's own settings name sekisho (hook.sekisho-*), so it runs beside every other hook, in old repositories too",
        ja: "git の設定 (hook.sekisho-*) で sekisho を実行します。既存のリポジトリでも、ほかのフックと並んで動作します"
    )
}

/// git runs sekisho because core.hooksPath leads to it.
pub fn by_hooks_path() -> String {
    tr!(
        en: "core.hooksPath leads every repository to sekisho's launchers, which run the repository's own hooks afterwards; a repository that sets core.hooksPath itself (husky) is not reached: install there",
        ja: "core.hooksPath により全リポジトリが sekisho のランチャーを使い、その後に各リポジトリのフックを実行します。独自に core.hooksPath を設定しているリポジトリ (husky など) には効かないため、個別に導入してください"
    )
}

/// Another program runs the launcher.
pub fn manager_runs_it(name: &str, path: &Path) -> String {
    let path = shown(path);
    tr!(
        en: "{name} looks after this hook and runs {path}, as it does with hooks from before it",
        ja: "このフックは {name} が管理しています。{name} は {path} を (既存フックとして) 実行します"
    )
}

/// What to write for the whole team.
pub fn manager_snippet(manager: crate::install::managers::Manager) -> String {
    let name = manager.name();
    let (file, text) = manager.snippet();
    tr!(
        en: "for the whole team, add to {file} ({name}):\n{text}",
        ja: "チーム全員に適用するには {file} に追記してください ({name}):\n{text}"
    )
}

/// Another program's script is part of the repository.
pub fn manager_tracked(name: &str, path: &Path) -> String {
    let path = shown(path);
    tr!(
        en: "{name} looks after the hooks here: the line goes into {path}, which is part of the repository",
        ja: "ここのフックは {name} が管理しています。追記先の {path} はリポジトリで管理されています"
    )
}

/// A line or file was written for another program.
pub fn manager_wrote(name: &str, path: &Path) -> String {
    let path = shown(path);
    tr!(en: "{name} is asked to run sekisho, in {path}", ja: "{name} が sekisho を実行するよう {path} に書き込みます")
}

/// Only the person can write it.
pub fn manager_by_hand(name: &str, path: &Path) -> String {
    let path = shown(path);
    tr!(
        en: "{name} looks after this hook, and {path} is yours already; add it by hand",
        ja: "このフックは {name} が管理しており、{path} はすでに使われています。手作業で追記してください"
    )
}

/// The last line of a sweep.
pub fn swept(all: usize, failed: usize) -> String {
    let good = all - failed;
    tr!(
        en: "{all} repositories: {good} as wanted, {failed} failed",
        ja: "リポジトリ {all} 件: 完了 {good} 件、失敗 {failed} 件"
    )
}

/// One repository of a sweep could not be done.
pub fn sweep_failed(path: &Path, why: &str) -> String {
    let path = shown(path);
    tr!(en: "{path}: FAILED: {why}", ja: "{path}: 失敗: {why}")
}

/// What --global or --system is about to do.
pub fn everywhere_about(flag: &str, folder: &Path) -> String {
    let folder = shown(folder);
    tr!(en: "git config {flag} will lead to {folder}", ja: "git config {flag} で {folder} を使うよう設定します")
}

/// The folder that git looks in guards other repositories too.
pub fn shared_stays(folder: &Path) -> String {
    let folder = shown(folder);
    tr!(
        en: "{folder} guards every repository and stays: `sekisho uninstall --global` (or --system) takes it away",
        ja: "{folder} は全リポジトリ共通のため残します。取り除くには `sekisho uninstall --global` (または --system)"
    )
}

/// A setting of this user would hide the machine's.
pub fn would_hide(folder: &Path) -> String {
    let folder = shown(folder);
    tr!(
        en: "core.hooksPath is {folder} for this whole machine, and one of your own would hide it",
        ja: "このマシン全体の core.hooksPath が {folder} に設定されており、ユーザー設定で上書きするとその設定が無効になります"
    )
}

/// What to do about [`would_hide`].
pub fn would_hide_next() -> String {
    tr!(en: "`sekisho install --system` adds to that folder", ja: "`sekisho install --system` ならそのフォルダーに追加します")
}
