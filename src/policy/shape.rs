/*! The values of a configuration file's tables: of the type that is asked for, or an error that names file, line and
key. Which tables there are and what they mean is [`super::file`]'s. */

use super::fields::{Field, Shape};
use super::file::Owner;
use super::near::nearest;
use crate::{Error, messages};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) type Item<'i> = Spanned<DeValue<'i>>;

/// A file that is being read.
pub(super) struct Reader<'a> {
    /// What errors call it.
    pub name: &'a str,
    pub text: &'a str,
    pub owner: Owner,
    /// Rules of the user's own that the file's tables can name: its own, and those of weaker files.
    pub ids: Vec<String>,
}

impl Reader<'_> {
    pub fn line(&self, at: usize) -> usize {
        memchr::memchr_iter(b'\n', &self.text.as_bytes()[..at.min(self.text.len())]).count() + 1
    }

    pub fn wrong(&self, at: usize, key: &str, why: &str) -> Error {
        messages::policy::broken(self.name, self.line(at), key, why)
    }

    pub fn unknown(&self, at: usize, name: &str, path: &str, known: &[&str]) -> Error {
        let near = nearest(name, known.iter().copied());
        self.wrong(at, path, &messages::policy::unknown_key(near, known))
    }

    /// Checks that `table`, called `above` and beginning at `at`, holds nothing but `known`, of the right shapes, and
    /// what must be there.
    pub fn shaped(&self, table: &DeTable<'_>, at: usize, above: &str, known: &[Field]) -> Result<(), Error> {
        let mut items: Vec<_> = table.iter().collect();
        items.sort_by_key(|(key, _)| key.span().start);
        for (key, item) in items {
            let name = key.get_ref().as_ref();
            let path = format!("{above}.{name}");
            let Some(field) = known.iter().find(|field| field.name == name) else {
                let names: Vec<&str> = known.iter().map(|field| field.name).collect();
                return Err(self.unknown(key.span().start, name, &path, &names));
            };
            self.shape(item, &path, field.shape)?;
        }
        match known.iter().find(|field| field.required && !table.contains_key(field.name)) {
            Some(field) => Err(self.wrong(at, &format!("{above}.{}", field.name), &messages::policy::missing())),
            None => Ok(()),
        }
    }

    fn shape(&self, item: &Item<'_>, path: &str, shape: Shape) -> Result<(), Error> {
        let at = item.span().start;
        let wrong = |why: &str| Err(self.wrong(at, path, why));
        match shape {
            Shape::Text => self.string(item, path).map(drop),
            Shape::Said if self.string(item, path)?.trim().is_empty() => wrong(&messages::policy::missing()),
            Shape::Said => Ok(()),
            Shape::Texts => self.strings(item, path).map(drop),
            Shape::Some | Shape::Words => {
                let list = self.strings_at(item, path)?;
                if let Some((word, at)) = list.iter().find(|(word, _)| shape == Shape::Words && word.len() < 3) {
                    // The prefilter needs three bytes, and a shorter word would stand in half of all names and values.
                    return Err(self.wrong(*at, path, &messages::policy::short_word(word)));
                }
                match list.iter().find(|(text, _)| text.trim().is_empty()) {
                    Some((_, at)) => Err(self.wrong(*at, path, &messages::policy::missing())),
                    None if list.is_empty() => wrong(&messages::policy::empty_list()),
                    None => Ok(()),
                }
            }
            Shape::Bool => self.boolean(item, path).map(drop),
            Shape::Whole if whole(item.get_ref()).is_none() => wrong(&messages::policy::expected("number")),
            Shape::Bits if bits(item.get_ref()).is_none() => wrong(&messages::policy::no_entropy()),
            Shape::Whole | Shape::Bits => Ok(()),
            Shape::OneOf(words) => {
                let Some(word) = item.get_ref().as_str().map(str::to_owned) else {
                    return wrong(&messages::policy::one_of(words));
                };
                if words.contains(&word.as_str()) {
                    Ok(())
                } else {
                    wrong(&messages::policy::unknown_word(&word, words))
                }
            }
            Shape::Name => {
                let id = self.string(item, path)?;
                let shaped = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                if id.is_empty() || !shaped { wrong(&messages::policy::bad_id(&id)) } else { Ok(()) }
            }
            Shape::Day if item.get_ref().as_str().is_none() => wrong(&messages::policy::no_day()),
            Shape::Day | Shape::Hash => self.string(item, path).map(drop),
            // Read one by one.
            Shape::Entries => Ok(()),
        }
    }

    pub fn each(
        &mut self,
        item: &Item<'_>,
        path: &str,
        mut one: impl FnMut(&mut Self, &DeTable<'_>, usize) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let why = match path {
            "rule" | "exception" => messages::policy::no_list(path),
            _ => messages::policy::expected("array of tables"),
        };
        let array = item.get_ref().as_array().ok_or_else(|| self.wrong(item.span().start, path, &why))?;
        for entry in array.iter() {
            let at = entry.span().start;
            let table = entry.get_ref().as_table().ok_or_else(|| self.wrong(at, path, &why))?;
            one(self, table, at)?;
        }
        Ok(())
    }

    pub fn table<'i, 'd>(&self, item: &'d Item<'i>, path: &str) -> Result<&'d DeTable<'i>, Error> {
        item.get_ref()
            .as_table()
            .ok_or_else(|| self.wrong(item.span().start, path, &messages::policy::expected("table")))
    }

    pub fn boolean(&self, item: &Item<'_>, path: &str) -> Result<bool, Error> {
        item.get_ref()
            .as_bool()
            .ok_or_else(|| self.wrong(item.span().start, path, &messages::policy::expected("boolean")))
    }

    pub fn string(&self, item: &Item<'_>, path: &str) -> Result<String, Error> {
        let text = item.get_ref().as_str().map(str::to_owned);
        text.ok_or_else(|| self.wrong(item.span().start, path, &messages::policy::expected("string")))
    }

    pub fn strings(&self, item: &Item<'_>, path: &str) -> Result<Vec<String>, Error> {
        Ok(self.strings_at(item, path)?.into_iter().map(|(text, _)| text).collect())
    }

    pub fn strings_at(&self, item: &Item<'_>, path: &str) -> Result<Vec<(String, usize)>, Error> {
        let why = messages::policy::expected("array of strings");
        let array = item.get_ref().as_array().ok_or_else(|| self.wrong(item.span().start, path, &why))?;
        array
            .iter()
            .map(|item| {
                let at = item.span().start;
                item.get_ref().as_str().map(|s| (s.to_owned(), at)).ok_or_else(|| self.wrong(at, path, &why))
            })
            .collect()
    }
}

pub(super) fn whole(value: &DeValue<'_>) -> Option<usize> {
    value.as_integer().and_then(|n| n.as_str().parse().ok())
}

pub(super) fn bits(value: &DeValue<'_>) -> Option<f64> {
    let number = value.as_float().map(|f| f.as_str()).or_else(|| value.as_integer().map(|n| n.as_str()));
    number.and_then(|n| n.parse::<f64>().ok()).filter(|n| (0.0..=8.0).contains(n))
}
