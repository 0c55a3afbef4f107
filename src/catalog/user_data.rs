//! What identifies a person: the fields of Meta's `user_data` and TikTok's `user`, and what each chat channel needs.

use super::packed::Fixed;
use super::sources::Source;
use crate::domain::surroundings::Channel;
use crate::domain::{Platform, disturb};

include!(concat!(env!("OUT_DIR"), "/user_data.rs"));

/// Meta's number for the first state of the table.
const FIRST_STATE: usize = 1000;

/// A field that identifies a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UserField {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it is made of, and by that how it is written.
    pub kind: Kind,
    /// Whether it goes out hashed.
    pub hash: Hash,
    /// Whether a list of values is taken too.
    pub many: bool,
    /// A bit for each source that may have it.
    sources: u16,
}

impl UserField {
    /// Whether it may go to `source`, one of its platform's.
    #[must_use]
    pub const fn may_go(&self, source: Source) -> bool {
        self.sources & source.bit() != 0
    }
}

/// What a field is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A name of a person or a town, without blanks.
    Name,
    /// A name whose words stay apart.
    Words,
    /// `f` or `m`.
    Gender,
    /// A date of birth.
    Birthday,
    /// The day of birth alone.
    Day,
    /// The month of birth alone.
    Month,
    /// The year of birth alone.
    Year,
    /// A state, province or region.
    State,
    /// A postcode.
    Postcode,
    /// A country.
    Country,
    /// The business's own id of the person.
    External,
    /// The first five letters of a name.
    Five,
    /// The first letter of a name.
    Initial,
    /// Text as it is.
    Text,
    /// An id of digits alone.
    Digits,
    /// TikTok's click id.
    Click,
    /// A cookie of Meta's pixel.
    Cookie,
    /// An address on the net.
    Address,
    /// A language tag.
    Locale,
    /// Text in capitals.
    Upper,
    /// Text in small letters.
    Lower,
}

/// Whether a field goes out as its SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hash {
    /// Always.
    Required,
    /// Better so.
    Recommended,
    /// Both are taken.
    Either,
    /// Never: the platform could make nothing of it.
    Never,
}

/// What Meta needs to know in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChannelSpec {
    /// The business's account: one of these, never two.
    pub accounts: &'static [&'static str],
    /// The person, or the click on the ad.
    pub person: &'static str,
    /// Whether campaigns on this channel can be optimised for Purchase.
    pub optimises_purchase: bool,
}

/// Every field of `platform`.
#[must_use]
pub const fn all(platform: Platform) -> &'static [UserField] {
    match platform {
        Platform::Meta => &META_FIELDS,
        Platform::TikTok => &TIKTOK_FIELDS,
    }
}

/// The field of exactly that name.
#[must_use]
pub fn find(platform: Platform, name: &str) -> Option<&'static UserField> {
    let field = all(platform).iter().find(|field| field.name.len() == name.len() && field.name == name)?;
    disturb::row("person field", name, field, |field| UserField {
        hash: if field.hash == Hash::Never { Hash::Required } else { Hash::Never },
        sources: !field.sources,
        ..field
    })
}

/// Whether the field `name` may go to `source`.
#[must_use]
pub fn may_go(name: &str, source: Source) -> bool {
    find(source.platform, name).is_some_and(|field| field.may_go(source))
}

/// Whether what is known of a person, by the names of Meta's fields, is too little for Meta outside of its own chats: nothing, or
/// nothing but some of a few that half a town has in common.
#[must_use]
pub fn is_weak(known: &[&str]) -> bool {
    WEAK.iter().any(|weak| known.iter().all(|name| weak.contains(name)))
}

/// Meta's number for a state of the USA, two letters in any case, by whose law it limits data use.
#[must_use]
pub fn state_number(state: &str) -> Option<usize> {
    let state = state.trim().to_ascii_uppercase();
    let place = Fixed { rest: STATES, length: 2 }.position(|known| known == state)?;
    Some(FIRST_STATE + place)
}

/// What Meta needs to know on `channel`.
#[must_use]
pub const fn of_channel(channel: Channel) -> &'static ChannelSpec {
    let [whatsapp, messenger, instagram] = &CHANNELS;
    match channel {
        Channel::WhatsApp => whatsapp,
        Channel::Messenger => messenger,
        Channel::Instagram => instagram,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sources::{self, meta, tiktok};
    use super::*;

    #[test]
    fn web_fields_stay_out_of_chats() {
        for name in ["client_ip_address", "client_user_agent", "fbc", "fbp"] {
            assert!(!may_go(name, meta::BUSINESS_MESSAGING) && may_go(name, meta::WEBSITE), "{name}");
        }
        assert!(may_go("ctwa_clid", meta::BUSINESS_MESSAGING) && !may_go("ctwa_clid", meta::WEBSITE));
    }

    #[test]
    fn tiktoks_offline_events_know_phone_and_email_alone() {
        let known = |source: Source| all(Platform::TikTok).iter().filter(|field| may_go(field.name, source)).count();
        assert_eq!([known(tiktok::OFFLINE), known(tiktok::CRM)], [2, 4]);
        assert_eq!(find(Platform::TikTok, "ttclid").map(|field| field.hash), Some(Hash::Never));
        assert_eq!(find(Platform::TikTok, "phone").map(|field| field.hash), Some(Hash::Required));
    }

    #[test]
    fn half_a_town_is_nobody() {
        for weak in [&[][..], &["ct", "country", "zp"], &["fn", "ge"], &["db"], &["client_user_agent", "ge"]] {
            assert!(is_weak(weak), "{weak:?}");
        }
        for enough in [&["ph"][..], &["em", "ge"], &["fn", "ln"], &["fbp"], &["fn", "ct"]] {
            assert!(!is_weak(enough), "{enough:?}");
        }
    }

    #[test]
    fn states_have_metas_numbers() {
        let numbers = ["CA", "co", " TX ", "RI", "NY", ""].map(state_number);
        assert_eq!(numbers, [Some(1000), Some(1001), Some(1005), Some(1013), None, None]);
    }

    #[test]
    fn what_a_source_needs_may_go_there() {
        for (index, source) in sources::all(Platform::TikTok).iter().enumerate() {
            let at = Source { platform: Platform::TikTok, index: u8::try_from(index).unwrap() };
            for name in source.needs {
                assert!(may_go(name, at), "{name} in {}", source.name);
            }
        }
    }

    #[test]
    fn each_channel_has_an_account_and_a_person() {
        for channel in [Channel::WhatsApp, Channel::Messenger, Channel::Instagram] {
            let spec = of_channel(channel);
            assert!(may_go(spec.person, meta::BUSINESS_MESSAGING) && !spec.accounts.is_empty());
        }
        assert!(!of_channel(Channel::Instagram).optimises_purchase);
    }
}
