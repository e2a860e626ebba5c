/*! What is said when something that is staged cannot be read. */

use crate::tr;

/// What to do about a staged file that cannot be read.
pub fn unread_next() -> String {
    tr!(
        en: "run `git fsck` to see what is damaged, stage the file again, and commit",
        ja: "`git fsck` で破損を確認し、ファイルをステージし直してからコミットしてください"
    )
}
