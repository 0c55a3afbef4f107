use super::super::missing::Needs;
use super::{Notes, Rule, Survey};
use crate::domain::letters::Trimmed as _;
use crate::domain::surroundings::Channel;
use crate::domain::{Destination, Event, Platform, Surroundings};
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a goal whose destination finds people by phone number or e-mail address, when people can get here on a way where
    /// nobody asks for either, in a flow that asks for one somewhere.
    ///
    /// ## Why it matters
    /// The event of those people is left out, or nobody is found for it.
    ///
    /// ## Example
    /// ```json surroundings
    /// { "connections": [{ "id": "site", "name": "Site", "platform": "meta", "dataset_id": "1234567890" }] }
    /// ```
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     { "id": "start", "name": "Start", "does": { "start": true } },
    ///     { "id": "ask", "name": "Your e-mail?", "does": { "asks": ["email"] } },
    ///     {
    ///       "id": "lead",
    ///       "goal": {
    ///         "version": 1, "goal": { "id": "g1" }, "name": "Lead",
    ///         "destinations": { "meta": { "enabled": true, "connection": "site", "event": "Lead" } }
    ///       }
    ///     }
    ///   ],
    ///   "edges": [{ "from": "start", "to": "ask" }, { "from": "ask", "to": "lead" }, { "from": "start", "to": "lead" }]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Ask for the phone number or the e-mail address before the goal, on every way that leads to it.
    NoIdentity { "flow/no-identity", Warning, Documented, "goal-element: an event without contact data is not sent", since "0.1.0" }
}

impl Rule for NoIdentity {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        for platform in [Platform::Meta, Platform::TikTok] {
            let wants = |site: usize| {
                let own = survey.sites.get(site).and_then(|site| site.goal.destination(platform));
                own.is_some_and(|own| own.enabled && needs_contact(platform, own, survey.surroundings))
            };
            Needs::one(survey, |does| does.phone || does.email, &wants).lacking(survey, &mut |site, _, way| {
                let (path, name) = match platform {
                    Platform::Meta => ("/destinations/meta", "Meta"),
                    Platform::TikTok => ("/destinations/tiktok", "TikTok"),
                };
                if let Some(found) = notes.at(site, path) {
                    found.with("destination", name).with("path", &way);
                }
            });
        }
    }
}

/// Whether the destination finds people by contact data alone. In WhatsApp the phone number is always there; in Messenger and
/// Instagram Meta knows the chat, but not for an event of the builder's own.
fn needs_contact(platform: Platform, own: &Destination, surroundings: &Surroundings) -> bool {
    let Some(connections) = &surroundings.connections else {
        return false;
    };
    if platform == Platform::TikTok {
        return connections.iter().all(|connection| connection.channel != Some(Channel::WhatsApp));
    }
    match surroundings.connection(platform, own.connection.trimmed()).map(|connection| connection.channel) {
        None | Some(Some(Channel::WhatsApp)) => false,
        Some(None) => true,
        Some(Some(_)) => matches!(own.event, Some(Event::Custom(_))),
    }
}
