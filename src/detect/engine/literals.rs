/*!
The literals that the prefilter finds, and what each stands for.

Those of the rule tables and of the names are prepared when the program is built, so that start-up has nothing to do
with their number. Only where a user has words of their own, or switched most rules off, is it done at start-up.
*/

use super::given::{Told, Where};
use crate::detect::ciphertext::MARKS;
use crate::detect::context::{self, words::Words};
use crate::detect::prefilter::{Built, BuiltHeads, Heads, Literal, Prefilter};
use crate::detect::rule::{Edges, Reach, Rule};
use crate::detect::rules::FAMILIES;

/// What a literal stands for.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// A rule's literal.
    Rule(Place),
    Name(context::Hit),
    /// One of [`MARKS`]: ciphertext may follow.
    Ciphertext,
}

/// Which rule a literal belongs to, and what must stand where it was found.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The index of the rule.
    pub rule: u16,
    /// The length of the literal.
    pub length: u16,
    /// How many symbols stand there at least, the literal among them, if this is a match of the rule.
    pub symbols: u16,
    /// How many symbols in a row stand behind it at least, in the rule's reach, if a match does.
    pub run: u16,
}

/// What the engine looks for.
pub struct Prefilters {
    /// In all of a text: what is not looked for in fewer places, and the names that secrets are given.
    pub everywhere: Prefilter<Target>,
    /// Where a long run of symbols may begin a token ([`super::given::heads`]): the literals that such a token begins
    /// with.
    pub heads: Heads<Target>,
    /// In the [`given::Stretches`] of it: the providers' names.
    pub given: Prefilter<Target>,
}

/// How many rules the tables have.
const RULES: usize = {
    let (mut count, mut family) = (0, 0);
    while family < FAMILIES.len() {
        count += FAMILIES[family].rules.len();
        family += 1;
    }
    count
};

/// What is read out of the pattern of every rule, once: patterns are long to read.
#[allow(long_running_const_eval)]
static TOLD: [Told; RULES] = {
    let mut told = [Told { place: Where::Everywhere, symbols: 0, run: 0 }; RULES];
    let (mut index, mut family) = (0, 0);
    while family < FAMILIES.len() {
        let rules = FAMILIES[family].rules;
        let mut rule = 0;
        while rule < rules.len() {
            told[index] = Told::of(&rules[rule]);
            index += 1;
            rule += 1;
        }
        family += 1;
    }
    told
};

/// How many literals are looked for there.
const fn count(place: Where) -> usize {
    let others = context::NAMES.len() + context::NAMES_BEFORE_UNICODE.len() + MARKS.len();
    let (mut count, mut index, mut family) = (if place.is(Where::Everywhere) { others } else { 0 }, 0, 0);
    while family < FAMILIES.len() {
        let mut rule = 0;
        while rule < FAMILIES[family].rules.len() {
            if place.is(TOLD[index].place) {
                count += FAMILIES[family].rules[rule].literals.len();
            }
            index += 1;
            rule += 1;
        }
        family += 1;
    }
    count
}

/// The literals that are looked for there, those of the names and the marks among them; `COUNT` is their [`count`].
const fn literals<const COUNT: usize>(place: Where) -> [Literal<Target>; COUNT] {
    let mut literals = [name(context::NAMES[0].as_bytes(), context::Hit::Name); COUNT];
    let (mut count, mut index, mut family) = (0, 0, 0);
    while family < FAMILIES.len() {
        let rules = FAMILIES[family].rules;
        let mut rule = 0;
        while rule < rules.len() {
            let mut own = 0;
            while own < rules[rule].literals.len() && place.is(TOLD[index].place) {
                literals[count] = of_rule(&rules[rule], index, TOLD[index], rules[rule].literals[own]);
                count += 1;
                own += 1;
            }
            index += 1;
            rule += 1;
        }
        family += 1;
    }
    let mut own = 0;
    while own < context::NAMES.len() && place.is(Where::Everywhere) {
        literals[count] = name(context::NAMES[own].as_bytes(), context::Hit::Name);
        count += 1;
        own += 1;
    }
    own = 0;
    while own < context::NAMES_BEFORE_UNICODE.len() && place.is(Where::Everywhere) {
        literals[count] = name(context::NAMES_BEFORE_UNICODE[own], context::Hit::Name);
        count += 1;
        own += 1;
    }
    own = 0;
    while own < MARKS.len() && place.is(Where::Everywhere) {
        literals[count] = mark(MARKS[own]);
        count += 1;
        own += 1;
    }
    literals
}

