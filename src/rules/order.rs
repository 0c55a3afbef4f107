//! The order of diagnostics: errors first, then by place, then by code.

use core::cmp::Ordering;

use crate::domain::{Diagnostic, Pointer};

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
    use crate::domain::Severity;
    use crate::domain::diagnostic::Params;

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
}
