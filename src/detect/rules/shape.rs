/*!
Tokens with a prefix of their own, as entries of a line or two: the table that [`tokens`] makes rules of, and the
verifiers that such rules share.
*/

use crate::detect::rule::{Candidate, Verdict};
use crate::detect::verify::random::is_random;
use crate::detect::{Note, Proof, placeholder};

/// Entries `id, provider, title, Kind, Risk, prefix, rest, docs, revoke;`, with `=> verifier` before the semicolon
/// where the shape alone is not enough. `prefix` is literal text, followed by `as` and the same as a regular expression
/// where that is different, and `rest` the regular expression of what follows it: both make the examples too.
macro_rules! tokens {
    ($($id:literal, $provider:literal, $title:literal, $kind:ident, $risk:ident, $prefix:literal $(as $escaped:literal)?, $rest:literal, $docs:expr, $revoke:expr $(=> $verify:expr)?;)*) => {
        &[$($crate::detect::rule::Rule {
            id: $id,
            provider: $provider,
            title: $title,
            kind: $crate::detect::rule::Kind::$kind,
            literals: &[$prefix],
            pattern: concat!($crate::detect::rules::shape::tokens!(@escaped $prefix $($escaped)?), $rest),
            verify: $crate::detect::rules::shape::tokens!(@verify $($verify)?),
            risk: $crate::detect::rule::Risk::$risk,
            revoke: $crate::detect::rule::Revoke { page: $revoke, command: "" },
            docs: $docs,
            examples: &[
                concat!($crate::detect::rules::shape::tokens!(@escaped $prefix $($escaped)?), $rest),
                concat!("key: \"", $crate::detect::rules::shape::tokens!(@escaped $prefix $($escaped)?), $rest, "\""),
            ],
            near_misses: &[
                concat!("x", $crate::detect::rules::shape::tokens!(@escaped $prefix $($escaped)?), $rest),
                concat!($crate::detect::rules::shape::tokens!(@escaped $prefix $($escaped)?), "[0-9A-Za-z]{5}"),
            ],
            ..$crate::detect::rule::DEFAULTS
        }),*]
    };
    (@escaped $prefix:literal) => { $prefix };
    (@escaped $prefix:literal $escaped:literal) => { $escaped };
    (@verify) => { $crate::detect::rules::shape::issued };
    (@verify $verify:expr) => { $verify };
}
pub(super) use tokens;

/// A token whose shape is proof, unless a person made it up.
pub fn issued(candidate: &Candidate<'_>) -> Verdict {
    if made_up(candidate.value()) { Verdict::Dismiss } else { Verdict::block(Proof::Pattern) }
}

/// The same for a token that opens little: it is said, and the commit goes through.
pub fn said(candidate: &Candidate<'_>) -> Verdict {
    if made_up(candidate.value()) { Verdict::Dismiss } else { Verdict::warn(Proof::Pattern) }
}

/// The same for the public half of a pair.
pub fn public_half(candidate: &Candidate<'_>) -> Verdict {
    said(candidate).with(Note::PublicHalf)
}

/// The same for a test or sandbox credential.
pub fn test_mode(candidate: &Candidate<'_>) -> Verdict {
    said(candidate).with(Note::TestMode)
}

/// Whether a person made `token` up, prefix and all: a placeholder, or words where random characters belong.
pub fn made_up(token: &[u8]) -> bool {
    placeholder::is_typed(token) || !is_random(token)
}