static EVERYWHERE: [Literal<Target>; count(Where::Everywhere)] = literals(Where::Everywhere);
static HEADS: [Literal<Target>; count(Where::Heads)] = literals(Where::Heads);
static GIVEN: [Literal<Target>; count(Where::Given)] = literals(Where::Given);

#[allow(long_running_const_eval)]
static BUILT_EVERYWHERE: Built<{ 2 * count(Where::Everywhere) + 1 }> = Built::of(&EVERYWHERE);
#[allow(long_running_const_eval)]
static BUILT_HEADS: BuiltHeads<{ count(Where::Heads) + 1 }> = BuiltHeads::of(&HEADS);
#[allow(long_running_const_eval)]
static BUILT_GIVEN: Built<{ 2 * count(Where::Given) + 1 }> = Built::of(&GIVEN);

impl Prefilters {
    /// Of every rule in the tables. The rules' indices count through all families.
    pub fn of_every_rule() -> Self {
        Prefilters {
            everywhere: Prefilter::built(&BUILT_EVERYWHERE, &EVERYWHERE),
            heads: Heads::built(&BUILT_HEADS, &HEADS),
            given: Prefilter::built(&BUILT_GIVEN, &GIVEN),
        }
    }

    /// Of `rules`, and the user's own `words` among the names.
    pub fn of_these(rules: &[&'static Rule], words: &Words) -> Self {
        let told: Vec<Told> = rules.iter().map(|rule| Told::of(rule)).collect();
        let of = |place: Where| {
            let rules = rules.iter().zip(&told).enumerate().filter(move |(_, (_, told))| place.is(told.place));
            rules.flat_map(|(index, (rule, told))| {
                rule.literals.iter().map(move |literal| of_rule(rule, index, *told, literal))
            })
        };
        let names = context::NAMES.iter().map(|n| n.as_bytes()).chain(context::NAMES_BEFORE_UNICODE.iter().copied());
        let names = names.map(|bytes| name(bytes, context::Hit::Name));
        // The settings of a run: a few words, once.
        let own = words.literals().map(|bytes| name(Box::leak(bytes.into()), context::Hit::Own));
        Prefilters {
            everywhere: Prefilter::new(of(Where::Everywhere).chain(names).chain(own).chain(MARKS.map(mark)).collect()),
            heads: Heads::new(of(Where::Heads).collect()),
            given: Prefilter::new(of(Where::Given).collect()),
        }
    }
}

const fn of_rule(rule: &Rule, index: usize, told: Told, literal: &'static str) -> Literal<Target> {
    Literal {
        bytes: literal.as_bytes(),
        ignore_case: rule.ignore_case,
        edge: matches!((rule.reach, rule.edges), (Reach::Here, Edges::Closed)),
        target: Target::Rule(Place {
            rule: index as u16,
            length: literal.len() as u16,
            symbols: told.symbols,
            run: told.run,
        }),
    }
}

const fn name(bytes: &'static [u8], hit: context::Hit) -> Literal<Target> {
    Literal { bytes, ignore_case: true, edge: false, target: Target::Name(hit) }
}

const fn mark(bytes: &'static [u8]) -> Literal<Target> {
    Literal { bytes, ignore_case: false, edge: false, target: Target::Ciphertext }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::rules;

    #[test]
    fn the_indices_count_through_all_families() {
        let rules: Vec<&Rule> = rules::all().collect();
        for literal in EVERYWHERE.iter().chain(&HEADS).chain(&GIVEN) {
            if let Target::Rule(place) = literal.target {
                let rule = rules[place.rule as usize];
                let own = rule.literals.iter().any(|own| own.as_bytes() == literal.bytes);
                assert!(own && literal.bytes.len() == place.length as usize, "{}", rule.id);
            }
        }
    }
}
