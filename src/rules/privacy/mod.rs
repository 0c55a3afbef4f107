//! What must not reach an ad platform: contact data in clear, and names that tell of somebody's health or money.

mod contact_in_text;
mod sensitive_name;

pub(super) use contact_in_text::ContactInText;
pub(super) use sensitive_name::SensitiveName;
