//! Goal + moment -> one request, or one reason for none, per destination that is switched on.

use super::filled::Filled;
use super::{Prepared, SkipReason, Skipped, meta};
use crate::domain::goal::Consent;
use crate::domain::letters;
use crate::domain::surroundings::RuleSettings;
use crate::domain::{Connection, Context, Destination, Diagnostic, Goal, Platform, Pointer, Severity, Surroundings};
use crate::{domain::Event, rules};

/// Writes the requests for `goal` reached at `context`. It looks at nothing that only an editor knows, so that editor
/// and proxy reach the same verdict; `settings` are the host's choice of rules, which travels along.
#[must_use]
pub fn prepare(goal: &Goal, context: &Context, settings: &RuleSettings) -> Prepared {
    let surroundings = Surroundings {
        connections: Some(context.connections.clone()),
        default_connections: context.default_connections.clone(),
        rules: settings.clone(),
        ..Surroundings::default()
    };
    let mut prepared = Prepared { diagnostics: rules::check(goal, &surroundings), ..Prepared::default() };
    for (platform, destination) in goal.enabled() {
        let moment = Moment { goal, context, surroundings: &surroundings, platform, destination };
        match moment.request(&mut prepared.diagnostics) {
            Ok(request) => prepared.requests.push(request),
            Err(reason) => prepared.skipped.push(Skipped { platform, reason }),
        }
    }
    prepared.diagnostics = rules::sort(prepared.diagnostics);
    prepared
}

/// Whether an error stands in the way of `platform`: any error but those in another platform's settings.
fn is_blocked(platform: Platform, diagnostics: &[Diagnostic]) -> bool {
    let destinations = Pointer::root().key("destinations");
    let own = destinations.key(platform.name());
    let concerns = |place: &Pointer| !destinations.holds(place) || *place == destinations || own.holds(place);
    diagnostics.iter().any(|found| found.severity == Severity::Error && concerns(&found.path))
}

/// A goal reached, as one destination sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment<'a> {
    pub(super) goal: &'a Goal,
    pub(super) context: &'a Context,
    pub(super) surroundings: &'a Surroundings,
    pub(super) platform: Platform,
    pub(super) destination: &'a Destination,
}

impl<'a> Moment<'a> {
    fn request(self, found: &mut Vec<Diagnostic>) -> Result<super::Request, SkipReason> {
        if self.platform != Platform::Meta {
            return Err(SkipReason::NotSupported);
        }
        if self.goal.is_read_only() {
            return Err(SkipReason::Block);
        }
        let connection = self.connection().ok_or(SkipReason::NotConnected)?;
        let event = self.destination.event.as_ref().ok_or(SkipReason::Block)?;
        if is_blocked(self.platform, found) {
            return Err(SkipReason::Block);
        }
        if !self.goal.consent.as_ref().is_none_or(|consent| is_given(consent, &self.context.variables)) {
            return Err(SkipReason::NoConsent);
        }
        let filled = Filled::of(self, found);
        if meta::needs_value(event) && filled.value.is_none() {
            return Err(SkipReason::Value);
        }
        meta::request(self, event, connection, filled)
    }

    fn connection(&self) -> Option<&'a Connection> {
        self.surroundings
            .connection(self.platform, &self.destination.connection)
            .filter(|connection| connection.platform == self.platform)
    }

    /// The place of one of this destination's own settings.
    pub(super) fn own_field(&self, name: &str) -> Pointer {
        Pointer::root().key("destinations").key(self.platform.name()).key(name)
    }
}

/// Whether the subscriber has said one of the answers that count as yes.
fn is_given(consent: &Consent, variables: &[(String, String)]) -> bool {
    let answer =
        variables.iter().find(|(name, _)| *name == consent.variable).map(|(_, value)| letters::lower(value.trim()));
    answer.is_some_and(|answer| consent.accepted.iter().any(|accepted| letters::lower(accepted.trim()) == answer))
}

/// The name under which an event goes out.
pub(super) fn name_of(event: &Event) -> &str {
    event.name().trim()
}
