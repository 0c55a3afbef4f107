//! Rows that come and go.

use super::Change;
use crate::domain::diagnostic::Edit;
use crate::domain::json::Json;
use crate::domain::place::Spot;
use crate::domain::pointer::Pointer;
use crate::domain::text_at;

impl Change<'_> {
    /// Adds an empty row to the list at the field's place. A list without rows is made anew: there may be none.
    pub(super) fn add_row(&mut self) -> Option<()> {
        self.contain();
        let row = match self.field.spot {
            Spot::Contents => added(&mut text_at::items_mut(self.goal, self.field.owner)?.as_mut()?.contents),
            Spot::ContentIds => added(&mut text_at::items_mut(self.goal, self.field.owner)?.as_mut()?.content_ids),
            Spot::Answers => added(&mut self.goal.consent.as_mut()?.accepted),
            Spot::CustomRows => added(&mut self.goal.custom),
            _ => return None,
        };
        if row == 0 {
            self.put(Json::Array(Vec::new()));
        }
        let is_text = matches!(self.field.spot, Spot::ContentIds | Spot::Answers);
        let value = if is_text { Json::text("") } else { Json::Object(Vec::new()) };
        self.edits.push(Edit::Add { path: self.place.index(row), value });
        Some(())
    }

    /// Removes a row. What is wrong with the later rows is wrong one row earlier after that.
    pub(super) fn remove_row(&mut self) -> Option<()> {
        let row = self.field.row;
        let rows = match self.field.spot {
            Spot::Row => removed(&mut text_at::items_mut(self.goal, self.field.owner)?.as_mut()?.contents, row),
            Spot::ContentId => {
                removed(&mut text_at::items_mut(self.goal, self.field.owner)?.as_mut()?.content_ids, row)
            }
            Spot::Answer => removed(&mut self.goal.consent.as_mut()?.accepted, row),
            Spot::CustomRow => removed(&mut self.goal.custom, row),
            _ => None,
        }?;
        self.drop_member();
        for later in row..rows {
            let new = self.field.place().row(later).pointer();
            let old = self.field.place().row(later + 1).pointer();
            for fault in &mut self.goal.faults {
                if let Some(path) = moved(&fault.path, &old, &new) {
                    fault.path = path;
                }
            }
        }
        Some(())
    }
}

/// What lies below `old` as it is called below `new`.
fn moved(path: &Pointer, old: &Pointer, new: &Pointer) -> Option<Pointer> {
    let below = path.as_str().strip_prefix(old.as_str()).filter(|_| old.holds(path))?;
    Some(Pointer::from_text([new.as_str(), below].concat()))
}

/// Adds an empty row; its place.
fn added<T: Default>(rows: &mut Vec<T>) -> usize {
    rows.push(T::default());
    rows.len() - 1
}

/// Takes a row out; how many are left, or `None` if there was no such row.
fn removed<T>(rows: &mut Vec<T>, row: usize) -> Option<usize> {
    if row >= rows.len() {
        return None;
    }
    rows.remove(row);
    Some(rows.len())
}
