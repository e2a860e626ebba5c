/*!
The report that people read: one screen, whatever was found.

Up to three findings are shown whole, each with one thing to do; more are grouped and summed. The ways out stand below,
and the last line says how it ended. Only [`text`] measures and cuts; only [`screen`] knows colour.
*/

pub mod screen;
pub mod text;

use super::{Occasion, Report};
use crate::detect::Action;
use crate::inspect::Located;
use crate::messages;
use screen::Screen;
use std::collections::BTreeMap;
use std::io::Write;
pub use text::harmless;
use text::{columns, covered, cut_end, cut_middle, cut_start, shell_quoted, wrap};

/// More findings than this are grouped.
pub const WHOLE: usize = 3;
/// The least room for what stands before and after a value in its excerpt.
const AROUND: usize = 8;

/// Prints `report` on standard error.
pub fn print(report: &Report) {
    // A report that nobody can read any more (a closed pipe) changes nothing about the exit code.
    let _ = std::io::stderr().lock().write_all(render(report, Screen::of_stderr()).as_bytes());
}

/// `report` as it is shown on `screen`; whole lines, empty when there is nothing to say.
pub fn render(report: &Report, screen: Screen) -> String {
    let plain = Screen { colour: false, ..screen };
    // The line below is the shell's.
    let fits = |room: &Room| rows(&draw(report, plain, *room), screen.width) < screen.height;
    let room = [Room::Ample, Room::Tight, Room::Scarce].into_iter().find(fits).unwrap_or(Room::Least);
    draw(report, screen, room)
}

/// The rows that `text` takes on a terminal of `width` columns: a command is never cut, so it may take two.
fn rows(text: &str, width: usize) -> usize {
    text.lines().map(|line| columns(line).div_ceil(width).max(1)).sum()
}

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// For empty lines between the parts.
    Ample,
    /// For none of them.
    Tight,
    /// For one line alone with the place and what stands there.
    Scarce,
    /// For no line under a value either.
    Least,
}

/// `report` in as much `room` as there is.
fn draw(report: &Report, screen: Screen, room: Room) -> String {
    let of = |action| report.active().filter(|f| f.action == action).collect::<Vec<_>>();
    let (blocking, warnings) = (of(Action::Block), of(Action::Warn));
    let mut page = Page { screen, report, room, out: String::new() };
    page.warnings(&warnings, blocking.is_empty());
    if blocking.len() <= WHOLE {
        for found in &blocking {
            page.whole(found, blocking.len() == 1);
        }
        if room == Room::Tight && !blocking.is_empty() {
            page.line("");
        }
    } else {
        page.grouped(&blocking, Action::Block);
    }
    if let Some(first) = blocking.first() {
        page.ways_out(first);
    }
    page.last_line(blocking.len(), warnings.len());
    page.out
}

