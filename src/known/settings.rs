/*! What the settings say of known values. */

use std::time::Duration;

/// How and with what the user's own credentials are collected.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Whether the places in the home and the work tree are read.
    pub places: bool,
    /// Commands whose lines are values.
    pub values: Vec<String>,
    /// Commands whose lines are patterns: `secrets.providers` of git-secrets.
    pub patterns: Vec<String>,
    /// A provider that fails does not stop the commit.
    pub lenient: bool,
    /// How long a provider may take.
    pub patience: Duration,
}
