//! Which answer of the subscriber allows sending.

mod no_answers;
mod variable_missing;

pub(super) use no_answers::NoAnswers;
pub(super) use variable_missing::VariableMissing;
