//! The panel.

use super::{controls, fixes, icons, nothing, sign};
use crate::view::Words;
use crate::view::choices::Choice;
use crate::view::panel::{Field, Fold, Panel, Part, Row, Rows, Section, Summary};
use crate::web::tree::{Element, el};

/// Draws the panel of one node.
pub(in crate::web) fn panel(panel: &Panel) -> Element {
    let mut drawn = el("div").class("panel").with("part", "panel").flag("data-readonly", panel.read_only);
    if let Some(notice) = &panel.notice {
        drawn.push(el("p").key("notice").class("notice").text(notice.clone()));
    }
    drawn.push(summary(&panel.summary, panel.read_only));
    for part in &panel.sections {
        drawn.push(section(part, panel.read_only));
    }
    drawn
}

fn summary(summary: &Summary, read_only: bool) -> Element {
    let worst = summary.worst.map_or("none", |worst| worst.name());
    let icon = summary.worst.map_or_else(icons::check, icons::severity);
    let line = el("summary")
        .with("part", "summary")
        .child(icon.key(worst))
        .child(el("span").class("say").text(summary.label.clone()));
    let rows = summary.problems.iter().map(|problem| {
        let jump = el("button")
            .with("type", "button")
            .class("jump")
            .with("data-act", "seek")
            .own("data-path", problem.path.as_str())
            .child(sign(problem.severity))
            .child(el("span").text(problem.text.clone()));
        el("li").key(problem.code).child(jump).children(fixes(problem, None).filter(|_| !read_only))
    });
    let list = el("ul").children(rows);
    let body = if summary.problems.is_empty() { nothing("ui.problems.none").key("none") } else { list };
    el("details").key("summary").class("summary").with("data-worst", worst).child(line).child(body)
}

fn section(section: &Section, read_only: bool) -> Element {
    let heading = ["section-", section.id].concat();
    let title = match &section.switch {
        Some(field) => el("h3").own("id", &heading).child(controls::switch(field, read_only)),
        None => el("h3").own("id", &heading).text(section.title.clone()),
    };
    let mut body = el("div").key("body").class("body");
    if let Some(switch) = section.switch.as_ref().filter(|switch| !switch.notes.is_empty()) {
        body.push(controls::notes(&switch.notes, &heading));
    }
    for part in &section.parts {
        body.push(draw(part, read_only));
    }
    if section.fold == Fold::Never {
        return el("section")
            .key(section.id)
            .with("part", "section")
            .own("aria-labelledby", &heading)
            .child(title)
            .child(body);
    }
    el("details")
        .key(section.id)
        .with("part", "section")
        .class("fold")
        .once("open", section.fold == Fold::Open)
        .child(el("summary").child(title).child(icons::down()))
        .child(body)
}

fn draw(part: &Part, read_only: bool) -> Element {
    match part {
        Part::Fields(fields) => {
            let key = fields.first().map_or("", |field| field.path.as_str());
            el("div").key(key).class("fields").children(fields.iter().map(|field| controls::field(field, read_only)))
        }
        Part::Rows(list) => rows(list, read_only),
        Part::Add { label, choices } => add(label, choices, read_only),
        Part::Sentence(sentence) => el("p").key("sentence").class("sentence").text(sentence.clone()),
    }
}

fn rows(rows: &Rows, read_only: bool) -> Element {
    let mut drawn = el("div").key(rows.path.as_str()).class("rows");
    if let Some(first) = rows.rows.first() {
        let names = first.fields.iter().map(|field: &Field| el("span").text(field.label.clone()));
        drawn.push(
            el("div")
                .key("names")
                .class("names")
                .number("data-columns", first.fields.len())
                .with("aria-hidden", "true")
                .children(names),
        );
    }
    for line in &rows.rows {
        drawn.push(row(line, read_only));
    }
    if !read_only {
        let button = el("button")
            .key("add")
            .with("type", "button")
            .class("add")
            .with("data-act", "add-row")
            .own("data-path", rows.path.as_str())
            .child(icons::plus())
            .text(rows.add.clone());
        drawn.push(button);
    }
    drawn
}

fn row(row: &Row, read_only: bool) -> Element {
    let cells = row.fields.iter().map(|field| controls::cell(field, read_only));
    let mut drawn = el("div")
        .key(row.path.as_str())
        .class("row")
        .with("role", "group")
        .number("data-columns", row.fields.len())
        .says("aria-label", row.legend.clone())
        .children(cells);
    if !read_only {
        drawn.push(controls::remove(row.path.as_str(), row.remove.clone()));
    }
    for field in row.fields.iter().filter(|field| !field.notes.is_empty()) {
        drawn.push(controls::field_notes(field));
    }
    if !row.notes.is_empty() {
        drawn.push(controls::notes(&row.notes, row.path.as_str()));
    }
    drawn
}

/// A native list that adds what is chosen and shows its own name again.
fn add(label: &Words, choices: &[Choice], read_only: bool) -> Element {
    let options = choices
        .iter()
        .map(|choice| el("option").key(&choice.value).own("value", &choice.value).text(choice.label.clone()));
    let list = el("select")
        .class("add")
        .with("data-act", "add-param")
        .with("data-path", "/params")
        .says("aria-label", label.clone())
        .flag("disabled", read_only)
        .child(el("option").key("").with("value", "").text(label.clone()))
        .children(options)
        .value("");
    el("div").key("add").class("adder").child(list)
}
