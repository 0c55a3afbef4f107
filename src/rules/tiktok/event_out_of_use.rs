use super::{heard, place};
use crate::catalog::events::Standing;
use crate::domain::{Severity, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an event that TikTok gives up, one that it calls otherwise today, and the one that its pixel sends by
    /// itself.
    ///
    /// ## Why it matters
    /// TikTok takes *PlaceAnOrder* and *ClickButton* until 2027, and their history moves nowhere. *CompletePayment* and
    /// *SubmitForm* still work under their old names. If the pixel on your page sends the same event, change both at
    /// once: a copy is recognised by its name.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "event": "PlaceAnOrder" } } }
    /// ```
    ///
    /// ## Use instead
    /// The event of today.
    EventOutOfUse {
        "tiktok/event-out-of-use", Warning, Documented, "TikTok help, How to adopt TikTok's updated standard events (2025-05-01)",
        since "0.1.0", Goal(check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(spec) = heard(facts).and_then(|event| event.spec) else {
        return;
    };
    if spec.standing == Standing::Standard {
        return;
    }
    let mut found = report.at(place(Spot::Event)).with("event", spec.name);
    if spec.standing == Standing::Renamed {
        found = found.key("tiktok/event-out-of-use.renamed").only(Severity::Hint);
    } else if spec.standing == Standing::Base {
        found = found.key("tiktok/event-out-of-use.base");
    }
    if let Some(instead) = spec.instead() {
        found.with("instead", instead.name).replace("use-event", instead.name);
    }
}
