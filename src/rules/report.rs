//! How a rule reports: `report.at(place)`, then words and fixes. What is found becomes a diagnostic, or only a record when
//! nobody reads it now.

use super::secret::holds_token;
use super::verdict::Record;
use super::{is_aside, registry};
use crate::domain::diagnostic::Params;
use crate::domain::pointer::push_number;
use crate::domain::{Diagnostic, Edit, Fix, Goal, Json, Place, Pointer, Safety, Severity};

/// Where what is found goes.
#[derive(Debug)]
pub(crate) enum Into<'a> {
    /// Into words.
    Words(&'a mut Vec<Diagnostic>),
    /// Into records, which only count.
    Records(&'a mut Vec<Record>),
}

impl Into<'_> {
    /// The same, for one rule's report.
    pub(super) fn again(&mut self) -> Into<'_> {
        match self {
            Self::Words(list) => Into::Words(list),
            Self::Records(list) => Into::Records(list),
        }
    }
}

/// Where one rule puts what it finds.
#[derive(Debug)]
pub struct Report<'a> {
    /// By its place in the registry.
    pub(super) rule: u8,
    pub(super) severity: Severity,
    /// Which of the things that the rule looks at one by one.
    pub(super) thing: u32,
    pub(super) goal: &'a Goal,
    pub(super) into: Into<'a>,
}

impl Report<'_> {
    /// Something is wrong at `place`.
    #[inline(never)]
    pub fn at(&mut self, place: Place<'_>) -> Found<'_> {
        match &mut self.into {
            Into::Records(_) => {
                let may_be_aside = place.spot.has_owners();
                let mut found = self.found(if may_be_aside { place.pointer() } else { Pointer::root() });
                found.hash(&[place.spot as u8, place.owner.number()]);
                found
            }
            Into::Words(_) => self.found(place.pointer()),
        }
    }

    /// Something is wrong at a place that reading has named.
    #[inline(never)]
    pub fn found(&mut self, path: Pointer) -> Found<'_> {
        let Self { rule, mut severity, .. } = *self;
        let code = registry::code(rule);
        if is_aside(self.goal, None, code, &path) {
            severity = Severity::Hint;
        }
        match &mut self.into {
            Into::Words(list) => noted(list, code, severity, path),
            Into::Records(list) => {
                list.push(Record { rule, severity, thing: self.thing, said: 0 });
                Found { diagnostic: None, record: list.last_mut() }
            }
        }
    }
}

/// Notes in words that something is wrong at `path`.
pub(crate) fn noted<'a>(
    into: &'a mut Vec<Diagnostic>,
    code: &'static str,
    severity: Severity,
    path: Pointer,
) -> Found<'a> {
    into.push(Diagnostic { code, key: code, severity, path, params: Params::default(), fixes: Vec::new() });
    Found { diagnostic: into.last_mut(), record: None }
}

/// One thing that was found: it is already noted, and may be told more of. It is a diagnostic, or the record of one.
#[derive(Debug)]
pub struct Found<'a> {
    diagnostic: Option<&'a mut Diagnostic>,
    record: Option<&'a mut Record>,
}