struct Page<'a> {
    screen: Screen,
    report: &'a Report,
    room: Room,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn program(&self) -> String {
        self.screen.program.map_or_else(program, str::to_owned)
    }

    /// A finding with everything that is known of it.
    fn whole(&mut self, found: &Located, alone: bool) {
        self.heading(found, None);
        let gutter = self.excerpt(found);
        let rule = found.finding.rule;
        let mut reasons = vec![messages::why(found.finding.proof, rule)];
        reasons.extend(found.finding.notes.iter().map(messages::note));
        let label = messages::why_label();
        let room = self.screen.width.saturating_sub(columns(&lead(gutter, &label)));
        while self.room > Room::Ample && reasons.len() > 1 && columns(&harmless(&messages::reasons(&reasons))) > room {
            reasons.pop();
        }
        self.labelled(gutter, &label, &harmless(&messages::reasons(&reasons)));
        if alone {
            // What a rule of the configuration's own is good for is not known.
            if !rule.provider.is_empty() {
                self.labelled(gutter, &messages::risk_label(), &messages::risk(rule.risk));
            }
            if let Some(destination) = &self.report.destination {
                self.labelled(gutter, &messages::destination_label(), &harmless(destination));
            }
        }
        let step = next_step(found, self.report.occasion, &self.program());
        self.step(gutter, &step);
        if self.room == Room::Ample {
            self.out.push('\n');
        }
    }

    /// Path, line and column, and what it is: on one line when there is room.
    fn heading(&mut self, found: &Located, label: Option<&str>) {
        let screen = self.screen;
        let title = messages::title(found.finding.rule);
        let at = format!(":{}:{}", found.line, found.column);
        let lead = label.map(|l| format!("{l} ")).unwrap_or_default();
        let mut room = screen.width.saturating_sub(columns(&at) + columns(&lead));
        if self.room >= Room::Scarce {
            room = room.saturating_sub(2 + columns(&title)).max(room / 3);
        }
        let path = cut_middle(&name(found), room);
        let used = columns(&lead) + columns(&path) + columns(&at);
        let painted = if label.is_some() { screen.doubtful(&title) } else { screen.bad(&title) };
        let lead = label.map(|l| format!("{} ", screen.doubtful(l))).unwrap_or_default();
        let place = screen.strong(&format!("{path}{at}"));
        if used + 2 + columns(&title) <= screen.width {
            self.line(&format!("{lead}{place}  {painted}"));
        } else if self.room >= Room::Scarce {
            let title = cut_end(&title, screen.width.saturating_sub(used + 2));
            let painted = if label.is_some() { screen.doubtful(&title) } else { screen.bad(&title) };
            self.line(&format!("{lead}{place}  {painted}"));
        } else {
            self.line(&format!("{lead}{place}"));
            let title = cut_end(&title, screen.width - 2);
            let painted = if label.is_some() { screen.doubtful(&title) } else { screen.bad(&title) };
            self.line(&format!("  {painted}"));
        }
    }

    /// The line with the value masked, and the value underlined; gives the gutter's width.
    fn excerpt(&mut self, found: &Located) -> usize {
        let screen = self.screen;
        let number = found.line.to_string();
        let gutter = number.len().max(3);
        let room = screen.width.saturating_sub(gutter + 3);
        let masked = cut_end(&harmless(&found.excerpt.masked), room.saturating_sub(2 * AROUND));
        let before = covered(&harmless(found.excerpt.before.trim_start()));
        let after = covered(&harmless(found.excerpt.after.trim_end()));
        let rest = room - columns(&masked);
        let shown_after = columns(&after).min((rest / 3).max(rest.saturating_sub(columns(&before))));
        let before = cut_start(&before, rest - shown_after);
        let after = cut_end(&after, rest - columns(&before));
        let bar = screen.quiet("|");
        self.line(&format!(
            "{} {bar} {before}{}{after}",
            screen.quiet(&format!("{number:>gutter$}")),
            screen.bad(&masked)
        ));
        if self.room == Room::Least {
            return gutter;
        }
        let under = screen.bad(&"^".repeat(columns(&masked)));
        self.line(&format!("{:gutter$} {bar} {}{under}", "", " ".repeat(columns(&before))));
        gutter
    }

    /// `label: text`, wrapped, its lines one below the other.
    fn labelled(&mut self, gutter: usize, label: &str, text: &str) {
        let lead = lead(gutter, label);
        let room = self.screen.width.saturating_sub(columns(&lead));
        for (i, line) in wrap(text, room).iter().enumerate() {
            let lead = if i == 0 { self.screen.quiet(&lead) } else { " ".repeat(columns(&lead)) };
            self.line(&format!("{lead}{line}"));
        }
    }

    /// The one thing to do; the command is never cut, and what it does is said behind it where there is room.
    fn step(&mut self, gutter: usize, step: &Step) {
        let label = messages::next_label();
        let lead = lead(gutter, &label);
        let room = self.screen.width.saturating_sub(columns(&lead) + columns(&step.command) + 4);
        let does =
            if columns(&step.does) <= room { self.screen.quiet(&format!("  # {}", step.does)) } else { String::new() };
        let command = self.screen.command(&step.command);
        let lead = self.screen.strong(&lead);
        self.line(&format!("{lead}{command}{does}"));
    }

    fn warnings(&mut self, warnings: &[&Located], alone: bool) {
        if warnings.is_empty() {
            return;
        }
        if warnings.len() > WHOLE {
            self.grouped(warnings, Action::Warn);
        } else {
            for found in warnings {
                self.heading(found, Some(&format!("{}:", messages::warning())));
                self.excerpt(found);
            }
        }
        if alone {
            let (label, way) = messages::way_allow();
            let line = cut_end(&format!("  {label}: {way}"), self.screen.width);
            let line = self.screen.quiet(&line);
            self.line(&line);
        }
        if !alone {
            self.out.push('\n');
        }
    }

    /// Kinds with their numbers and first places, the most frequent first, in half a screen.
    fn grouped(&mut self, found: &[&Located], action: Action) {
        let screen = self.screen;
        let mut kinds: BTreeMap<&str, Vec<&Located>> = BTreeMap::new();
        for one in found {
            kinds.entry(one.finding.rule.id).or_default().push(one);
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(b.0)));
        // What follows takes ten lines.
        let above = self.out.lines().count();
        let budget = if action == Action::Block { screen.height.saturating_sub(10 + above).max(6) } else { 6 };
        let shown_kinds = kinds.len().min((budget / 2).max(1));
        let places = (budget / shown_kinds).saturating_sub(1).max(1);
        for (_, group) in &kinds[..shown_kinds] {
            let title = group.first().map(|f| messages::title(f.finding.rule)).unwrap_or_default();
            let mut times = messages::times(group.len());
            if action == Action::Warn {
                times = format!("{}: {times}", messages::warning());
            }
            let title = cut_end(&title, screen.width.saturating_sub(columns(&times) + 1));
            let painted = if action == Action::Block { screen.bad(&title) } else { screen.doubtful(&title) };
            self.line(&format!("{times} {painted}"));
            let mut left = group.len();
            for one in group.iter().take(if group.len() > places { places.saturating_sub(1).max(1) } else { places }) {
                left -= 1;
                let at = format!(":{}:{}", one.line, one.column);
                let more =
                    if left > 0 && places == 1 { format!(" {}", messages::more_places(left)) } else { String::new() };
                let room = screen.width.saturating_sub(4 + columns(&at) + columns(&more));
                let path = cut_middle(&name(one), room);
                self.line(&format!("    {path}{at}{more}"));
            }
            if left > 0 && places > 1 {
                self.line(&format!("    {}", messages::more_places(left)));
            }
        }
        let rest: usize = kinds[shown_kinds..].iter().map(|(_, group)| group.len()).sum();
        if rest > 0 {
            self.line(&messages::more_kinds(kinds.len() - shown_kinds, rest));
        }
        if action == Action::Block {
            let step = next_step_for_many(found, self.report.occasion, &self.program());
            self.step(1, &step);
            self.out.push('\n');
        }
    }

    /// What else can be done; bypassing the hook stands last.
    fn ways_out(&mut self, first: &Located) {
        if self.report.occasion == Occasion::Scan {
            return;
        }
        let program = self.program();
        let allow =
            if has_comments(&first.name) { messages::way_allow() } else { messages::way_allow_by_entry(&program) };
        let ways = [
            allow,
            messages::way_unstage(&format!("{program} unstage")),
            messages::way_explain(&format!("{program} explain {}", first.finding.rule.id)),
            messages::way_around(self.report.underway),
        ];
        let wide = ways.iter().map(|(label, _)| columns(label)).max().unwrap_or(0);
        let title = messages::otherwise();
        self.line(&title);
        for (label, way) in ways {
            let pad = " ".repeat(wide - columns(&label));
            if 4 + wide + columns(&way) <= self.screen.width {
                self.line(&format!("  {}{pad}  {way}", self.screen.quiet(&label)));
            } else {
                self.line(&format!("  {}", self.screen.quiet(&label)));
                // A command is never broken, because it is there to be copied.
                let lines = if way.starts_with(&program) { vec![way] } else { wrap(&way, self.screen.width - 4) };
                for line in lines {
                    self.line(&format!("    {line}"));
                }
            }
        }
    }

    fn last_line(&mut self, blocking: usize, warnings: usize) {
        let report = self.report;
        let hook = report.occasion == Occasion::Hook;
        let c = report.coverage;
        let mut looked_at = messages::coverage(c.files, c.lines, c.bytes, c.unread, hook);
        if warnings > 0 {
            looked_at.push_str(&messages::warned(warnings));
        }
        if report.allowed() > 0 {
            looked_at.push_str(&messages::allowed(report.allowed()));
        }
        if c.encrypted > 0 {
            looked_at.push_str(&messages::encrypted(c.encrypted));
        }
        if let Some(destination) = report.destination.as_ref().filter(|_| blocking > 1) {
            looked_at.push_str(&messages::bound_for(&harmless(destination)));
        }
        if blocking == 0 && report.quiet {
            return;
        }
        let (last, bad) = match (blocking, hook) {
            (0, _) => (messages::clean(&looked_at), false),
            (n, true) => (messages::stopped(n), true),
            (n, false) => (messages::scan_found(n), true),
        };
        if bad {
            for line in wrap(&looked_at, self.screen.width) {
                let line = self.screen.quiet(&line);
                self.line(&line);
            }
        }
        for line in wrap(&last, self.screen.width) {
            let line = if bad { self.screen.bad(&line) } else { self.screen.quiet(&line) };
            self.line(&line);
        }
    }
}

