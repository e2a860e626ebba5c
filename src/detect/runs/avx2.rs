/*! The kinds of bytes with AVX2. */

use super::{Block, Kinds, each_by};
use crate::detect::wide::both;
use std::arch::x86_64::*;
use std::ops::Range;

/// See [`super::each`].
#[target_feature(enable = "avx2,bmi1,lzcnt,popcnt")]
pub fn each(text: &[u8], found: impl FnMut(Range<usize>, &Kinds), escape: impl FnMut(usize)) {
    let look =
        |block: &[u8; 64]| Block { symbols: any(classes(block), u8::MAX), escapes: one_of(block, b'%', b'\\', b'&') };
    each_by(text, look, |block| kinds(block), found, escape);
}

/// See [`Kinds::of`]. Where it is inlined the compiler takes the masks apart bit by bit, which takes four times as
/// long.
#[inline(never)]
#[target_feature(enable = "avx2,bmi1,lzcnt,popcnt")]
pub fn kinds(block: &[u8; 64]) -> Kinds {
    let classes = classes(block);
    Kinds {
        symbols: any(classes, u8::MAX),
        digits: any(classes, DIGIT),
        capitals: any(classes, CAPITAL),
        small: any(classes, SMALL),
        separators: any(classes, SEPARATOR),
        joins: one_of(block, b'.', b':', b'='),
    }
}

// A byte's class is what its two halves have in common: bits that the upper one stands for, and the lower one may have.
const SEPARATOR: u8 = 1;
const DIGIT: u8 = 2;
/// Up to `O`, and from `P` on.
const CAPITAL: u8 = 4 | 8;
const SMALL: u8 = 16 | 32;
const UNDERSCORE: u8 = 64;

/// The classes of 64 bytes.
#[target_feature(enable = "avx2")]
fn classes(block: &[u8; 64]) -> [__m256i; 2] {
    const UPPER: [u8; 16] = [0, 0, SEPARATOR, DIGIT, 4, 8 | UNDERSCORE, 16, 32, 0, 0, 0, 0, 0, 0, 0, 0];
    const LOWER: [u8; 16] = {
        let (mut lower, mut half) = ([0; 16], 0);
        while half < 16 {
            let mut bits = 0;
            if half == 0xb || half == 0xd || half == 0xf {
                bits |= SEPARATOR;
            }
            if half <= 9 {
                bits |= DIGIT;
            }
            if half >= 1 {
                bits |= 4 | 16;
            }
            if half <= 0xa {
                bits |= 8 | 32;
            }
            if half == 0xf {
                bits |= UNDERSCORE;
            }
            lower[half] = bits;
            half += 1;
        }
        lower
    };
    let (upper, lower, low) = (both(&UPPER), both(&LOWER), _mm256_set1_epi8(0xf));
    let [a, b] = halves(block);
    let class = |half| {
        // A byte above 127 has no upper half that stands for anything; its lower half is taken for 0.
        let top = _mm256_and_si256(_mm256_srli_epi16::<4>(half), low);
        _mm256_and_si256(_mm256_shuffle_epi8(upper, top), _mm256_shuffle_epi8(lower, half))
    };
    [class(a), class(b)]
}

/// Bit `i` says whether byte `i` is `x`, `y` or `z`.
#[target_feature(enable = "avx2")]
fn one_of(block: &[u8; 64], x: u8, y: u8, z: u8) -> u64 {
    let is = |half| {
        let byte = |byte: u8| _mm256_cmpeq_epi8(half, _mm256_set1_epi8(byte as i8));
        _mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(byte(x), byte(y)), byte(z))) as u32
    };
    let [a, b] = halves(block);
    u64::from(is(a)) | u64::from(is(b)) << 32
}

/// Bit `i` says whether class `i` has one of `bits`.
#[target_feature(enable = "avx2")]
fn any(classes: [__m256i; 2], bits: u8) -> u64 {
    let [a, b] = classes;
    let none = |class| {
        let with = _mm256_and_si256(class, _mm256_set1_epi8(bits as i8));
        _mm256_movemask_epi8(_mm256_cmpeq_epi8(with, _mm256_setzero_si256())) as u32
    };
    !(u64::from(none(a)) | u64::from(none(b)) << 32)
}

/// The two halves of 64 bytes.
#[target_feature(enable = "avx2")]
fn halves(block: &[u8; 64]) -> [__m256i; 2] {
    let at = |half: &[u8; 32]| {
        // SAFETY: the half has the bytes of a register.
        unsafe { _mm256_loadu_si256(half.as_ptr().cast()) }
    };
    let (halves, _) = block.as_chunks();
    [at(&halves[0]), at(&halves[1])]
}
