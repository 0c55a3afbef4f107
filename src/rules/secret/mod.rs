//! What must not stand in a flow.

mod token_in_text;

pub(super) use token_in_text::TokenInText;
