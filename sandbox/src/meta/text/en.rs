//! English.

use super::Words;
use crate::fields::Shape;
use crate::meta::reason::Reason;

pub(super) fn words(reason: Reason) -> Words {
    match reason {
        Reason::UnknownPath => {
            ("Unknown address", "Unknown path components. Check the version and the path: /v26.0/<dataset id>/events.")
        }
        Reason::NoSuchObject => ("No such object", "(#803) Nothing has this id. A dataset id has digits only."),
        Reason::NotVisible => (
            "Object not found",
            "Unsupported request. The object does not exist, or this token may not see it, or it takes POST only.",
        ),
        Reason::MissingToken => ("No token", "An access token is required for this request."),
        Reason::UnknownToken => ("Unknown token", "The access token cannot be read. Check that it was copied whole."),
        Reason::ExpiredToken => ("Token expired", "The access token has expired. Make a new one."),
        Reason::PasswordChanged => {
            ("Password changed", "The session is not valid because the user changed the password. Make a new token.")
        }
        Reason::RevokedToken => ("Token withdrawn", "The access token is not valid any more. Make a new one."),
        Reason::NoAdsRead => {
            ("Not allowed", "(#200) The owner of the ad account has not granted ads_management or ads_read permission.")
        }
        Reason::NoSuchField => ("No such field", "(#100) Tried accessing nonexistent field ({field})."),
        Reason::RateLimit => ("Too many calls", "(#4) Application request limit reached."),
        Reason::NoScope => (
            "Not allowed",
            "(#270) Not allowed with development access: the token lacks whatsapp_business_manage_events, or the app lacks full access.",
        ),
        Reason::NoPermission => ("Not allowed", "(#10) The app does not have permission for this action."),
        Reason::NotJson => ("Body Not Readable", "The request is not valid JSON."),
        Reason::NoEvents => ("No Events", "{field} must hold at least one event."),
        Reason::TooManyEvents => {
            ("Too Many Events", "{field} may hold 1000 events at most. Send them in several requests.")
        }
        Reason::PartnerAgent => {
            ("Invalid Partner Agent", "{field} must have fewer than 23 characters and at least two letters.")
        }
        Reason::TestCode => ("Invalid Test Code", "{field} must be a code from Test events, such as TEST12345."),
        Reason::Shape(Shape::NotText) => ("Wrong Type", "{field} must be text."),
        Reason::Shape(Shape::NotNumber) => ("Wrong Type", "{field} must be a number."),
        Reason::Shape(Shape::NotInteger) => ("Wrong Type", "{field} must be a whole number."),
        Reason::Shape(Shape::NotBoolean) => ("Wrong Type", "{field} must be true or false."),
        Reason::Shape(Shape::NotObject) => ("Wrong Type", "{field} must be an object."),
        Reason::Shape(Shape::NotList) => ("Wrong Type", "{field} must be a list."),
        Reason::Shape(Shape::NotListed) => {
            ("Value Not Allowed", "{field} has a value that is not in the list of allowed values.")
        }
        Reason::Shape(Shape::NotTextOrInteger) => ("Wrong Type", "{field} must be text or a whole number."),
        Reason::Shape(Shape::NotHash) => {
            ("Not Hashed", "{field} must be hashed with SHA-256: 64 hexadecimal characters.")
        }
        Reason::Shape(Shape::NotDigits) => ("Invalid Id", "{field} must be an id of digits, in quotes and not hashed."),
        Reason::Shape(Shape::NotAddress) => ("Invalid Address", "{field} must be an IPv4 or IPv6 address."),
        Reason::Shape(Shape::Negative) => ("Value Not Allowed", "{field} must not be below zero."),
        Reason::Shape(Shape::NotPositive) => ("Value Not Allowed", "{field} must be 1 or more."),
        Reason::MissingParameter => ("Parameter Missing", "{field} is required for this event."),
        Reason::LongName => ("Event Name Too Long", "{field} may have 50 characters at most."),
        Reason::TooOld => (
            "Event Too Old",
            "The event happened too long ago: 7 days at most, 62 in a shop. Nothing of this request was stored.",
        ),
        Reason::InFuture => (
            "Event In The Future",
            "The event's time lies in the future. Send seconds, not milliseconds, and check the clock.",
        ),
        Reason::ChannelMissing => {
            ("Messaging Channel Missing", "A messaging event must name its channel: whatsapp, messenger or instagram.")
        }
        Reason::NameNotAllowed => (
            "Messaging Event Type Not Allowed",
            "This event name is not allowed for messaging events. Use one of the 14 listed names, spelt exactly so.",
        ),
        Reason::FieldNotAllowed => ("Field Not Allowed", "{field} is not allowed in a messaging event. Remove it."),
        Reason::PageMissing => ("Page Missing", "A Messenger event must name its Page in {field}."),
        Reason::ClickMissing => {
            ("Ad Click Missing", "A WhatsApp event needs the ad click in {field}, as the message brought it.")
        }
        Reason::PersonMissing => ("Person Missing", "A Messenger event must name the person in {field}."),
        Reason::OwnerMissing => ("Account Missing", "The event names neither a Page nor a WhatsApp Business account."),
        Reason::InstagramPersonMissing => ("Person Missing", "An Instagram event must name the person in {field}."),
        Reason::InstagramAccountMissing => {
            ("Instagram Account Missing", "An Instagram event must name its account in {field}.")
        }
        Reason::ClickUnknown => {
            ("Ad Click Not Known", "This ad click is not known. Send it exactly as the message brought it.")
        }
        Reason::OtherWaba => ("Other WhatsApp Account", "This dataset belongs to another WhatsApp Business account."),
        Reason::NoPage => ("Dataset Without This Page", "The dataset is not linked to this Page."),
        Reason::NoWaba => (
            "Dataset Without WhatsApp",
            "The dataset is not linked to a WhatsApp Business account. Perhaps it is a website's pixel.",
        ),
        Reason::NoInstagram => {
            ("Dataset Without This Instagram Account", "The dataset is not linked to this Instagram account.")
        }
        Reason::WeakCustomer => (
            "Not Enough Customer Information",
            "What {field} says fits too many people. Add a hashed e-mail address or phone number.",
        ),
        Reason::LeadId => ("Invalid Lead Id", "{field} must be a lead's id of 15 or 16 digits."),
        Reason::ExtInfo => ("Invalid App Information", "{field} must be a list of texts."),
        Reason::ItemWithoutId => ("Item Without Id", "{field} is required for every item of contents."),
        Reason::ValueMissing => {
            ("Value Missing", "A purchase needs a value: a number, in whole units of its currency.")
        }
        Reason::CurrencyMissing => ("Currency Missing", "A purchase needs a currency, such as EUR."),
        Reason::CurrencyRefused => {
            ("Invalid Purchase Currency", "{field} is not a currency that is accepted for a purchase.")
        }
        Reason::CurrencyUnknown => ("Invalid Currency", "{field} is not a currency that is accepted."),
        Reason::ValueWithoutCurrency => ("Value Without Currency", "An event with a value also needs a currency."),
    }
}
