/*!
The literals that the prefilter finds, and what each stands for.

Those of the rule tables and of the names are prepared when the program is built, so that start-up has nothing to do with
their number. Only where a user has words of their own, or switched most rules off, is it done at start-up.
*/

use super::given::{is_given, run};
use crate::detect::context::{self, words::Words};
use crate::detect::prefilter::{Built, Literal, Prefilter};
use crate::detect::rule::{Edges, Reach, Rule};
use crate::detect::rules::FAMILIES;

/// What a literal stands for.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// A rule's literal.
    Rule(Place),
    Name(context::Hit),
}

/// Which rule a literal belongs to, and what must stand where it was found.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The index of the rule.
    pub rule: u32,
    /// The length of the literal.
    pub length: u16,
    /// How many symbols stand there at least, the literal among them, if this is a match of the rule.
    pub symbols: u16,
}

/// What the engine looks for.
pub struct Prefilters {
    /// In all of a text: the literals that stand in or at a credential, and the names that secrets are given.
    pub everywhere: Prefilter<Target>,
    /// In the [`given::Stretches`] of it: the providers' names.
    pub given: Prefilter<Target>,
}

/// How many literals are looked for everywhere, or only where something is given a value.
const fn count(given: bool) -> usize {
    let names = context::NAMES.len() + context::NAMES_BEFORE_UNICODE.len();
    let (mut count, mut family) = (if given { 0 } else { names }, 0);
    while family < FAMILIES.len() {
        let mut rule = 0;
        while rule < FAMILIES[family].rules.len() {
            if is_given(&FAMILIES[family].rules[rule]) == given {
                count += FAMILIES[family].rules[rule].literals.len();
            }
            rule += 1;
        }
        family += 1;
    }
    count
}

/// The literals that are looked for everywhere, those of the names among them, or the others; `COUNT` is their [`count`].
const fn literals<const COUNT: usize>(given: bool) -> [Literal<Target>; COUNT] {
    let mut literals = [name(context::NAMES[0].as_bytes(), context::Hit::Name); COUNT];
    let (mut count, mut index, mut family) = (0, 0, 0);
    while family < FAMILIES.len() {
        let rules = FAMILIES[family].rules;
        let mut rule = 0;
        while rule < rules.len() {
            let mut own = 0;
            while own < rules[rule].literals.len() && is_given(&rules[rule]) == given {
                literals[count] = of_rule(&rules[rule], index, rules[rule].literals[own]);
                count += 1;
                own += 1;
            }
            index += 1;
            rule += 1;
        }
        family += 1;
    }
    let mut own = 0;
    while own < context::NAMES.len() && !given {
        literals[count] = name(context::NAMES[own].as_bytes(), context::Hit::Name);
        count += 1;
        own += 1;
    }
    own = 0;
    while own < context::NAMES_BEFORE_UNICODE.len() && !given {
        literals[count] = name(context::NAMES_BEFORE_UNICODE[own], context::Hit::Name);
        count += 1;
        own += 1;
    }
    literals
}

static EVERYWHERE: [Literal<Target>; count(false)] = literals(false);
static GIVEN: [Literal<Target>; count(true)] = literals(true);

#[allow(long_running_const_eval)]
static BUILT_EVERYWHERE: Built<{ 2 * count(false) + 1 }> = Built::of(&EVERYWHERE);
#[allow(long_running_const_eval)]
static BUILT_GIVEN: Built<{ 2 * count(true) + 1 }> = Built::of(&GIVEN);

impl Prefilters {
    /// Of every rule in the tables. The rules' indices count through all families.
    pub fn of_every_rule() -> Self {
        Prefilters {
            everywhere: Prefilter::built(&BUILT_EVERYWHERE, &EVERYWHERE),
            given: Prefilter::built(&BUILT_GIVEN, &GIVEN),
        }
    }

    /// Of `rules`, and the user's own `words` among the names.
    pub fn of_these(rules: &[&'static Rule], words: &Words) -> Self {
        let (mut everywhere, mut given) = (Vec::with_capacity(count(false)), Vec::new());
        for (index, rule) in rules.iter().enumerate() {
            let literals = if is_given(rule) { &mut given } else { &mut everywhere };
            literals.extend(rule.literals.iter().map(|literal| of_rule(rule, index, literal)));
        }
        everywhere.extend(context::NAMES.iter().map(|n| name(n.as_bytes(), context::Hit::Name)));
        everywhere.extend(context::NAMES_BEFORE_UNICODE.iter().map(|n| name(n, context::Hit::Name)));
        // The settings of a run: a few words, once.
        everywhere.extend(words.literals().map(|bytes| name(Box::leak(bytes.into()), context::Hit::Own)));
        Prefilters { everywhere: Prefilter::new(everywhere), given: Prefilter::new(given) }
    }
}

const fn of_rule(rule: &Rule, index: usize, literal: &'static str) -> Literal<Target> {
    Literal {
        bytes: literal.as_bytes(),
        ignore_case: rule.ignore_case,
        edge: matches!((rule.reach, rule.edges), (Reach::Here, Edges::Closed)),
        target: Target::Rule(Place {
            rule: index as u32,
            length: literal.len() as u16,
            symbols: if matches!(rule.reach, Reach::Here) { run(rule.pattern.as_bytes()) as u16 } else { 0 },
        }),
    }
}

const fn name(bytes: &'static [u8], hit: context::Hit) -> Literal<Target> {
    Literal { bytes, ignore_case: true, edge: false, target: Target::Name(hit) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::rules;

    #[test]
    fn the_indices_count_through_all_families() {
        let rules: Vec<&Rule> = rules::all().collect();
        for literal in EVERYWHERE.iter().chain(&GIVEN) {
            if let Target::Rule(place) = literal.target {
                let rule = rules[place.rule as usize];
                let own = rule.literals.iter().any(|own| own.as_bytes() == literal.bytes);
                assert!(own && literal.bytes.len() == place.length as usize, "{}", rule.id);
            }
        }
    }
}
