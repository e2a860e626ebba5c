/*! The first stage with AVX-512: sixteen windows at a time. */

use super::{BATCH, MOST, SPREAD, WORD_BITS, Words};
use std::arch::x86_64::*;

/// Thirty-two bytes are looked at at a time; as many again are read, of which the first two are what their windows go
/// on with.
const STEP: usize = 32;
/// Shorter texts are not looked at.
pub const LEAST: usize = 2 * STEP;

/// See [`super::first`].
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,popcnt")]
pub fn first(windows: &Words, text: &[u8], passed: &mut [u16; MOST]) -> (usize, usize) {
    let steps = (text.len().min(BATCH + STEP) - STEP) / STEP;
    // The bytes of the sixteen windows, the first the highest.
    const GRAMS: [u8; 64] = {
        let (mut grams, mut at) = ([0; 64], 0);
        while at < 64 {
            grams[at] = (at / 4 * 2 + 3 - at % 4) as u8;
            at += 1;
        }
        grams
    };
    const NUMBERS: [u16; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
    // SAFETY: both have the bytes of a register.
    let (grams, numbers) =
        unsafe { (_mm512_loadu_si512(GRAMS.as_ptr().cast()), _mm256_loadu_si256(NUMBERS.as_ptr().cast())) };
    let mut count = 0;
    for step in 0..steps {
        let at = step * STEP;
        let Some(here) = text[at..].first_chunk::<LEAST>() else { return (count, at) };
        // SAFETY: there are as many bytes as a register has.
        let here = unsafe { _mm512_loadu_si512(here.as_ptr().cast()) };
        let gram = _mm512_permutexvar_epi8(grams, _mm512_or_si512(here, _mm512_set1_epi8(0x20)));
        let hashed = _mm512_mullo_epi32(_mm512_slli_epi32::<8>(gram), _mm512_set1_epi32(SPREAD as i32));
        let word = _mm512_srli_epi32::<{ 32 - WORD_BITS }>(hashed);
        // SAFETY: a number of `WORD_BITS` bits is the index of a word.
        let words = unsafe { _mm512_i32gather_epi32::<4>(word, windows.as_ptr().cast()) };
        // How far from the highest bit the one is that the first byte chooses.
        let below = _mm512_andnot_si512(_mm512_srli_epi32::<24>(gram), _mm512_set1_epi32(31));
        let mask = _mm512_cmplt_epi32_mask(_mm512_sllv_epi32(words, below), _mm512_setzero_si512());
        let those = _mm256_maskz_compress_epi16(mask, _mm256_add_epi16(numbers, _mm256_set1_epi16((at / 2) as i16)));
        let Some(room) = passed[count..].first_chunk_mut::<16>() else { return (count, at) };
        // SAFETY: there is room for sixteen.
        unsafe { _mm256_storeu_si256(room.as_mut_ptr().cast(), those) };
        count += mask.count_ones() as usize;
    }
    (count, steps * STEP)
}
