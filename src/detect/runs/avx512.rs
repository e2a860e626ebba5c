/*! The kinds of bytes with AVX-512, in which a table of 128 bytes is looked up in one step: no other byte has a class. */

use super::{ANY_SYMBOL, Block, CAPITAL, CLASSES, DIGIT, ESCAPE, JOIN, Kinds, SEPARATOR, SMALL, each_by};
use std::arch::x86_64::*;
use std::ops::Range;

/// See [`super::each`].
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,bmi1,lzcnt,popcnt")]
pub fn each(text: &[u8], found: impl FnMut(Range<usize>, &Kinds), escape: impl FnMut(usize)) {
    let look = |block: &[u8; 64]| {
        let classes = classes(block);
        Block { symbols: any(classes, ANY_SYMBOL), escapes: any(classes, ESCAPE) }
    };
    each_by(text, look, |block| kinds(block), found, escape);
}

/// See [`Kinds::of`].
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
pub fn kinds(block: &[u8; 64]) -> Kinds {
    let classes = classes(block);
    Kinds {
        symbols: any(classes, ANY_SYMBOL),
        digits: any(classes, DIGIT),
        capitals: any(classes, CAPITAL),
        small: any(classes, SMALL),
        separators: any(classes, SEPARATOR),
        joins: any(classes, JOIN),
    }
}

/// The classes of 64 bytes.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn classes(block: &[u8; 64]) -> __m512i {
    // SAFETY: all three have the bytes of a register.
    let (block, low, high) = unsafe {
        (
            _mm512_loadu_si512(block.as_ptr().cast()),
            _mm512_loadu_si512(CLASSES.as_ptr().cast()),
            _mm512_loadu_si512(CLASSES[64..].as_ptr().cast()),
        )
    };
    let ascii = !_mm512_movepi8_mask(block);
    _mm512_maskz_permutex2var_epi8(ascii, low, block, high)
}

/// Bit `i` says whether class `i` has one of `bits`.
#[target_feature(enable = "avx512f,avx512bw")]
fn any(classes: __m512i, bits: u8) -> u64 {
    _mm512_test_epi8_mask(classes, _mm512_set1_epi8(bits as i8))
}
