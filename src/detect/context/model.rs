/*! What the features make of a value: a score. */

use super::features::{Feature, Features};

/// The score from which on a value stops a commit, in hundredths of log-odds.
pub const BLOCK: i32 = 600;
/// The score from which on it is said.
pub const WARN: i32 = 200;

/// What speaks for a value (positive) and against it.
pub fn reasons(features: &Features) -> [i32; Feature::COUNT] {
    let mut out = [0; Feature::COUNT];
    let get = |f: Feature| i32::from(features[f as usize]);
    let mut add = |f: Feature, points: i32| out[f as usize] += points;
    for (f, points) in [
        (Feature::Password, 150),
        (Feature::Secret, 150),
        (Feature::Token, 100),
        (Feature::ApiKey, 120),
        (Feature::Key, 150),
        (Feature::PlainKey, -250),
        (Feature::Auth, -50),
        (Feature::Salt, -50),
        (Feature::Userinfo, 150),
        (Feature::Header, 200),
        (Feature::Strong, 40),
        (Feature::Weak, -250),
        (Feature::Tail, -200),
        (Feature::Quoted, 50),
        (Feature::Wrapped, -100),
        (Feature::Lookup, -500),
        (Feature::Trailing, -300),
        (Feature::Spaces, -200),
        (Feature::Brackets, -150),
        (Feature::Uuid, -300),
        (Feature::SameAsName, -400),
        (Feature::Human, 150),
        (Feature::Foreign, -50),
        (Feature::Marked, -50),
    ] {
        add(f, points * get(f));
    }
    add(Feature::Surprise, get(Feature::Surprise).clamp(-60, 60) * 6);
    add(Feature::Stock, -5 * get(Feature::Stock));
    add(Feature::Words, -3 * get(Feature::Words));
    add(Feature::Digits, (2 * get(Feature::Digits)).min(100));
    add(Feature::Classes, 40 * get(Feature::Classes));
    add(Feature::Distinct, (10 * get(Feature::Distinct)).min(150));
    add(Feature::Slashes, -60 * (get(Feature::Slashes) - 1).max(0));
    if get(Feature::Length) < 4 {
        add(Feature::Length, -400);
    }
    if get(Feature::Run) > 4 {
        add(Feature::Run, -300);
    }
    out
}

/// The score: the sum of what speaks for and against.
pub fn score(features: &Features) -> i32 {
    -450 + reasons(features).iter().sum::<i32>()
}
