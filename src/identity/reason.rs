//! Why a field is left out.

/// Why a field is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing in it.
    Empty,
    /// No e-mail address.
    NotAnEmail,
    /// No phone number.
    NotAPhone,
    /// A phone number that does not say its country, and nothing else does.
    NoCountryCode,
    /// A name without a letter.
    NotAName,
    /// No word for a gender.
    NotAGender,
    /// No date of birth.
    NotADate,
    /// A date whose day and month could be mixed up.
    AmbiguousDate,
    /// No postcode.
    NotAPostcode,
    /// No country that we know.
    NotACountry,
    /// Not what the platform gives.
    NotAnId,
    /// Not a person's own address on the net.
    NotAnAddress,
    /// No SHA-256, where only that may come.
    NotAHash,
    /// A hash of another kind.
    OtherHash,
    /// A hash, where the platform could make nothing of it.
    MustBePlain,
    /// The platform has no such field.
    UnknownField,
    /// There is no such platform.
    UnknownPlatform,
}

impl Reason {
    /// The name in JavaScript; `identity.<name>` in `locales/`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotAnEmail => "not-an-email",
            Self::NotAPhone => "not-a-phone",
            Self::NoCountryCode => "no-country-code",
            Self::NotAName => "not-a-name",
            Self::NotAGender => "not-a-gender",
            Self::NotADate => "not-a-date",
            Self::AmbiguousDate => "ambiguous-date",
            Self::NotAPostcode => "not-a-postcode",
            Self::NotACountry => "not-a-country",
            Self::NotAnId => "not-an-id",
            Self::NotAnAddress => "not-an-address",
            Self::NotAHash => "not-a-hash",
            Self::OtherHash => "other-hash",
            Self::MustBePlain => "must-be-plain",
            Self::UnknownField => "unknown-field",
            Self::UnknownPlatform => "unknown-platform",
        }
    }
}
