//! Goal + moment -> one request, or one reason for none, per destination that is switched on.

use super::filled::Filled;
use super::{Prepared, Request, SkipReason, Skipped, event_id, meta, tiktok};
use crate::catalog::events;
use crate::catalog::params::ParamSet;
use crate::domain::goal::{Consent, Per, Value};
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
    identified(goal, context, surroundings, event_id::of(goal, context))
}

/// The requests anew for what was told before and has its `event_id` since then: `goal` may count by something else by now.
#[must_use]
pub fn prepare_again(goal: &Goal, context: &Context, settings: &RuleSettings, event_id: String) -> Prepared {
    identified(goal, context, &surroundings(&mut context.clone(), settings.clone()), (event_id, None))
}

fn identified(
    goal: &Goal,
    context: &Context,
    surroundings: &Surroundings,
    (event_id, once): (String, Option<Per>),
) -> Prepared {
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

/// How many errors of `goal` stand in the way of `platform`: all but those in another platform's settings and in what is kept
/// back from it.
#[must_use]
pub fn blocking(goal: &Goal, platform: Platform, diagnostics: &[Diagnostic]) -> usize {
    count(platform, diagnostics, Severity::Error, Some(goal))
}

/// How many diagnostics of that severity are in the settings of `platform` alone.
#[must_use]
pub fn of_destination(platform: Platform, diagnostics: &[Diagnostic], severity: Severity) -> usize {
    count(platform, diagnostics, severity, None)
}

#[inline(never)]
fn count(platform: Platform, diagnostics: &[Diagnostic], severity: Severity, shared: Option<&Goal>) -> usize {
    let mut count = 0;
    for found in diagnostics {
        let owner = rules::owner(&found.path).0;
        let is_meant = match shared {
            Some(goal) => owner.is_empty() && !rules::is_aside(goal, Some(platform), found.code, &found.path),
            None => false,
        };
        count += usize::from(found.severity == severity && (owner == platform.name() || is_meant));
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
        if self.goal.is_read_only() {
            return Err(SkipReason::Block);
        }
        let connection = self.connection().ok_or(SkipReason::NotConnected)?;
        let event = self.destination.event.as_ref().ok_or(SkipReason::Block)?;
        if blocking(self.goal, self.platform, &prepared.diagnostics) > 0 {
            return Err(SkipReason::Block);
        }
        if !self.goal.consent.as_ref().is_none_or(|consent| is_given(consent, &self.context.variables)) {
            return Err(SkipReason::NoConsent);
        }
        let mut filled = Filled::of(self);
        prepared.diagnostics.append(&mut filled.found);
        if filled.value.is_none()
            && needs_value(self.platform, event, self.value().is_some_and(|(_, value)| is_set(value)))
        {
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
            told: Vec::new(),
            origin: "",
            path: String::new(),
            token_header: ("", ""),
            body: String::new(),
            map: Vec::new(),
            value: filled.value.take(),
            conversion: filled.conversion.take(),
        };
        let write = match self.platform {
            Platform::Meta => meta::write,
            Platform::TikTok => tiktok::write,
        };
        write(self, event, connection, &filled.parts, &mut request)?;
        prepared.requests.push(request);
        Ok(())
    }

    fn connection(&self) -> Option<&'a Connection> {
        self.surroundings
            .connection(self.platform, &self.destination.connection)
            .filter(|connection| connection.platform == self.platform)
    }

    /// The value that the destination hears, and whether it is its own.
    pub(super) fn value(&self) -> Option<(bool, &'a Value)> {
        match self.destination.only.as_ref().and_then(|only| only.value.as_ref()) {
            Some(own) => Some((true, own)),
            None => Some((false, self.goal.value.as_ref()?)),
        }
    }

    /// The place of the event's name.
    pub(super) fn event_field(&self, event: &Event) -> Pointer {
        let field = self.own_field("event");
        if matches!(event, Event::Custom(_)) { field.key("custom") } else { field }
    }

    /// The place of one of this destination's own settings.
    pub(super) fn own_field(&self, name: &str) -> Pointer {
        Pointer::root().key("destinations").key(self.platform.name()).key(name)
    }
}

/// Whether an event without a readable value is not sent at all. Meta refuses a Purchase without one. TikTok takes it, but then
/// never hears of the revenue: a value that was meant to go along and cannot be read keeps a Purchase back there too.
#[must_use]
pub fn needs_value(platform: Platform, event: &Event, is_meant: bool) -> bool {
    // On the wire nothing tells a name of one's own from the platform's.
    events::find(platform, name_of(event)).is_some_and(|spec| match platform {
        Platform::Meta => spec.requires(ParamSet::VALUE),
        Platform::TikTok => is_meant && spec.asks(ParamSet::VALUE),
    })
}

/// Whether somebody has set a value.
fn is_set(value: &Value) -> bool {
    !value.amount.trim().is_empty()
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
