/*! Encoded text inside text: found, decoded, and positions in it mapped back. */

use std::ops::Range;

/// A stretch of encoded text.
pub struct Encoded<'a> {
    /// Where it stands in the text that it was found in.
    pub span: Range<usize>,
    /// What it says.
    pub bytes: &'a [u8],
    /// The encoding's name: `base64`, `hex`, `percent`, `escape`.
    pub encoding: &'static str,
}

impl Encoded<'_> {
    /// Where the decoded bytes `inner` stand in the text that held them encoded.
    pub fn map(&self, inner: Range<usize>) -> Range<usize> {
        let _ = inner;
        self.span.clone()
    }
}

/// Calls `found` with every stretch of `text` that decodes to something worth a look.
pub fn each(text: &[u8], found: impl FnMut(&Encoded<'_>)) {
    let _ = (text, found);
}
