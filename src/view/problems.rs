//! The list of everything that is wrong, goal by goal, and how one problem is drawn anywhere.

use super::drawing::Drawing;
use super::template::Template;
use super::{Counts, Sight, card};
use crate::domain::{Diagnostic, Fix, Safety, Severity};

/// Draws the list; each block with its number. Blocks without problems are left out.
pub fn draw(d: &mut Drawing, blocks: &[(u32, Sight<'_>)]) {
    d.node(Template::Problems, "");
    d.begin();
    head(d, blocks);
    d.end();
    d.begin();
    let mut found = false;
    for (number, sight) in blocks {
        if !sight.diagnostics.is_empty() {
            found = true;
            group(d, *number, *sight);
        }
    }
    if !found {
        nothing(d);
    }
    d.end();
    d.end();
}

/// How much of each kind there is, as buttons that show that kind alone, and a way to mend at once what needs no asking.
fn head(d: &mut Drawing, blocks: &[(u32, Sight<'_>)]) {
    let mut counts = Counts::default();
    let mut safe = 0;
    for (_, sight) in blocks {
        counts = counts.plus(Counts::of(sight.diagnostics));
        if !sight.goal.is_read_only() {
            safe += sight.diagnostics.iter().filter(|found| safe_fix(found).is_some()).count();
        }
    }
    let all = [(Severity::Error, counts.error), (Severity::Warning, counts.warning), (Severity::Hint, counts.hint)];
    for (severity, count) in all {
        if count > 0 {
            d.node(Template::Tally, severity.name());
            d.text("false");
            d.text(severity.name());
            d.begin();
            d.icon(Some(severity));
            d.tally(severity, count);
            d.end();
            d.end();
        }
    }
    if safe > 0 {
        d.node(Template::FixAll, "");
        d.named("ui.problems.fix-safe", "");
        d.count("count", safe);
        d.said();
        d.end();
    }
}

fn group(d: &mut Drawing, number: u32, sight: Sight<'_>) {
    let mut heading = String::from("node-");
    crate::domain::pointer::push_number(&mut heading, number as usize);
    d.node(Template::Group, &heading);
    d.text(&heading);
    d.text(&heading);
    card::name(d, sight.goal);
    d.begin();
    for (index, found) in sight.diagnostics.iter().enumerate() {
        entry(d, found, index, Some(number), true);
    }
    d.end();
    d.end();
}

/// A problem in a list, with a way to its field. `number`: the block's, where several are listed.
pub(super) fn entry(d: &mut Drawing, found: &Diagnostic, index: usize, number: Option<u32>, mendable: bool) {
    d.node(Template::Entry, found.code);
    d.begin();
    d.node(Template::Jump, "");
    match number {
        Some(_) => {
            d.text("problem");
            d.text("jump");
        }
        None => {
            d.none();
            d.text("seek");
        }
    }
    d.text(found.path.as_str());
    maybe(d, number);
    said(d, found);
    d.end();
    if mendable {
        fixes(d, found, index, number);
    }
    d.end();
    d.end();
}

/// Sign and words of a problem.
pub(super) fn said(d: &mut Drawing, found: &Diagnostic) {
    d.begin();
    d.sign(found.severity);
    d.node(Template::Span, "");
    d.told("rule.", found.key, &found.params);
    d.end();
    d.end();
}

/// The buttons that mend a problem.
pub(super) fn fixes(d: &mut Drawing, found: &Diagnostic, index: usize, number: Option<u32>) {
    for (at, fix) in found.fixes.iter().enumerate() {
        d.node(Template::Fix, "");
        d.number(index);
        d.number(at);
        maybe(d, number);
        d.told("fix.", fix.title, &fix.params);
        d.end();
    }
}

fn maybe(d: &mut Drawing, number: Option<u32>) {
    match number {
        Some(number) => d.number(number as usize),
        None => d.none(),
    }
}

/// What takes the place of a list without entries.
pub(super) fn nothing(d: &mut Drawing) {
    d.node(Template::Nothing, "");
    d.say("ui.problems.none");
    d.end();
}

/// The fix of a diagnostic that may be applied unasked.
#[must_use]
pub fn safe_fix(diagnostic: &Diagnostic) -> Option<&Fix> {
    diagnostic.fixes.iter().find(|fix| fix.applicability == Safety::Safe)
}
