/*!
What the ways for wide registers ([`super::prefilter`], [`super::runs`]) share: whether a processor has what they are
compiled for.
*/

use std::arch::is_x86_feature_detected as has;
use std::arch::x86_64::*;

/// Whether the processor has AVX2, and the instructions for bits that came with it or before.
#[inline]
pub fn has_avx2() -> bool {
    has!("avx2") && has!("bmi1") && has!("lzcnt") && has!("popcnt")
}

/// Whether it has AVX-512 with the bytes of VBMI and VBMI2, too.
#[inline]
pub fn has_avx512() -> bool {
    has_avx2() && has!("avx512bw") && has!("avx512vl") && has!("avx512vbmi") && has!("avx512vbmi2")
}

/// The same sixteen bytes in both halves of a register.
#[inline]
#[target_feature(enable = "avx2")]
pub fn both(bytes: &[u8; 16]) -> __m256i {
    // SAFETY: there are sixteen bytes.
    _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) })
}
