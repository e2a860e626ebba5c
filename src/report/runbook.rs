/*! A runbook on the screen. */

use super::human::harmless;
use super::human::screen::Screen;
use super::human::text::{columns, wrap};
use crate::detect::Rule;
use crate::messages;
use crate::runbooks::{self, Runbook, Step, When};

/// The whole runbook: `rule` is what was asked for, if it was a rule.
pub fn render(book: &Runbook, rule: Option<&Rule>, screen: Screen) -> String {
    let mut page = Page { screen, out: String::new(), number: 0 };
    match rule {
        Some(rule) => page.heading(&messages::runbook_title(&messages::title(rule))),
        None => page.heading(&messages::runbook_title(book.name.get())),
    }
    if let Some(rule) = rule {
        page.text(0, &messages::runbook_risk(&messages::risk(rule.risk)));
    }
    let mut steps: Vec<&Step> = book.steps.iter().chain(runbooks::closing()).collect();
    steps.sort_by_key(|step| step.when);
    let mut when = None;
    for step in steps {
        page.step(step, &mut when);
    }
    page.out
}

/// What there is for a rule whose provider has no runbook: what a thief can do with it, and the rule's own way to make
/// it worthless.
pub fn render_rule(rule: &Rule, screen: Screen) -> String {
    let mut page = Page { screen, out: String::new(), number: 0 };
    page.heading(&messages::runbook_title(&harmless(&messages::title(rule))));
    // Of a rule of the configuration's own no more is known than it says.
    if !rule.provider.is_empty() {
        page.text(0, &messages::runbook_risk(&messages::risk(rule.risk)));
    }
    page.when(When::Now);
    page.numbered(&messages::runbook_revoke(rule.provider));
    if !rule.revoke.command.is_empty() {
        page.command(rule.revoke.command);
    }
    if !rule.revoke.page.is_empty() {
        page.page(&harmless(rule.revoke.page));
    }
    page.when(When::Minutes30);
    page.numbered(&messages::runbook_look());
    let mut when = Some(When::Minutes30);
    for step in runbooks::closing() {
        page.step(step, &mut when);
    }
    page.out
}

/// Every runbook's name, to choose one.
pub fn render_list(screen: Screen) -> String {
    let mut page = Page { screen, out: String::new(), number: 0 };
    page.heading(&messages::runbook_list());
    let wide = runbooks::all().map(|b| columns(b.id)).max().unwrap_or(0);
    for book in runbooks::all() {
        let id = format!("{}{}", book.id, " ".repeat(wide - columns(book.id)));
        page.line(&format!("  {}  {}", screen.command(&id), book.name.get()));
    }
    page.line("");
    page.text(0, &messages::runbook_list_more());
    page.out
}

struct Page {
    screen: Screen,
    out: String,
    number: usize,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn heading(&mut self, text: &str) {
        let text = self.screen.strong(text);
        self.line(&text);
    }

    fn text(&mut self, indent: usize, text: &str) {
        for line in wrap(text, self.screen.width.saturating_sub(indent)) {
            self.line(&format!("{}{line}", " ".repeat(indent)));
        }
    }

    fn when(&mut self, when: When) {
        let label = self.screen.doubtful(&messages::when(when));
        self.line("");
        self.line(&label);
    }

    fn step(&mut self, step: &Step, last: &mut Option<When>) {
        if last.replace(step.when) != Some(step.when) {
            self.when(step.when);
        }
        self.numbered(step.what.get());
        for command in step.commands {
            self.command(command.line);
        }
        if !step.page.is_empty() {
            self.page(step.page);
        }
    }

    fn numbered(&mut self, text: &str) {
        self.number += 1;
        let lead = format!("{:2}. ", self.number);
        for (i, line) in wrap(text, self.screen.width.saturating_sub(4)).iter().enumerate() {
            let lead = if i == 0 { lead.as_str() } else { "    " };
            self.line(&format!("{lead}{line}"));
        }
    }

    /// The lines of a command stay as they are, because they are there to be copied.
    fn command(&mut self, lines: &str) {
        for line in lines.lines() {
            let line = self.screen.command(line);
            self.line(&format!("      {line}"));
        }
    }

    fn page(&mut self, address: &str) {
        let address = self.screen.quiet(address);
        self.line(&format!("    {address}"));
    }
}
