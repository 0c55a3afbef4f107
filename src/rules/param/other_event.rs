use crate::catalog::params;
use crate::domain::Platform;
use crate::rules::facts::Param;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that a parameter is meant for other events than the one that is chosen.
    ///
    /// ## Why it matters
    /// Meta does nothing with it there, so it is not sent. It stays in the goal, and goes out again with an event that it is meant
    /// for. Where Meta documents no such list and the parameter was only seen with some events, it is sent all the same.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer", "params": { "search_string": "shoes" },
    ///   "destinations": { "meta": { "enabled": true, "event": "LeadSubmitted" } } }
    /// ```
    ///
    /// ## Use instead
    /// Leave it as it is or out, or put it into a parameter of your own.
    OtherEvent {
        "param/other-event", Hint, Documented, "Meta, Standard Parameters (2026-09-12)", since "0.1.0",
        Param(check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, param: Param<'_>, report: &mut Report<'_>) {
    let Some(event) = facts.standard_event().filter(|_| param.is_metas()) else {
        return;
    };
    let Some(spec) = param.spec.filter(|spec| !param.text.is_empty() && !params::is_for(Platform::Meta, spec, event))
    else {
        return;
    };
    let found = report.at(param.place).with("param", param.name).with("event", event).remove("remove");
    if params::is_also_for(Platform::Meta, spec, event) {
        found.key("param/other-event.maybe");
    }
}