/// What stands before a labelled line; the labels of a language are as wide as its widest.
fn lead(gutter: usize, label: &str) -> String {
    let all = [messages::why_label(), messages::risk_label(), messages::destination_label(), messages::next_label()];
    let wide = all.iter().map(|l| columns(l)).max().unwrap_or(0);
    format!("{}= {label}{}  ", " ".repeat(gutter + 1), " ".repeat(wide.saturating_sub(columns(label))))
}

/// A command to paste, and what it does.
struct Step {
    command: String,
    does: String,
}

fn next_step(found: &Located, occasion: Occasion, program: &str) -> Step {
    let id = found.finding.rule.id;
    if occasion == Occasion::Scan {
        return Step { command: format!("{program} explain {id}"), does: messages::explain_does() };
    }
    // A name that is no text cannot be pasted; without a name the command takes every staged finding.
    let place = match std::str::from_utf8(&found.name) {
        Ok(name) if harmless(name) == name => format!(" {}", shell_quoted(&format!("{name}:{}", found.line))),
        _ => String::new(),
    };
    if found.fixable {
        Step { command: format!("{program} fix{place}"), does: messages::fix_does() }
    } else {
        Step { command: format!("{program} unstage{place}"), does: messages::unstage_does() }
    }
}

fn next_step_for_many(found: &[&Located], occasion: Occasion, program: &str) -> Step {
    match (occasion, found.first()) {
        (Occasion::Scan, Some(first)) => {
            Step { command: format!("{program} explain {}", first.finding.rule.id), does: messages::explain_does() }
        }
        _ => Step { command: format!("{program} unstage"), does: messages::unstage_does() },
    }
}

fn name(found: &Located) -> String {
    harmless(&String::from_utf8_lossy(&found.name))
}

/// Whether a comment can be written in the file called `name`, as far as its ending tells.
fn has_comments(name: &[u8]) -> bool {
    const WITHOUT: &[&str] = &["json", "ipynb", "csv", "tsv", "txt", "pem", "key", "p12", "lock", "log", "har"];
    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
    !name.rsplit_once('.').is_some_and(|(_, ending)| WITHOUT.contains(&ending))
}

/// What to type to run this program: its name where a shell finds it, else where it stands. While it is being installed
/// it stands under another name, which nobody will find later.
pub fn program() -> String {
    const NAME: &str = "sekisho";
    let file = format!("{NAME}{}", std::env::consts::EXE_SUFFIX);
    let on_path =
        std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|d| d.join(&file).is_file()));
    match std::env::current_exe() {
        Ok(exe) if !on_path && exe.file_name().is_some_and(|name| name == file.as_str()) => {
            shell_quoted(&exe.to_string_lossy())
        }
        _ => NAME.to_owned(),
    }
}
