//! Who reached the goal, field by field as a platform spells them: what goes out as it is, what goes out hashed, what stays behind,
//! and why. How a field is written is `identity`'s, and which source knows it the catalogue's.

use super::prepare::Moment;
use super::writer::Writer;
use crate::catalog::sources::Source;
use crate::catalog::user_data::{self, UserField};
use crate::domain::{Connection, Contact};
use crate::identity::{self, Home, Identified, Reason};

/// One field of a person in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The platform's name for it.
    pub field: &'static str,
    /// How it goes out.
    pub fate: Fate,
    /// Why so, in two pieces: `ledger.` or `identity.`, and the rest of a text's key in `locales/`.
    pub reason: [&'static str; 2],
}

/// How a field of a person goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// As it is.
    Raw,
    /// As its SHA-256.
    Hashed,
    /// Not at all.
    NotSent,
}

impl Fate {
    /// The name in JSON; `ledger.fate.<name>` in `locales/`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Hashed => "hashed",
            Self::NotSent => "not-sent",
        }
    }
}

/// Where what is known of a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// With the subscriber, hashed or in clear.
    Subscriber,
    LeadId,
    Ip,
    UserAgent,
    Fbc,
    Fbp,
    Ttclid,
    Ttp,
    Click,
    Psid,
    Igsid,
    WhatsAppAccount,
    Page,
    InstagramAccount,
}

/// A platform's fields, in the order in which they go out, and where each is known from.
pub(super) type Fields = [(&'static str, Known)];

/// What a source of events makes of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It goes there.
    Here,
    /// The platform does not take it there; the ledger says so where it is known.
    NotHere,
    /// It is about something else, such as another channel.
    Elsewhere,
}

/// A person, as one source of events hears of them.
#[derive(Debug, Default)]
pub(super) struct Person {
    values: Vec<(&'static str, Known, String)>,
    pub(super) told: Vec<Told>,
}

impl Person {
    /// Makes each of `fields` ready for `source`; `place` may keep more of them from it than the catalogue does.
    pub(super) fn of(
        moment: Moment<'_>,
        connection: &Connection,
        source: Source,
        fields: &Fields,
        place: &dyn Fn(&'static str, Known) -> Place,
    ) -> Self {
        let home = home(moment, connection);
        let mut person = Self::default();
        for (name, known) in fields {
            let (name, known) = (*name, *known);
            let at = place(name, known);
            if at == Place::Elsewhere {
                continue;
            }
            let Some(field) = user_data::find(moment.platform, name) else { continue };
            let made = made(moment, connection, field, known, &home);
            let (fate, reason) = match (at, made.hashed, made.reason) {
                _ if at == Place::NotHere || !field.may_go(source) => {
                    if made.reason != Some(Reason::Empty) {
                        person.told.push(Told { field: name, fate: Fate::NotSent, reason: ["ledger.", "not-here"] });
                    }
                    continue;
                }
                (.., Some(Reason::Empty)) => (Fate::NotSent, ["ledger.", "unknown"]),
                (.., Some(reason)) => (Fate::NotSent, ["identity.", reason.name()]),
                (_, true, None) => (Fate::Hashed, ["ledger.", "hashed"]),
                (_, false, None) => (Fate::Raw, ["ledger.", "raw"]),
            };
            person.told.push(Told { field: name, fate, reason });
            if let Some(value) = made.value {
                person.values.push((name, known, value));
            }
        }
        person
    }

    /// Whether the field goes out.
    pub(super) fn has(&self, field: &str) -> bool {
        self.names().any(|name| name == field)
    }

    /// The names of what goes out.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.values.iter().map(|(name, ..)| *name)
    }

    /// Writes those fields that `which` wants as members of the object at hand. The business's own ids come from the connection
    /// that the block names.
    pub(super) fn write(&self, writer: &mut Writer, moment: Moment<'_>, which: &dyn Fn(&str) -> bool) {
        for (name, known, value) in &self.values {
            if which(name) {
                writer.member(name, value);
                if matches!(known, Known::WhatsAppAccount | Known::Page | Known::InstagramAccount) {
                    writer.comes_from(&moment.own_field("connection"));
                }
            }
        }
    }
}

/// By what the person's numbers, dates and postcodes are read: their own country goes before the business's.
pub(super) fn home(moment: Moment<'_>, connection: &Connection) -> Home {
    let own = moment.context.subscriber.contact(Contact::Country);
    Home::new(&[own, &connection.phone_country, &connection.country], moment.context.now)
}

fn made(moment: Moment<'_>, connection: &Connection, field: &UserField, known: Known, home: &Home) -> Identified {
    let (subscriber, referral) = (&moment.context.subscriber, &moment.context.referral);
    let text = match known {
        Known::Subscriber => return identity::of_subscriber(moment.platform, field, subscriber, home),
        Known::LeadId => &referral.lead_id,
        Known::Ip => &referral.ip,
        Known::UserAgent => &referral.user_agent,
        Known::Fbc => &referral.fbc,
        Known::Fbp => &referral.fbp,
        Known::Ttclid => &referral.ttclid,
        Known::Ttp => &referral.ttp,
        Known::Click => &referral.ctwa_clid,
        Known::Psid => &subscriber.psid,
        Known::Igsid => &subscriber.igsid,
        Known::WhatsAppAccount => &connection.whatsapp_business_account_id,
        Known::Page => &connection.page_id,
        Known::InstagramAccount => &connection.ig_account_id,
    };
    identity::identify_field(moment.platform, field, text, home)
}
