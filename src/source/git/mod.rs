/*! The only place that knows git. */

pub mod program;
