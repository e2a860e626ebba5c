//! Whole-program tests: the real binary through real git, in throw-away repositories. One module a subject; one
//! program, because linking is what costs.

mod closed;
mod config;
mod conformance;
mod context;
mod engine;
mod explain;
mod fix;
mod formats;
mod hook;
mod import;
mod install;
mod install_everywhere;
mod install_matrix;
mod install_script;
mod known;
mod leaks;
mod notations;
mod policy;
mod readme;
mod report;
mod rules;
mod scan;
mod world;
