//! Goal + moment -> one request, or one reason for none, per destination that is switched on.

use super::filled::Filled;
use super::{Prepared, Request, SkipReason, Skipped, event_id, meta};
use crate::domain::goal::Consent;
use crate::domain::letters;
use crate::domain::surroundings::RuleSettings;
use crate::domain::{Connection, Context, Destination, Diagnostic, Goal, Platform, Pointer, Severity, Surroundings};
use crate::{domain::Event, rules};

/// Writes the requests for `goal` reached at `context`. It looks at nothing that only an editor knows, so that editor
/// and proxy reach the same verdict; `settings` are the host's choice of rules, which travels along.
#[must_use]
pub fn prepare(goal: &Goal, context: &Context, settings: &RuleSettings) -> Prepared {
    prepare_at(goal, context, &surroundings(&mut context.clone(), settings.clone()))
}

/// The bot around the goal as far as a request may depend on it. The connections are taken out of `context`, not copied.
#[must_use]
pub fn surroundings(context: &mut Context, settings: RuleSettings) -> Surroundings {
    Surroundings {
        connections: Some(core::mem::take(&mut context.connections)),
        default_connections: core::mem::take(&mut context.default_connections),
        rules: settings,
        ..Surroundings::default()
    }
}

/// The same where [`surroundings`] are made already.
#[must_use]
pub fn prepare_at(goal: &Goal, context: &Context, surroundings: &Surroundings) -> Prepared {
    let (event_id, once) = event_id::of(goal, context);
    let diagnostics = rules::check(goal, surroundings);
    let mut prepared = Prepared { event_id, once, diagnostics, ..Prepared::default() };
    for platform in [Platform::Meta, Platform::TikTok] {
        if let Some(destination) = goal.destination(platform).filter(|destination| destination.enabled) {
            let moment = Moment { goal, context, surroundings, platform, destination };
            if let Err(reason) = moment.add_request(&mut prepared) {
                prepared.skipped.push(Skipped { platform, reason });
            }
        }
    }
    prepared.diagnostics = rules::sort(prepared.diagnostics);
    prepared
}

/// How many errors stand in the way of `platform`: all but those in another platform's settings.
#[must_use]
pub fn blocking(platform: Platform, diagnostics: &[Diagnostic]) -> usize {
    let destinations = Pointer::root().key("destinations");
    let own = destinations.key(platform.name());
    let mut count = 0;
    for found in diagnostics {
        let concerns = || !destinations.holds(&found.path) || found.path == destinations || own.holds(&found.path);
        count += usize::from(found.severity == Severity::Error && concerns());
    }
    count
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
    fn add_request(self, prepared: &mut Prepared) -> Result<(), SkipReason> {
        if self.platform != Platform::Meta {
            return Err(SkipReason::NotSupported);
        }
        if self.goal.is_read_only() {
            return Err(SkipReason::Block);
        }
        let connection = self.connection().ok_or(SkipReason::NotConnected)?;
        let event = self.destination.event.as_ref().ok_or(SkipReason::Block)?;
        if blocking(self.platform, &prepared.diagnostics) > 0 {
            return Err(SkipReason::Block);
        }
        if !self.goal.consent.as_ref().is_none_or(|consent| is_given(consent, &self.context.variables)) {
            return Err(SkipReason::NoConsent);
        }
        let mut filled = Filled::of(self);
        prepared.diagnostics.append(&mut filled.found);
        if meta::needs_value(event) && filled.value.is_none() {
            return Err(SkipReason::Value);
        }
        let mut request = Request {
            platform: self.platform,
            connection: connection.id.clone(),
            event_name: name_of(event).to_owned(),
            event_id: prepared.event_id.clone(),
            event_time: self.context.now,
            expires_at: 0,
            source: "",
            source_id: String::new(),
            drops_copies_for: 0,
            origin: "",
            path: String::new(),
            token_header: ("", ""),
            body: String::new(),
            map: Vec::new(),
            value: filled.value.take(),
            conversion: filled.conversion.take(),
        };
        meta::write(self, event, connection, &filled.parts, &mut request)?;
        prepared.requests.push(request);
        Ok(())
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
    let Some(answer) = lookup(variables, &consent.variable) else {
        return false;
    };
    let answer = letters::lower(answer.trim());
    consent.accepted.iter().any(|accepted| letters::lower(accepted.trim()) == answer)
}

/// What a list of names and values says of `name`.
#[inline(never)]
pub(super) fn lookup<'a>(list: &'a [(String, String)], name: &str) -> Option<&'a str> {
    for (of, value) in list {
        if of == name {
            return Some(value);
        }
    }
    None
}

/// The name under which an event goes out.
pub(super) fn name_of(event: &Event) -> &str {
    event.name().trim()
}
