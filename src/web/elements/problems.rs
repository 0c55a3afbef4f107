//! The list of problems.

use super::{fixes, icons, nothing, sign};
use crate::domain::Severity;
use crate::view::problems::{Group, Problem, Problems};
use crate::view::{count_words, words};
use crate::web::tree::{Element, el};

/// Draws the list; each group with its node's number.
pub(in crate::web) fn problems(problems: &Problems, nodes: &[u32]) -> Element {
    let mut list = el("div").class("problems").with("part", "problems").child(head(problems));
    if problems.groups.is_empty() {
        list.push(nothing("ui.problems.none").key("none"));
    }
    for (group, node) in problems.groups.iter().zip(nodes) {
        list.push(section(group, *node));
    }
    list
}

fn head(problems: &Problems) -> Element {
    let counts = problems.counts;
    let all = [(Severity::Error, counts.error), (Severity::Warning, counts.warning), (Severity::Hint, counts.hint)];
    let tallies = all.into_iter().filter(|(_, count)| *count > 0).map(|(severity, count)| {
        el("span")
            .key(severity.name())
            .class("tally")
            .with("data-severity", severity.name())
            .child(icons::severity(severity))
            .text(count_words(severity, count))
    });
    let fix_all = (problems.safe > 0).then(|| {
        el("button")
            .with("type", "button")
            .class("fix-all")
            .with("part", "fix-all")
            .with("data-act", "fix-all")
            .text(words("ui.problems.fix-safe").number("count", problems.safe))
    });
    el("div").class("tallies").children(tallies).children(fix_all)
}

fn section(group: &Group, node: u32) -> Element {
    let number = crate::view::words::digits(node as usize);
    let heading = ["node-", &number].concat();
    el("section")
        .key(&number)
        .own("aria-labelledby", &heading)
        .child(el("h3").own("id", &heading).text(group.name.clone()))
        .child(el("ul").children(group.problems.iter().map(|problem| row(problem, node))))
}

fn row(problem: &Problem, node: u32) -> Element {
    let jump = el("button")
        .with("type", "button")
        .class("jump")
        .with("part", "problem")
        .with("data-act", "jump")
        .own("data-path", problem.path.as_str())
        .number("data-node", node as usize)
        .child(sign(problem.severity))
        .child(el("span").text(problem.text.clone()));
    el("li").child(jump).children(fixes(problem, Some(node)))
}
