//! Why Meta refuses a call, and by which numbers it says so.

use crate::fields::Shape;

/// Why Meta refuses a call. The words are in `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    // Address and token
    UnknownPath,
    NoSuchObject,
    NotVisible,
    MissingToken,
    UnknownToken,
    ExpiredToken,
    PasswordChanged,
    RevokedToken,
    NoScope,
    NoPermission,
    NoAdsRead,
    NoSuchField,
    RateLimit,
    // Body
    NotJson,
    NoEvents,
    TooManyEvents,
    PartnerAgent,
    TestCode,
    /// A field with a wrong type.
    Shape(Shape),
    // Event
    MissingParameter,
    LongName,
    TooOld,
    InFuture,
    // Messaging
    ChannelMissing,
    NameNotAllowed,
    FieldNotAllowed,
    PageMissing,
    ClickMissing,
    PersonMissing,
    OwnerMissing,
    InstagramPersonMissing,
    InstagramAccountMissing,
    ClickUnknown,
    OtherWaba,
    NoPage,
    NoWaba,
    NoInstagram,
    // Customer and custom data
    WeakCustomer,
    LeadId,
    ExtInfo,
    ItemWithoutId,
    ValueMissing,
    CurrencyMissing,
    CurrencyRefused,
    CurrencyUnknown,
    ValueWithoutCurrency,
}

/// The numbers of an answer. `status` is our choice where the documents only say "4xx".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbers {
    pub(crate) status: u16,
    pub(crate) code: u32,
    pub(crate) subcode: Option<u32>,
}

impl Reason {
    pub(crate) fn numbers(self) -> Numbers {
        let access = |status, code, subcode| Numbers { status, code, subcode };
        match self {
            Self::UnknownPath => access(400, 2500, None),
            Self::NoSuchObject => access(404, 803, None),
            Self::NotVisible => access(400, 100, Some(33)),
            Self::MissingToken | Self::UnknownToken => access(401, 190, None),
            Self::ExpiredToken => access(401, 190, Some(463)),
            Self::PasswordChanged => access(401, 190, Some(460)),
            Self::RevokedToken => access(401, 190, Some(467)),
            // A 400, though it is about rights: senders must branch on the code.
            Self::NoScope => access(400, 270, None),
            Self::NoPermission => access(403, 10, None),
            Self::NoAdsRead => access(403, 200, None),
            // Meta's limits come as 400 and 403, not as 429.
            Self::RateLimit => access(400, 4, Some(1_504_022)),
            _ => access(400, 100, self.subcode()),
        }
    }

    /// The subcode of an invalid parameter; a plain wrong type has none.
    fn subcode(self) -> Option<u32> {
        Some(match self {
            Self::TooOld => 2_804_003,
            Self::InFuture => 2_804_004,
            Self::ItemWithoutId => 2_804_008,
            Self::ValueMissing => 2_804_009,
            Self::CurrencyMissing => 2_804_010,
            Self::CurrencyRefused => 2_804_011,
            Self::MissingParameter => 2_804_019,
            Self::ValueWithoutCurrency => 2_804_023,
            Self::LeadId => 2_804_036,
            Self::ExtInfo => 2_804_043,
            Self::WeakCustomer => 2_804_050,
            Self::ChannelMissing => 2_804_063,
            Self::FieldNotAllowed => 2_804_064,
            Self::NameNotAllowed => 2_804_066,
            Self::PageMissing => 2_804_069,
            Self::ClickMissing | Self::PersonMissing => 2_804_071,
            Self::InstagramPersonMissing => 2_804_075,
            Self::InstagramAccountMissing => 2_804_079,
            Self::ClickUnknown => 2_804_087,
            Self::OwnerMissing => 2_804_116,
            Self::OtherWaba => 2_804_118,
            Self::NoPage => 2_804_131,
            Self::NoWaba => 2_804_132,
            Self::NoInstagram => 2_804_133,
            _ => return None,
        })
    }

    /// Whether address, token or rights are at fault; such answers carry no words for the user.
    pub(crate) fn is_access(self) -> bool {
        let Numbers { code, subcode, .. } = self.numbers();
        code != 100 || subcode == Some(33) || self == Self::NoSuchField
    }

    /// Whether the same call may be taken later.
    pub(crate) fn is_transient(self) -> bool {
        self == Self::RateLimit
    }

    /// Whether the object that was asked for, and not the asking, is at fault.
    pub(crate) fn is_about_object(self) -> bool {
        matches!(self, Self::NoSuchObject | Self::NotVisible)
    }
}
