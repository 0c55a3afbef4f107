//! A rule's name in its four spellings, and the files that start with it.

use serde_json::json;

/// Words that name a cure. A rule's name says what is wrong, so that "ignore money/zero" reads well.
const CURES: &[&str] = &["add", "avoid", "choose", "do", "must", "prefer", "require", "set", "should", "use"];

#[derive(Debug)]
pub(super) struct Name {
    pub(super) group: String,
    pub(super) problem: String,
}

impl Name {
    /// Reads `group/problem`; an error is a sentence for the author.
    pub(super) fn read(code: &str) -> Result<Self, String> {
        let parts = code.split_once('/').filter(|(group, problem)| is_name(group) && is_name(problem));
        let Some((group, problem)) = parts else {
            return Err(format!(
                "{code:?} is not a rule's name: write group/problem in small letters and hyphens, such as money/not-a-number."
            ));
        };
        if let Some(cure) = CURES.iter().find(|cure| problem.split('-').next() == Some(cure)) {
            return Err(format!(
                "A rule's name says what is wrong, not what to do: start it with another word than {cure:?}."
            ));
        }
        Ok(Self { group: group.to_owned(), problem: problem.to_owned() })
    }

    pub(super) fn code(&self) -> String {
        format!("{}/{}", self.group, self.problem)
    }

    /// The file and module.
    pub(super) fn module(&self) -> String {
        self.problem.replace('-', "_")
    }

    /// The type.
    pub(super) fn name(&self) -> String {
        let word = |word: &str| word[..1].to_uppercase() + &word[1..];
        self.problem.split('-').map(word).collect()
    }

    pub(super) fn rule_file(&self) -> String {
        let (name, code) = (self.name(), self.code());
        format!(
            r#"use crate::rules::{{Facts, Report, rule}};

rule! {{
    /// ## What it does
    ///
    /// ## Why it matters
    ///
    /// ## Example
    /// ```json
    /// {{ "version": 1, "goal": {{ "id": "g1" }}, "name": "Order paid", "destinations": {{}} }}
    /// ```
    ///
    /// ## Use instead
    {name} {{
        "{code}", Warning, Documented, "", since "{version}",
        Goal(check) reads []
    }}
}}

fn check(_facts: Facts<'_>, _report: &mut Report<'_>) {{}}
"#,
            version = env!("CARGO_PKG_VERSION")
        )
    }

    /// Its case trips nothing yet, so the specification fails until there is a check.
    pub(super) fn spec_file(&self) -> String {
        let goal = json!({ "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "destinations": {} });
        let spec = json!({
            "rule": self.code(),
            "about": "",
            "trips": [{ "name": "", "goal": goal, "expect": [{ "code": self.code(), "severity": "warning", "path": "" }] }],
            "passes": [{ "name": "a goal without it", "goal": goal }],
        });
        format!("{spec:#}\n")
    }
}

fn is_name(text: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_lowercase())
            && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
    };
    !text.is_empty() && text.split('-').all(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_four_spellings() {
        let name = Name::read("money/not-a-number").unwrap();
        assert_eq!((name.module(), name.name()), ("not_a_number".to_owned(), "NotANumber".to_owned()));
        assert_eq!(name.code(), "money/not-a-number");
    }

    #[test]
    fn a_cure_or_nonsense_is_no_name() {
        for code in ["money", "Money/zero", "money/", "money/not_a_number", "money/use-dot", "../x/y", "money/-x"] {
            assert!(Name::read(code).is_err(), "{code}");
        }
    }
}
