/*! What `fix` and `unstage` say. */

use crate::fix::Refusal;
use crate::tr;

/// Why nothing is changed at a place.
pub fn refusal(why: Refusal) -> String {
    match why {
        Refusal::Language => tr!(
            en: "fix does not write this kind of file",
            ja: "fix が対応していない種類のファイルです"
        ),
        Refusal::Comment => tr!(
            en: "the value stands in a comment: delete it there",
            ja: "値がコメント内にあります。コメントから削除してください"
        ),
        Refusal::NotAString => tr!(
            en: "the value stands in no plain string",
            ja: "値が通常の文字列リテラルの中にありません"
        ),
        Refusal::Lines => tr!(
            en: "the value has several lines: keep it in a file that git ignores, and let the code read that file",
            ja: "値が複数行です。git が無視するファイルに置き、コードからはそのファイルを読み込んでください"
        ),
        Refusal::Escapes => tr!(
            en: "the value holds quotes or escapes, which .env may read differently",
            ja: "値に引用符やエスケープが含まれ、.env では別の値として読まれるおそれがあります"
        ),
        Refusal::Constant => tr!(
            en: "only a constant may stand there",
            ja: "この場所には定数しか書けません"
        ),
        Refusal::Encoded => tr!(
            en: "the value is encoded there",
            ja: "値がエンコードされています"
        ),
        Refusal::Unsure => tr!(
            en: "it is not sure how the code should look there",
            ja: "書き換え後のコードを確実に決められません"
        ),
        Refusal::Remains => tr!(
            en: "the value would still stand elsewhere in the file",
            ja: "ファイル内の別の場所に値が残ってしまいます"
        ),
        Refusal::NotText => tr!(
            en: "the file is not UTF-8",
            ja: "UTF-8 のファイルではありません"
        ),
    }
}

/// Above the places that stay as they are.
pub fn fix_left_alone() -> String {
    tr!(en: "Left as it is:", ja: "変更しない箇所:")
}

/// After the difference: nothing was written yet.
pub fn fix_dry(program: &str) -> String {
    tr!(
        en: "Nothing is changed yet. To do it: {program} fix --apply",
        ja: "まだ何も変更していません。適用するには: {program} fix --apply"
    )
}

/// After the change.
pub fn fix_done(program: &str) -> String {
    tr!(
        en: "Done, in the work tree and in the index. To take it back: {program} fix --undo",
        ja: "ワークツリーとインデックスに適用しました。元に戻すには: {program} fix --undo"
    )
}

/// After `--undo`.
pub fn fix_undone(files: usize) -> String {
    let s = if files == 1 { "" } else { "s" };
    tr!(en: "Taken back: {files} file{s} as before.", ja: "元に戻しました: {files} ファイル")
}

/// There is nothing to fix.
pub fn fix_nothing() -> String {
    tr!(
        en: "Nothing to do: no staged credential there.",
        ja: "対象はありません。ステージ済みの認証情報は見つかりませんでした。"
    )
}

/// What to do with what `fix` leaves alone.
pub fn fix_instead(program: &str) -> String {
    tr!(
        en: "To take these lines out of the commit: {program} unstage",
        ja: "該当行をコミットから外すには: {program} unstage"
    )
}

/// How the program gets the values.
pub fn fix_load(language: crate::fix::Language) -> String {
    use crate::fix::Language as L;
    match language {
        L::Compose => tr!(
            en: "docker compose reads .env beside the file by itself.",
            ja: "docker compose は同じフォルダの .env を自動的に読み込みます。"
        ),
        L::Actions => tr!(
            en: "Give the value to GitHub once: gh secret set NAME (it asks for the value).",
            ja: "GitHub に一度登録してください: gh secret set 名前 (値の入力を求められます)"
        ),
        L::Terraform | L::Shell => tr!(
            en: "Load it before you run: set -a; . ./.env; set +a",
            ja: "実行前に読み込んでください: set -a; . ./.env; set +a"
        ),
        L::JavaScript | L::TypeScript | L::Jsx { .. } => tr!(
            en: "Load it when you run: node --env-file=.env ... (or the dotenv package).",
            ja: "実行時に読み込んでください: node --env-file=.env ... (または dotenv パッケージ)"
        ),
        L::Python => tr!(
            en: "Load it when you run: set -a; . ./.env; set +a (or the python-dotenv package).",
            ja: "実行時に読み込んでください: set -a; . ./.env; set +a (または python-dotenv パッケージ)"
        ),
        _ => tr!(
            en: "Load it when you run: set -a; . ./.env; set +a (or a dotenv library).",
            ja: "実行時に読み込んでください: set -a; . ./.env; set +a (または dotenv ライブラリ)"
        ),
    }
}

/// `.env` is committed.
pub fn fix_env_tracked(path: &str) -> String {
    tr!(en: "{path} is tracked by git, so a value in it would be committed", ja: "{path} は git の管理対象なので、値を書くとコミットされてしまいます")
}

/// What to do after [`fix_env_tracked`].
pub fn fix_env_tracked_next(path: &str) -> String {
    tr!(
        en: "take it out first: git rm --cached {path}",
        ja: "先に管理対象から外してください: git rm --cached {path}"
    )
}

/// A file could not be written.
pub fn fix_write_failed(path: &str, why: &str) -> String {
    tr!(en: "could not write {path} ({why})", ja: "{path} に書き込めませんでした ({why})")
}

/// What to do after [`fix_write_failed`].
pub fn fix_write_failed_next() -> String {
    tr!(
        en: "what was already changed is taken back by: sekisho fix --undo",
        ja: "すでに変更した分は sekisho fix --undo で元に戻せます"
    )
}

/// There is nothing to take back.
pub fn fix_no_undo() -> String {
    tr!(en: "there is no fix to take back", ja: "元に戻せる変更がありません")
}

/// A file was changed after the fix.
pub fn fix_changed_since(path: &str) -> String {
    tr!(
        en: "{path} was changed after the fix, so it is not taken back",
        ja: "{path} は fix の後に変更されているため、元に戻しません"
    )
}

/// What to do after [`fix_changed_since`].
pub fn fix_changed_since_next(backup: &str) -> String {
    tr!(
        en: "undo that change first, or restore by hand from {backup}",
        ja: "その変更を先に取り消すか、{backup} から手作業で復元してください"
    )
}

/// A symbolic link stands where a file has to be.
pub fn fix_link(path: &str) -> String {
    tr!(en: "{path} is no regular file", ja: "{path} は通常のファイルではありません")
}

/// The heading of a file that is new.
pub fn fix_new_file() -> String {
    tr!(en: "new, mode 600, ignored by git", ja: "新規作成、モード 600、git の管理対象外")
}

/// What `unstage` did to a file.
pub fn unstaged_lines(path: &str, lines: usize) -> String {
    let s = if lines == 1 { "" } else { "s" };
    tr!(
        en: "{path}: {lines} line{s} taken out of the commit; the file itself is unchanged",
        ja: "{path}: {lines} 行をコミットから外しました (ファイル自体は変更していません)"
    )
}

/// What `unstage` did to a file that it took out whole.
pub fn unstaged_whole(path: &str) -> String {
    tr!(
        en: "{path}: the whole file taken out of the commit; the file itself is unchanged",
        ja: "{path}: ファイル全体をコミットから外しました (ファイル自体は変更していません)"
    )
}

/// There is nothing to take out.
pub fn unstage_nothing() -> String {
    tr!(
        en: "Nothing to do: no staged credential there.",
        ja: "対象はありません。ステージ済みの認証情報は見つかりませんでした。"
    )
}
