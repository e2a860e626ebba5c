/*! The first stage with AVX2: eight windows at a time. */

use super::{BATCH, MOST, SPREAD, WORD_BITS, Words};
use crate::detect::wide::both;
use std::arch::x86_64::*;

/// Sixteen bytes are looked at at a time, and the eight behind them for what their windows go on with.
const STEP: usize = 16;
/// Shorter texts are not looked at.
pub const LEAST: usize = STEP + 8;

/// See [`super::first`].
#[target_feature(enable = "avx2,popcnt")]
pub fn first(windows: &Words, text: &[u8], passed: &mut [u16; MOST]) -> (usize, usize) {
    let steps = (text.len().min(BATCH + 8) - 8) / STEP;
    // The bytes of the four windows in each half, the first the highest, and the first bytes alone.
    let grams = both(&[3, 2, 1, 0, 5, 4, 3, 2, 7, 6, 5, 4, 9, 8, 7, 6]);
    let firsts = both(&[0, NONE, NONE, NONE, 2, NONE, NONE, NONE, 4, NONE, NONE, NONE, 6, NONE, NONE, NONE]);
    let mut count = 0;
    for step in 0..steps {
        let at = step * STEP;
        let Some(here) = text[at..].first_chunk::<LEAST>() else { return (count, at) };
        // SAFETY: there are `LEAST` bytes, which is what the two halves reach over.
        let (low, high) =
            unsafe { (_mm_loadu_si128(here.as_ptr().cast()), _mm_loadu_si128(here[8..].as_ptr().cast())) };
        let text = _mm256_or_si256(_mm256_set_m128i(high, low), _mm256_set1_epi8(0x20));
        let hashed = _mm256_mullo_epi32(
            _mm256_slli_epi32::<8>(_mm256_shuffle_epi8(text, grams)),
            _mm256_set1_epi32(SPREAD as i32),
        );
        let word = _mm256_srli_epi32::<{ 32 - WORD_BITS as i32 }>(hashed);
        // SAFETY: a number of `WORD_BITS` bits is the index of a word.
        let words = unsafe { _mm256_i32gather_epi32::<4>(windows.as_ptr().cast(), word) };
        // How far from the highest bit the one is that the first byte chooses.
        let below = _mm256_andnot_si256(_mm256_shuffle_epi8(text, firsts), _mm256_set1_epi32(31));
        let chosen = _mm256_sllv_epi32(words, below);
        let mask = _mm256_movemask_ps(_mm256_castsi256_ps(chosen)) as u8;
        let numbers = _mm_add_epi16(
            _mm_cvtepu8_epi16(_mm_cvtsi64_si128(i64::from_le_bytes(PLACES[usize::from(mask)]))),
            _mm_set1_epi16((at / 2) as i16),
        );
        let Some(room) = passed[count..].first_chunk_mut::<8>() else { return (count, at) };
        // SAFETY: there is room for eight.
        unsafe { _mm_storeu_si128(room.as_mut_ptr().cast(), numbers) };
        count += mask.count_ones() as usize;
    }
    (count, steps * STEP)
}

/// In a shuffle, for a zero.
const NONE: u8 = 0x80;

/// The numbers of the bits that are set in a byte, one behind the other.
static PLACES: [[u8; 8]; 256] = {
    let (mut places, mut byte) = ([[0; 8]; 256], 0);
    while byte < 256 {
        let (mut bit, mut count) = (0, 0);
        while bit < 8 {
            if byte >> bit & 1 != 0 {
                places[byte][count] = bit;
                count += 1;
            }
            bit += 1;
        }
        byte += 1;
    }
    places
};
