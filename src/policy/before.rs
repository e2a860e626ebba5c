/*!
What settings let through in the very commit that changes them.

Settings are read from the index, as everything else is, so those of a commit hold for it already. That may be what is
wanted (a value is allowed, a folder of test data comes with its exception), but it must not happen unseen: what is
found is ruled on by the settings of HEAD too, and where those would have said more, that is said.
*/

use crate::detect::Action;
use crate::inspect::Located;

/// How many findings the changed settings let through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loosened {
    /// Those that would have stopped the commit.
    pub stopped: usize,
    /// Those that would have been mentioned.
    pub mentioned: usize,
}

/// A place in a document: where it begins and ends, as line and column.
type Place<'a> = (&'a [u8], (usize, usize), (usize, usize));

fn place(found: &Located) -> Place<'_> {
    (&found.name, (found.line, found.column), (found.end_line, found.end_column))
}

/// Places that can be asked whether one of them touches another.
struct Places<'a>(Vec<Place<'a>>);

impl<'a> Places<'a> {
    fn of(found: impl Iterator<Item = &'a Located>) -> Self {
        let mut places: Vec<Place<'a>> = found.map(place).collect();
        places.sort_unstable();
        // Each ends where the last of those before it in the document does: one look at the nearest is enough then.
        for at in 1..places.len() {
            if places[at].0 == places[at - 1].0 {
                places[at].2 = places[at].2.max(places[at - 1].2);
            }
        }
        Places(places)
    }

    fn touch(&self, (name, start, end): Place<'_>) -> bool {
        let before = self.0.partition_point(|other| (other.0, other.1) < (name, end));
        before.checked_sub(1).is_some_and(|at| self.0[at].0 == name && self.0[at].2 > start)
    }
}

/// What stood in `before`, the findings as HEAD's settings have them, and does so no longer in `now`.
pub fn loosened(before: &[Located], now: &[Located]) -> Loosened {
    let active = || now.iter().filter(|found| !found.allowed);
    let blocking = Places::of(active().filter(|found| found.action == Action::Block));
    let said = Places::of(active());
    let mut out = Loosened::default();
    for found in before.iter().filter(|found| !found.allowed) {
        match found.action {
            Action::Block if !blocking.touch(place(found)) => out.stopped += 1,
            Action::Warn if !said.touch(place(found)) => out.mentioned += 1,
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_touch_where_they_overlap() {
        let name = &b"a"[..];
        let places: Vec<Place<'_>> =
            vec![(name, (1, 5), (9, 1)), (name, (2, 1), (2, 4)), (name, (12, 3), (12, 9)), (b"b", (1, 1), (1, 9))];
        let mut places = Places(places);
        places.0[1].2 = places.0[0].2;
        for (line, from, to, touches) in [
            (1, 1, 5, false),
            (1, 1, 6, true),
            (2, 9, 12, true),
            (9, 1, 4, false),
            (12, 1, 4, true),
            (12, 9, 12, false),
        ] {
            assert_eq!(places.touch((name, (line, from), (line, to))), touches, "{line}:{from}-{to}");
        }
        assert!(!places.touch((b"c", (1, 1), (1, 9))) && places.touch((b"b", (1, 8), (1, 20))));
    }
}
