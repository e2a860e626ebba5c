/*! What the hook and `scan` say. */

use crate::tr;
use std::path::Path;

/// git could not be asked, because of `why`.
pub fn git_failed(why: &str) -> String {
    tr!(en: "git could not say what is staged ({why})", ja: "ステージされた内容を git から取得できませんでした ({why})")
}

/// What to do after [`git_failed`].
pub fn git_failed_next() -> String {
    tr!(en: "run `git status` here and mend what it says", ja: "`git status` を実行し、表示された問題を解消してください")
}

/// The file at `path` could not be read, because of `why`.
pub fn unread(path: &Path, why: &str) -> String {
    let path = path.display();
    tr!(en: "could not read {path} ({why})", ja: "{path} を読み込めませんでした ({why})")
}

/// Why a device is [`unread`].
pub fn not_a_file() -> String {
    tr!(en: "not a regular file", ja: "通常のファイルではありません")
}
