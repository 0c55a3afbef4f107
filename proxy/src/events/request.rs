//! What a browser asks for, read by the core and admitted only if a browser may ask for it.

use goal_element::domain::{
    Contact, Context, Goal, Mode,
    decode::{context_from_json, goal_from_json, settings_from_json},
    fault::{Fault, FaultKind},
    goal::Version,
    surroundings::RuleSettings,
};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::{body, problem::Problem};

/// The body of `POST /v1/events`. The parts that the core reads stay text until it does.
#[derive(Deserialize)]
pub(super) struct Document<'a> {
    mode: String,
    bot: Option<String>,
    node: Option<String>,
    #[serde(borrow, default, deserialize_with = "present")]
    goal: Option<&'a RawValue>,
    /// Instead of a goal: the library's newest of that id.
    pub(super) goal_id: Option<String>,
    #[serde(borrow)]
    context: &'a RawValue,
    test_event_code: Option<String>,
    #[serde(borrow)]
    rules: Option<&'a RawValue>,
}

/// Even `null` is something that a verdict can be given on.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// A request that may go on.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) mode: Mode,
    pub(super) bot: Option<String>,
    pub(super) node: Option<String>,
    pub(super) goal: Goal,
    /// As the browser told it; the server's own facts are still to be put in.
    pub(super) context: Context,
    pub(super) rules: RuleSettings,
}

/// The body's members, as far as they are the API's own.
pub(super) fn parse(body: &[u8]) -> Result<Document<'_>, Problem> {
    body::object(body)
}

/// Reads and admits what was asked, with the library's goal where `saved` is one; only the bot's own runtime may tell
/// contact data in clear.
pub(super) fn admit(document: Document<'_>, saved: Option<&str>, is_runtime: bool) -> Result<Asked, Problem> {
    let mode = mode(&document.mode)?;
    let goal = saved.or(document.goal.map(RawValue::get)).ok_or_else(Problem::no_goal)?;
    let goal = goal_from_json(goal.as_bytes());
    if goal.version == Version::Newer {
        return Err(Problem::newer_document());
    }
    let mut context = context(document.context)?;
    if !is_runtime {
        refuse_clear_contact_data(&context)?;
    }
    context.mode = mode;
    context.test_event_code = document.test_event_code.unwrap_or_default().trim().to_owned();
    if mode == Mode::Test && context.test_event_code.is_empty() {
        return Err(Problem::no_test_code());
    }
    if mode != Mode::Check {
        require_what_counting_needs(&goal, &context)?;
    }
    let rules = document.rules.map(|rules| settings_from_json(rules.get().as_bytes()).0).unwrap_or_default();
    Ok(Asked { mode, bot: document.bot, node: document.node, goal, context, rules })
}

fn mode(name: &str) -> Result<Mode, Problem> {
    Mode::from_name(name).ok_or_else(Problem::unknown_mode)
}

/// A context that was half understood would send something else than was meant. A number where text belongs was understood.
fn context(raw: &RawValue) -> Result<Context, Problem> {
    let (context, faults) = context_from_json(raw.get().as_bytes());
    let misread = |fault: &&Fault| !matches!(fault.kind, FaultKind::NumberAsText(_));
    faults.iter().find(misread).map_or(Ok(context), |fault| Err(Problem::bad_context(fault.path.as_str())))
}

/// Clear contact data is the bot's own runtime's to send; browsers hash first. What claims to be a hash must look like one.
fn refuse_clear_contact_data(context: &Context) -> Result<(), Problem> {
    let subscriber = &context.subscriber;
    for (name, value) in Contact::NAMES.iter().zip(&subscriber.contact) {
        if !value.is_empty() {
            return Err(Problem::clear_contact_data(format!("/subscriber/{name}")));
        }
    }
    for (platform, hashes) in [("meta", &subscriber.hashed_meta), ("tiktok", &subscriber.hashed_tiktok)] {
        if let Some((name, _)) = hashes.iter().find(|(_, value)| !value.is_empty() && !is_hash(value)) {
            return Err(Problem::clear_contact_data(format!("/subscriber/hashed/{platform}/{name}")));
        }
    }
    Ok(())
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn require_what_counting_needs(goal: &Goal, context: &Context) -> Result<(), Problem> {
    if goal.id.is_empty() {
        let broken = |fault: &Fault| matches!(fault.kind, FaultKind::TooDeep | FaultKind::TooLarge);
        return Err(match goal.faults.iter().find(|fault| broken(fault)) {
            Some(fault) => Problem::goal_too_deep(fault.path.as_str()),
            None => Problem::no_goal_id(),
        });
    }
    if context.happening_id.is_empty() {
        return Err(Problem::no_happening_id());
    }
    Ok(())
}
