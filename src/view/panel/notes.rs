//! Where each diagnostic is written: under the field it is about, or the nearest one.

use super::model::{Field, Panel, Part};
use super::screen::Screen;
use crate::domain::{Diagnostic, Pointer};
use crate::view::problems::Problem;

/// Puts every diagnostic under its field.
pub(super) fn place(panel: &mut Panel, diagnostics: &[Diagnostic], screen: &Screen) {
    for (index, diagnostic) in diagnostics.iter().enumerate() {
        let note = Problem::of(index, diagnostic);
        if let Some(notes) = row(panel, &diagnostic.path) {
            notes.push(note);
        } else if let Some(field) = nearest(panel, &diagnostic.path)
            && !is_early(field, diagnostic, screen)
        {
            field.notes.push(note);
        }
    }
}

/// The row that the path names itself.
fn row<'a>(panel: &'a mut Panel, path: &Pointer) -> Option<&'a mut Vec<Problem>> {
    let rows = panel.sections.iter_mut().flat_map(|section| &mut section.parts).filter_map(|part| match part {
        Part::Rows(rows) => Some(&mut rows.rows),
        _ => None,
    });
    rows.flatten().find(|row| row.path == *path).map(|row| &mut row.notes)
}

/// The field that holds the path, else the first one inside it.
fn nearest<'a>(panel: &'a mut Panel, path: &Pointer) -> Option<&'a mut Field> {
    let holds = |field: &&mut Field| field.path.holds(path);
    if panel.fields().any(|field| field.path.holds(path)) {
        panel.fields_mut().find(holds)
    } else {
        panel.fields_mut().find(|field| path.holds(&field.path))
    }
}

/// Whether it came up only while somebody is still typing there.
fn is_early(field: &Field, diagnostic: &Diagnostic, screen: &Screen) -> bool {
    screen
        .typing
        .as_ref()
        .is_some_and(|typing| typing.field == field.path.as_str() && !typing.known.contains(&diagnostic.code))
}
