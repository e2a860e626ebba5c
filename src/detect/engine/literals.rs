/*!
The literals that the prefilter finds, and what each stands for.

Those of the rule tables and of the names are prepared when the program is built, so that start-up has nothing to do with
their number. Only where a user has words of their own, or switched most rules off, is it done at start-up.
*/

use crate::detect::context::{self, words::Words};
use crate::detect::prefilter::{Built, Literal, Prefilter};
use crate::detect::rule::{Edges, Reach, Rule};
use crate::detect::rules::FAMILIES;

/// What a literal stands for.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// The index of a rule, and the length of its literal.
    Rule(u32, u32),
    Name(context::Hit),
}

/// The literals of every rule in the tables, and the names.
static EVERY: [Literal<Target>; COUNT] = {
    let mut literals = [name(context::NAMES[0].as_bytes(), context::Hit::Name); COUNT];
    let (mut count, mut index, mut family) = (0, 0, 0);
    while family < FAMILIES.len() {
        let rules = FAMILIES[family].rules;
        let mut rule = 0;
        while rule < rules.len() {
            let mut own = 0;
            while own < rules[rule].literals.len() {
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
    while own < context::NAMES.len() {
        literals[count] = name(context::NAMES[own].as_bytes(), context::Hit::Name);
        count += 1;
        own += 1;
    }
    literals
};

const COUNT: usize = {
    let (mut count, mut family) = (context::NAMES.len(), 0);
    while family < FAMILIES.len() {
        let mut rule = 0;
        while rule < FAMILIES[family].rules.len() {
            count += FAMILIES[family].rules[rule].literals.len();
            rule += 1;
        }
        family += 1;
    }
    count
};

#[allow(long_running_const_eval)]
static BUILT: Built<{ 2 * COUNT + 1 }> = Built::of(&EVERY);

/// Finds the literals of every rule in the tables, and the names. The rules' indices count through all families.
pub fn of_every_rule() -> Prefilter<Target> {
    Prefilter::built(&BUILT, &EVERY)
}

/// Finds the literals of `rules`, the names, and the user's own `words`.
pub fn of_these(rules: &[&'static Rule], words: &Words) -> Prefilter<Target> {
    let mut literals = Vec::with_capacity(rules.len() * 2 + context::NAMES.len());
    for (index, rule) in rules.iter().enumerate() {
        literals.extend(rule.literals.iter().map(|literal| of_rule(rule, index, literal)));
    }
    literals.extend(context::NAMES.iter().map(|n| name(n.as_bytes(), context::Hit::Name)));
    // The settings of a run: a few words, once.
    literals.extend(words.literals().map(|bytes| name(Box::leak(bytes.into()), context::Hit::Own)));
    Prefilter::new(literals)
}

const fn of_rule(rule: &Rule, index: usize, literal: &'static str) -> Literal<Target> {
    Literal {
        bytes: literal.as_bytes(),
        ignore_case: rule.ignore_case,
        edge: matches!((rule.reach, rule.edges), (Reach::Here, Edges::Closed)),
        target: Target::Rule(index as u32, literal.len() as u32),
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
        for literal in &EVERY {
            if let Target::Rule(index, length) = literal.target {
                let rule = rules[index as usize];
                let own = rule.literals.iter().any(|own| own.as_bytes() == literal.bytes);
                assert!(own && literal.bytes.len() == length as usize, "{}", rule.id);
            }
        }
    }
}
