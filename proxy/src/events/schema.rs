//! What is sent to `/v1/events`, for the document alone: reading it is the core's.
#![expect(dead_code, reason = "these shapes are described, not read")]

use std::collections::BTreeMap;

use serde::Deserialize;
use utoipa::ToSchema;

/// A goal was reached. Each mode needs a right of its own: `check` read, `test` test, `live` a runtime key.
#[derive(Deserialize, ToSchema)]
#[schema(as = EventRequest)]
#[serde(tag = "mode", rename_all = "lowercase")]
pub(crate) enum Event {
    /// The verdict, and nothing else.
    Check(ToCheck),
    /// Sent at once, under a test event code.
    Test(ToTest),
    /// What really happened: 202 once it is on the disk.
    Live(ToReport),
}

/// Several events, each with an answer of its own in `results`.
#[derive(Deserialize, ToSchema)]
#[schema(as = EventRequests)]
pub(crate) struct Events {
    #[schema(max_items = 100)]
    events: Vec<Event>,
}

#[derive(Deserialize, ToSchema)]
#[schema(as = EventToCheck)]
pub(crate) struct ToCheck {
    bot: Option<String>,
    node: Option<String>,
    goal: Goal,
    context: Context,
}

#[derive(Deserialize, ToSchema)]
#[schema(as = EventToTest)]
pub(crate) struct ToTest {
    bot: Option<String>,
    node: Option<String>,
    goal: Goal,
    context: Happening,
    /// From Events Manager, Test events.
    #[schema(pattern = "^[A-Z0-9]{1,20}$")]
    test_event_code: String,
}

#[derive(Deserialize, ToSchema)]
#[schema(as = EventToReport)]
pub(crate) struct ToReport {
    bot: Option<String>,
    node: Option<String>,
    /// The goal's document. `goal_id` may stand in its place: the id of a goal in the library, whose newest revision counts.
    goal: Goal,
    context: Happening,
}

/// A goal's document, as the block hands it out. Members that are not described here are the block's.
#[derive(Deserialize, ToSchema)]
#[schema(as = GoalDocument)]
pub(crate) struct Goal {
    #[schema(minimum = 1, maximum = 1)]
    version: u32,
    goal: GoalId,
    name: String,
}

#[derive(Deserialize, ToSchema)]
pub(crate) struct GoalId {
    #[schema(min_length = 1, max_length = 200)]
    id: String,
}

/// The moment. Values of variables are text, numbers too.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Context {
    variables: Option<BTreeMap<String, String>>,
    subscriber: Option<Subscriber>,
    referral: Option<Referral>,
}

/// The moment of something that happened once.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Happening {
    /// The same text for each retry of one happening, another for the next.
    #[schema(min_length = 1, max_length = 200)]
    happening_id: String,
    variables: Option<BTreeMap<String, String>>,
    subscriber: Option<Subscriber>,
    referral: Option<Referral>,
}

/// Who it was. Contact data in clear is the bot's own runtime's to send; a browser sends `hashed`.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Subscriber {
    #[schema(max_length = 200)]
    id: Option<String>,
}

/// The most recent ad that brought them.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Referral {
    ad_id: Option<String>,
    ctwa_clid: Option<String>,
    ttclid: Option<String>,
}

/// An answer per event, in the order of the events.
#[derive(Deserialize, ToSchema)]
#[schema(as = EventResults)]
pub(crate) struct Results {
    /// Each is what the event alone would have been answered, or a problem.
    results: Vec<Result>,
}

#[derive(Deserialize, ToSchema)]
#[schema(as = EventResult)]
pub(crate) struct Result {
    /// The status that the event alone would have been answered with.
    status: u16,
}
