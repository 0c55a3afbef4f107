use super::super::missing::Needs;
use super::super::names::{NONE, Names};
use super::{Notes, Rule, Survey};
use crate::domain::template;
use crate::rules::{rule, used_at, variables};

rule! {
    /// ## What it does
    /// Reports a variable of the goal that some nodes of the flow set, when people can get here past all of them.
    ///
    /// ## Why it matters
    /// For those people the field is left out. Without its value a Purchase is not sent at all.
    ///
    /// ## Example
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     { "id": "start", "name": "Start", "does": { "start": true } },
    ///     { "id": "cart", "name": "Cart", "does": { "sets": ["total"] } },
    ///     {
    ///       "id": "paid",
    ///       "goal": {
    ///         "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///         "value": { "amount": "{{total}}", "currency": "EUR" }, "destinations": {}
    ///       }
    ///     }
    ///   ],
    ///   "edges": [{ "from": "start", "to": "cart" }, { "from": "cart", "to": "paid" }, { "from": "start", "to": "paid" }]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Set the variable on every way that leads to the goal.
    VariableMaybeUnset { "flow/variable-maybe-unset", Warning, Documented, "goal-element: what cannot be filled is left out", since "0.1.0" }
}

impl Rule for VariableMaybeUnset {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        let mut names = Names::default();
        let mut needs = Needs::default();
        for (node, of) in (0..).zip(&survey.graph.nodes) {
            for variable in of.does.iter().flat_map(|does| &does.sets) {
                needs.gives.push((node, names.number(template::root(variable))));
            }
        }
        if names.len() == 0 {
            return;
        }
        for (_, node, site) in survey.placed() {
            for variable in variables(site.goal) {
                let number = names.find(template::root(&variable));
                let is_bound = site.goal.bind.iter().any(|(input, _)| *input == variable);
                // What this goal wants stands at the end.
                let mut own = needs.wanted.iter().rev().take_while(|(of, _)| *of == node);
                if number != NONE && !is_bound && !own.any(|(_, wanted)| *wanted == number) {
                    needs.wanted.push((node, number));
                }
            }
        }
        needs.lacking(survey, &mut |site, fact, way| {
            let variable = names.text(fact);
            let path = survey.sites.get(site).map(|site| used_at(site.goal, variable)).unwrap_or_default();
            if let Some(found) = notes.at(site, path.as_str()) {
                found.with("variable", variable).with("path", &way);
            }
        });
    }
}
