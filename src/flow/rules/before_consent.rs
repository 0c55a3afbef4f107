use super::super::missing::Needs;
use super::{Notes, Rule, Survey};
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a goal that an ad platform hears of and that people can reach before they are asked for their consent, in a flow
    /// that asks for it somewhere.
    ///
    /// ## Why it matters
    /// Their data is sent without their consent. Where the goal waits for a consent, nothing is sent for them.
    ///
    /// ## Example
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     { "id": "start", "name": "Start", "does": { "start": true } },
    ///     {
    ///       "id": "lead",
    ///       "goal": {
    ///         "version": 1, "goal": { "id": "g1" }, "name": "Lead",
    ///         "destinations": { "meta": { "enabled": true, "event": "LeadSubmitted" } }
    ///       }
    ///     },
    ///     { "id": "ask", "name": "May we?", "does": { "consent": true } }
    ///   ],
    ///   "edges": [{ "from": "start", "to": "lead" }, { "from": "lead", "to": "ask" }]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Put the question before the goal, on every way that leads to it.
    BeforeConsent { "flow/before-consent", Warning, Documented, "goal-element: consent is asked before anything is sent", since "0.1.0" }
}

impl Rule for BeforeConsent {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        let sends = |site: usize| survey.sites.get(site).is_some_and(|site| site.goal.enabled().next().is_some());
        Needs::one(survey, |does| does.consent, &sends).lacking(survey, &mut |site, _, way| {
            let waits = survey.sites.get(site).is_some_and(|site| site.goal.consent.is_some());
            if let Some(found) = notes.at(site, "/consent") {
                let found = if waits { found.key("flow/before-consent.skipped") } else { found };
                found.with("path", &way);
            }
        });
    }
}
