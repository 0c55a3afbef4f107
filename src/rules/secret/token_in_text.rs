use crate::domain::fault::{Fault, FaultKind};
use crate::domain::{Owner, Pointer, Spot};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a text, or a parameter's name, that holds something like an access token of Meta's or TikTok's.
    ///
    /// ## Why it matters
    /// Everybody who may see the bot could take the token and send in your name. Tokens live with the server; a block
    /// names a connection.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "custom": [{ "key": "token", "value": "EAAexampleexampleexampleexampleexampleexample" }], "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// Empty the field, have the token replaced at the platform, and give the new one to your administrator.
    TokenInText {
        "secret/token-in-text", Error, Documented, "goal-element: a block holds no token", since "0.1.0",
        TextOrFault(check, fault) reads []
    }
}

/// Shorter texts are no token.
const LEAST: usize = 40;

fn check(_facts: Facts<'_>, text: Text<'_>, report: &mut Report<'_>) {
    // The diagnostic must not repeat the token: it travels to logs and screens.
    if holds_token(text.text) {
        report.at(text.place).replace("clear", "");
    }
    // Nor may its path: the place told is the list that the name stands in.
    if holds_token(text.place.key) {
        let list = if text.place.spot == Spot::Bind { "bind" } else { "params" };
        let place = match text.place.owner {
            Owner::Goal => Pointer::root(),
            Owner::Only(platform) => Pointer::root().key("destinations").key(platform.name()).key("only"),
        };
        report.found(place.key(list)).key("secret/token-in-text.name");
    }
}

fn fault(fault: &Fault, report: &mut Report<'_>) {
    // A choice that is none is in no field any more.
    if let FaultKind::UnknownChoice(text) = &fault.kind
        && holds_token(text)
    {
        report.found(fault.path.clone()).replace("clear", "");
    }
}

/// Whether a text holds something like a token: a long word that starts as Meta's do, or is nothing but hex digits.
#[must_use]
pub fn holds_token(text: &str) -> bool {
    if text.len() < LEAST {
        return false;
    }
    for word in text.split(|character: char| !character.is_ascii_alphanumeric()) {
        if word.len() >= LEAST && (word.starts_with("EAA") || word.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            return true;
        }
    }
    false
}
