/*!
Tokens with a prefix of their own, as entries of a line or two: the table that [`tokens`] makes rules of, and the
verifiers that such rules share.
*/

use crate::detect::rule::{Candidate, Verdict};
use crate::detect::verify::random::is_random;
use crate::detect::{Note, Proof, placeholder};

/// Entries `id, provider, title, Kind, Risk, prefix, rest, docs, revoke;`, with `=> verifier` before the semicolon where
/// the shape alone is not enough. `prefix` is literal text that is also a regular expression (no dots), and `rest` the
/// regular expression of what follows it: both make the examples too.
macro_rules! tokens {
    ($($id:literal, $provider:literal, $title:literal, $kind:ident, $risk:ident, $prefix:literal, $rest:literal, $docs:expr, $revoke:expr $(=> $verify:expr)?;)*) => {
        &[$($crate::detect::rule::Rule {
            id: $id,
            provider: $provider,
            title: $title,
            kind: $crate::detect::rule::Kind::$kind,
            literals: &[$prefix],
            pattern: concat!($prefix, $rest),
            verify: $crate::detect::rules::shape::tokens!(@verify $($verify)?),
            risk: $crate::detect::rule::Risk::$risk,
            revoke: $crate::detect::rule::Revoke { page: $revoke, command: "" },
            docs: $docs,
            examples: &[concat!($prefix, $rest), concat!("key: \"", $prefix, $rest, "\"")],
            near_misses: &[concat!("x", $prefix, $rest), concat!($prefix, "[0-9A-Za-z]{5}")],
            ..$crate::detect::rule::DEFAULTS
        }),*]
    };
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
    placeholder::is_placeholder(token) || !is_random(token)
}
