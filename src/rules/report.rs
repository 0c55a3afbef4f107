//! How a rule reports: `report.at(place)`, then words and fixes. What was found is noted at once.

use core::cmp::Ordering;

use super::place::Place;
use super::secret::holds_token;
use crate::domain::diagnostic::Params;
use crate::domain::pointer::push_number;
use crate::domain::{Diagnostic, Edit, Fix, Json, Pointer, Safety, Severity};

/// Where one rule puts what it finds.
#[derive(Debug)]
pub struct Report<'a> {
    code: &'static str,
    severity: Severity,
    into: &'a mut Vec<Diagnostic>,
}

impl<'a> Report<'a> {
    pub(super) const fn new(code: &'static str, severity: Severity, into: &'a mut Vec<Diagnostic>) -> Self {
        Self { code, severity, into }
    }

    /// Something is wrong at `place`.
    pub fn at(&mut self, place: Place<'_>) -> Found<'_> {
        self.found(place.pointer())
    }

    /// Something is wrong at a place that reading has named.
    pub fn found(&mut self, path: Pointer) -> Found<'_> {
        noted(self.into, self.code, self.severity, path)
    }
}

/// Notes that something is wrong at `path`.
pub(crate) fn noted<'a>(
    into: &'a mut Vec<Diagnostic>,
    code: &'static str,
    severity: Severity,
    path: Pointer,
) -> Found<'a> {
    into.push(Diagnostic { code, key: code, severity, path, params: Params::default(), fixes: Vec::new() });
    Found(into.last_mut())
}

/// One thing that was found: it is already noted, and may be told more of. The diagnostic is always there: it was pushed
/// a moment ago.
#[derive(Debug)]
pub struct Found<'a>(Option<&'a mut Diagnostic>);

impl Found<'_> {
    /// Says it in another text than the rule's first: `rule.<key>`, where `key` is the rule's code, a point and a word.
    pub fn key(mut self, key: &'static str) -> Self {
        if let Some(diagnostic) = &mut self.0 {
            diagnostic.key = key;
        }
        self
    }

    /// Says that it is less bad here than the rule usually is. It never becomes worse by this.
    pub fn only(mut self, severity: Severity) -> Self {
        if let Some(diagnostic) = &mut self.0 {
            diagnostic.severity = diagnostic.severity.max(severity);
        }
        self
    }

    /// Gives the text a value; one that holds a token is not repeated.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        if let Some(diagnostic) = &mut self.0 {
            let value = if holds_token(value) { "…" } else { value };
            diagnostic.params = core::mem::take(&mut diagnostic.params).with(name, value);
        }
        self
    }

    /// Gives the text a number.
    pub fn number(self, name: &'static str, value: usize) -> Self {
        let mut digits = String::new();
        push_number(&mut digits, value);
        self.with(name, &digits)
    }

    /// Offers to put `value` in the place of what is here. The title knows it as `{value}`.
    pub fn replace(self, title: &'static str, value: &str) -> Self {
        let path = self.path();
        let edit = Edit::Replace { path, value: Json::text(value) };
        self.fix(title, Params::default().with("value", value), edit)
    }

    /// Offers to set what is here, or missing here, to `value`. The title knows it as `{value}`.
    pub fn set(self, title: &'static str, value: &str) -> Self {
        let path = self.path();
        let edit = Edit::Add { path, value: Json::text(value) };
        self.fix(title, Params::default().with("value", value), edit)
    }

    /// Offers to remove what is here.
    pub fn remove(self, title: &'static str) -> Self {
        let path = self.path();
        self.fix(title, Params::default(), Edit::Remove { path })
    }

    /// Offers to remove what is at another place.
    pub fn remove_at(self, title: &'static str, place: Place<'_>) -> Self {
        self.fix(title, Params::default(), Edit::Remove { path: place.pointer() })
    }

    /// Offers a fix that somebody should look at.
    pub fn fix(self, title: &'static str, params: Params, edit: Edit) -> Self {
        self.offer(title, params, Safety::Unsafe, edit)
    }

    /// Offers a fix that may be applied unasked.
    pub fn safe_fix(self, title: &'static str, params: Params, edit: Edit) -> Self {
        self.offer(title, params, Safety::Safe, edit)
    }

    /// Offers a fix of several edits that somebody should look at.
    pub fn edits(mut self, title: &'static str, params: Params, edits: Vec<Edit>) -> Self {
        if let Some(diagnostic) = &mut self.0 {
            diagnostic.fixes.push(Fix { title, params, applicability: Safety::Unsafe, edits });
        }
        self
    }

    fn offer(mut self, title: &'static str, params: Params, applicability: Safety, edit: Edit) -> Self {
        if let Some(diagnostic) = &mut self.0 {
            let edits = Vec::from([edit]);
            diagnostic.fixes.push(Fix { title, params, applicability, edits });
        }
        self
    }

    fn path(&self) -> Pointer {
        self.0.as_ref().map_or_else(Pointer::root, |diagnostic| diagnostic.path.clone())
    }
}

