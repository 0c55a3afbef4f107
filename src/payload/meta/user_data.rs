//! Who reached the goal, as Meta is told. In Meta's own chats the business's account and the person's id there, or their click
//! on the ad, name the person; contact data, always hashed, goes along. The web's fields never appear there: Meta refuses them.

use super::Route;
use crate::catalog::ids::{Id, shape};
use crate::catalog::user_data::{is_weak, of_channel};
use crate::domain::Connection;
use crate::domain::surroundings::Channel;
use crate::payload::SkipReason;
use crate::payload::person::{Fields, Known, Person, Place};
use crate::payload::prepare::{Moment, lookup};

const FIELDS: &Fields = &[
    ("whatsapp_business_account_id", Known::WhatsAppAccount),
    ("ctwa_clid", Known::Click),
    ("page_id", Known::Page),
    ("page_scoped_user_id", Known::Psid),
    ("ig_account_id", Known::InstagramAccount),
    // Meta's guide spells it so, its API asks for the one above; senders that give both are taken.
    ("instagram_business_account_id", Known::InstagramAccount),
    ("ig_sid", Known::Igsid),
    ("em", Known::Subscriber),
    ("ph", Known::Subscriber),
    ("fn", Known::Subscriber),
    ("ln", Known::Subscriber),
    ("ge", Known::Subscriber),
    ("db", Known::Subscriber),
    ("ct", Known::Subscriber),
    ("st", Known::Subscriber),
    ("zp", Known::Subscriber),
    ("country", Known::Subscriber),
    ("external_id", Known::Subscriber),
    ("lead_id", Known::LeadId),
    ("client_ip_address", Known::Ip),
    ("client_user_agent", Known::UserAgent),
    ("fbc", Known::Fbc),
    ("fbp", Known::Fbp),
];

/// The person, or why nobody could be known by what there is.
pub(super) fn person(moment: Moment<'_>, connection: &Connection, route: Route) -> Result<Person, SkipReason> {
    let person =
        Person::of(moment, connection, route.source(), FIELDS, &|name, known| place(moment, route, name, known));
    match route {
        Route::Messaging(channel) if !person.has(of_channel(channel).person) => Err(match channel {
            Channel::WhatsApp => SkipReason::NoClick,
            Channel::Messenger | Channel::Instagram => SkipReason::NoIdentity,
        }),
        Route::Messaging(_) => Ok(person),
        _ if is_weak(&recognised(moment, &person)) => Err(SkipReason::NoIdentity),
        _ => Ok(person),
    }
}

/// The ids of Meta's chats go to their own channel alone.
fn place(moment: Moment<'_>, route: Route, name: &str, known: Known) -> Place {
    match known {
        Known::WhatsAppAccount | Known::Click | Known::Page | Known::Psid | Known::InstagramAccount | Known::Igsid => {
            match route {
                Route::Messaging(channel) => {
                    let spec = of_channel(channel);
                    let account = spec.accounts.first().copied();
                    let wanted = spec.person == name
                        || account == Some(name)
                        || channel == Channel::Instagram && known == Known::InstagramAccount;
                    if wanted { Place::Here } else { Place::Elsewhere }
                }
                _ => Place::Elsewhere,
            }
        }
        // The place holds either platform's leads; what is no lead of Meta's would have the event refused.
        Known::LeadId if !shape(Id::MetaLead).fits(moment.context.referral.lead_id.trim()) => Place::NotHere,
        _ => Place::Here,
    }
}

/// What Meta could know the person by. The host's own number for somebody says nothing to Meta, unless the host says that Meta
/// has heard it before.
fn recognised(moment: Moment<'_>, person: &Person) -> Vec<&'static str> {
    let subscriber = &moment.context.subscriber;
    let told = !subscriber.external_id.trim().is_empty() || lookup(&subscriber.hashed_meta, "external_id").is_some();
    person.names().filter(|name| told || *name != "external_id").collect()
}
