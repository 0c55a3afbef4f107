//! The words of a refusal, our own, in the language of the token's account: a title and a message, in which `{field}`
//! stands for the blamed field.

mod en;
mod es;
mod pt_br;

use super::reason::Reason;
use crate::config::Language;

/// Title and message.
pub(super) type Words = (&'static str, &'static str);

pub(crate) fn of(reason: Reason, language: Language) -> Words {
    match language {
        Language::En => en::words(reason),
        Language::Es => es::words(reason),
        Language::PtBr => pt_br::words(reason),
    }
}