impl Found<'_> {
    /// Says it in another text than the rule's first: `rule.<key>`, where `key` is the rule's code, a point and a word.
    #[inline(never)]
    pub fn key(mut self, key: &'static str) -> Self {
        self.hash(key.as_bytes());
        if let Some(diagnostic) = &mut self.diagnostic {
            diagnostic.key = key;
        }
        self
    }

    /// Says that it is less bad here than the rule usually is. It never becomes worse by this.
    #[inline(never)]
    pub fn only(mut self, severity: Severity) -> Self {
        if let Some(diagnostic) = &mut self.diagnostic {
            diagnostic.severity = diagnostic.severity.max(severity);
        }
        if let Some(record) = &mut self.record {
            record.severity = record.severity.max(severity);
        }
        self
    }

    /// Gives the text a value; one that holds a token is not repeated.
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.hash(value.as_bytes());
        if let Some(diagnostic) = &mut self.diagnostic {
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
    #[inline(never)]
    pub fn replace(self, title: &'static str, value: &str) -> Self {
        let Some(path) = self.path() else { return self };
        let edit = Edit::Replace { path, value: Json::text(value) };
        self.fix(title, Params::default().with("value", value), edit)
    }

    /// Offers to set what is here, or missing here, to `value`. The title knows it as `{value}`.
    #[inline(never)]
    pub fn set(self, title: &'static str, value: &str) -> Self {
        let Some(path) = self.path() else { return self };
        let edit = Edit::Add { path, value: Json::text(value) };
        self.fix(title, Params::default().with("value", value), edit)
    }

    /// Offers to remove what is here.
    #[inline(never)]
    pub fn remove(self, title: &'static str) -> Self {
        let Some(path) = self.path() else { return self };
        self.fix(title, Params::default(), Edit::Remove { path })
    }

    /// Offers to remove what is at another place.
    #[inline(never)]
    pub fn remove_at(self, title: &'static str, place: Place<'_>) -> Self {
        if self.is_record() {
            return self;
        }
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
    pub fn edits(self, title: &'static str, params: Params, edits: Vec<Edit>) -> Self {
        self.offer_all(title, params, Safety::Unsafe, edits)
    }

    fn offer(self, title: &'static str, params: Params, applicability: Safety, edit: Edit) -> Self {
        self.offer_all(title, params, applicability, Vec::from([edit]))
    }

    #[inline(never)]
    fn offer_all(mut self, title: &'static str, params: Params, applicability: Safety, edits: Vec<Edit>) -> Self {
        if let Some(diagnostic) = &mut self.diagnostic {
            diagnostic.fixes.push(Fix { title, params, applicability, edits });
        }
        self
    }

    /// Whether nobody reads words and fixes now, so that a rule may spare itself the work of making them.
    #[must_use]
    pub fn is_record(&self) -> bool {
        self.diagnostic.is_none()
    }

    fn path(&self) -> Option<Pointer> {
        self.diagnostic.as_ref().map(|diagnostic| diagnostic.path.clone())
    }

    /// Two records that say the same are told apart from two that do not.
    fn hash(&mut self, bytes: &[u8]) {
        if let Some(record) = &mut self.record {
            for byte in bytes {
                record.said = (record.said ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Spot;

    fn three(report: &mut Report<'_>) {
        let place = Place::of(Spot::Root);
        report.at(place);
        report.at(place).key("a/b.more").with("x", "1").only(Severity::Hint);
        report.at(place).only(Severity::Error);
    }

    #[test]
    fn what_is_found_is_noted_at_once_and_told_more_of_later() {
        let mut noted = Vec::new();
        three(&mut Report {
            rule: 0,
            severity: Severity::Warning,
            thing: 0,
            goal: &Goal::default(),
            into: Into::Words(&mut noted),
        });
        assert_eq!(noted.len(), 3);
        assert_eq!(noted[1].key, "a/b.more");
        assert_eq!(noted[1].severity, Severity::Hint);
        assert_eq!(noted[2].severity, Severity::Warning, "a rule never reports worse than it may");
    }

    #[test]
    fn a_record_knows_the_severity_and_whether_it_says_the_same() {
        let mut noted = Vec::new();
        three(&mut Report {
            rule: 0,
            severity: Severity::Warning,
            thing: 7,
            goal: &Goal::default(),
            into: Into::Records(&mut noted),
        });
        let severities: Vec<_> = noted.iter().map(|record| record.severity).collect();
        assert_eq!(severities, [Severity::Warning, Severity::Hint, Severity::Warning]);
        assert_eq!(noted[0], noted[2]);
        assert_ne!(noted[0].said, noted[1].said);
    }
}
