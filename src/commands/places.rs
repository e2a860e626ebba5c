/*! `PATH` and `PATH:LINE` arguments: which findings they mean. */

use crate::Error;
use crate::inspect::Located;
use crate::source::git::change;
use std::ffi::OsString;

/// The findings that `places` name, each a path or a path with a line behind it, seen from the current folder or from
/// the top of the work tree; all of them when `places` is empty.
///
/// # Errors
/// When git cannot say where the current folder is.
pub fn select<'a>(found: Vec<&'a Located>, places: &[OsString]) -> Result<Vec<&'a Located>, Error> {
    if places.is_empty() {
        return Ok(found);
    }
    let prefix = change::prefix()?;
    let mut wanted = Vec::new();
    for place in places {
        let place = place.as_encoded_bytes();
        let place = place.strip_prefix(b"./").unwrap_or(place);
        wanted.push((place.to_vec(), None));
        if let Some(colon) = memchr::memrchr(b':', place)
            && let Some(line) = std::str::from_utf8(&place[colon + 1..]).ok().and_then(|n| n.parse::<usize>().ok())
        {
            wanted.push((place[..colon].to_vec(), Some(line)));
        }
    }
    let fits = |found: &&Located| {
        wanted.iter().any(|(path, line)| {
            let here = [prefix.as_bytes(), path].concat();
            let folder = |p: &[u8]| found.name.starts_with(p) && found.name.get(p.len()) == Some(&b'/');
            let named = found.name == *path || found.name == here || line.is_none() && (folder(path) || folder(&here));
            named && line.is_none_or(|line| (found.line..=found.end_line).contains(&line))
        })
    };
    Ok(found.into_iter().filter(fits).collect())
}
