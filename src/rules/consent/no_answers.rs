use crate::domain::diagnostic::Params;
use crate::domain::goal::Consent;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Edit, Json, Place, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a goal that asks for consent, where no answer counts as yes.
    ///
    /// ## Why it matters
    /// Nobody can consent, so no event is ever sent. The goal still counts in the bot's own statistics.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "consent": { "variable": "agreed", "accepted": [] },
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// The answers that people give to say yes: `yes`, `1`, `true`.
    NoAnswers {
        "consent/no-answers", Warning, Documented, "goal-element: consent", since "0.1.0",
        Goal(check) reads [Answer]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(consent) = &facts.goal.consent else {
        return;
    };
    if consent.accepted.iter().all(|answer| answer.trimmed().is_empty()) {
        let place = Place::of(Spot::Answers);
        let usual = Consent::USUAL.into_iter().map(Json::text).collect();
        let edit = Edit::Add { path: place.pointer(), value: Json::Array(usual) };
        report.at(place).fix("usual-answers", Params::default(), edit);
    }
}
