use crate::domain::goal::Version;
use crate::domain::{Place, Severity, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a document without a version, or with one that is no whole number from 1 up.
    ///
    /// ## Why it matters
    /// The document is read as version 1. A later goal-element could not know how to carry it over.
    ///
    /// ## Example
    /// ```json
    /// { "version": "one", "goal": { "id": "g1" }, "name": "Order paid", "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// `"version": 1`; `defaults()` writes it.
    UnknownVersion {
        "shape/unknown-version", Warning, Documented, "goal-element: the block's document, version", since "0.1.0",
        Goal(check) reads []
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let place = Place::of(Spot::Version);
    match facts.goal.version {
        Version::Missing => {
            report.at(place).key("shape/unknown-version.missing").only(Severity::Hint);
        }
        Version::Unknown => {
            report.at(place);
        }
        Version::Current | Version::Newer => {}
    }
}
