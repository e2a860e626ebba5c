/*! Entries of a few lines for tokens with several prefixes or characters in them that a regular expression takes for
its own; where [`super::shape`] has the shorter form. */

/// `id, provider, title, Kind, [literals], pattern, near miss, page [, documentation];` on top of the rule `base`. The
/// pattern is its own example: a text that it describes, alone and given to a name. Besides the near miss, the same
/// text as part of a longer word must not match.
macro_rules! shaped {
    ($base:expr; $($id:literal, $provider:literal, $title:literal, $kind:ident, [$($literal:literal),+], $pattern:literal, $miss:literal, $page:literal $(, $docs:literal)?;)*) => {
        &[$($crate::detect::rule::Rule {
            id: $id,
            provider: $provider,
            title: $title,
            kind: $crate::detect::rule::Kind::$kind,
            literals: &[$($literal),+],
            pattern: $pattern,
            revoke: $crate::detect::rule::Revoke { page: $page, command: "" },
            docs: $crate::detect::rules::shaped::shaped!(@docs $page $(, $docs)?),
            examples: &[$pattern, concat!("token = \"", $pattern, "\"")],
            near_misses: &[$miss, concat!("x", $pattern)],
            ..$base
        }),*]
    };
    (@docs $page:literal) => { $page };
    (@docs $page:literal, $docs:literal) => { $docs };
}
pub(in crate::detect) use shaped;