/// Errors first, then by place, then by code; what is equal in all three stays in the order of finding.
/// Merging by hand costs less wasm than the library's sort of so large a type.
pub(crate) fn sort(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if found.len() < 2 {
        return found;
    }
    let mut right = sort(found.split_off(found.len() / 2)).into_iter().peekable();
    let mut left = sort(found).into_iter().peekable();
    let mut merged = Vec::with_capacity(left.len() + right.len());
    loop {
        let from_right = match (left.peek(), right.peek()) {
            (Some(in_left), Some(in_right)) => order(in_right, in_left) == Ordering::Less,
            (None, Some(_)) => true,
            _ => false,
        };
        match if from_right { right.next() } else { left.next() } {
            Some(next) => merged.push(next),
            None => return merged,
        }
    }
}

fn order(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    a.severity.cmp(&b.severity).then_with(|| by_place(&a.path, &b.path)).then_with(|| a.code.cmp(b.code))
}

/// Segment by segment; numbers by their size, so that row 10 comes after row 9.
fn by_place(a: &Pointer, b: &Pointer) -> Ordering {
    let mut b_segments = b.as_str().split('/');
    for in_a in a.as_str().split('/') {
        let Some(in_b) = b_segments.next() else {
            return Ordering::Greater;
        };
        let order = match (is_index(in_a), is_index(in_b)) {
            (true, true) => in_a.len().cmp(&in_b.len()).then_with(|| in_a.cmp(in_b)),
            _ => in_a.cmp(in_b),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    if b_segments.next().is_some() { Ordering::Less } else { Ordering::Equal }
}

fn is_index(segment: &str) -> bool {
    !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(severity: Severity, path: &str, code: &'static str) -> Diagnostic {
        Diagnostic {
            code,
            key: code,
            severity,
            path: Pointer::parse(path),
            params: Params::default(),
            fixes: Vec::new(),
        }
    }

    #[test]
    fn errors_come_first_then_places_by_number_then_codes() {
        let all = vec![
            found(Severity::Hint, "", "z"),
            found(Severity::Error, "/items/contents/10/id", "b"),
            found(Severity::Error, "/items/contents/9/id", "b"),
            found(Severity::Error, "/items/contents/9/id", "a"),
            found(Severity::Error, "/items", "a"),
            found(Severity::Error, "/items/contents/9", "a"),
            found(Severity::Error, "/custom/x", "a"),
        ];
        let all = sort(all);
        let order: Vec<_> = all.iter().map(|one| (one.path.as_str(), one.code)).collect();
        assert_eq!(
            order,
            [
                ("/custom/x", "a"),
                ("/items", "a"),
                ("/items/contents/9", "a"),
                ("/items/contents/9/id", "a"),
                ("/items/contents/9/id", "b"),
                ("/items/contents/10/id", "b"),
                ("", "z"),
            ]
        );
    }

    #[test]
    fn what_is_found_is_noted_at_once_and_told_more_of_later() {
        let mut noted = Vec::new();
        let mut report = Report::new("a/b", Severity::Warning, &mut noted);
        report.at(Place::ROOT);
        report.at(Place::ROOT).key("a/b.more").with("x", "1").only(Severity::Hint);
        report.at(Place::ROOT).only(Severity::Error);
        assert_eq!(noted.len(), 3);
        assert_eq!(noted[1].key, "a/b.more");
        assert_eq!(noted[1].severity, Severity::Hint);
        assert_eq!(noted[2].severity, Severity::Warning, "a rule never reports worse than it may");
    }
}
