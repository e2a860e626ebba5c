/*! Services whose keys have no shape of their own, found by the service's name. */

use super::named::{NAMED, named};
use crate::detect::rule::Rule;

pub const RULES: &[Rule] = named! { NAMED;
    "abyssale-api-key", "Abyssale", "Abyssale API key", ["abyssale"], "[A-Za-z0-9]{40}", "https://developers.abyssale.com/";
};
