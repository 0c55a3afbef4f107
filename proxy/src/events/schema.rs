//! What is sent to `/v1/events`, for the document alone: reading it is the core's.
#![expect(dead_code, reason = "these shapes are described, not read")]

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
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
    #[serde(flatten)]
    goal: Which,
    context: Context,
}

#[derive(Deserialize, ToSchema)]
#[schema(as = EventToTest)]
pub(crate) struct ToTest {
    bot: Option<String>,
    node: Option<String>,
    #[serde(flatten)]
    goal: Which,
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
    #[serde(flatten)]
    goal: Which,
    context: Happening,
}

/// Which goal: one of the two.
#[derive(Deserialize, ToSchema)]
#[schema(as = GoalOrId)]
#[serde(untagged)]
pub(crate) enum Which {
    /// The goal's document.
    Given { goal: Goal },
    /// The id of a goal in the library, whose newest revision counts.
    Saved { goal_id: String },
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
    /// The host's own id of the person.
    #[schema(max_length = 200)]
    id: Option<String>,
    /// The id under which the platforms know the person, where it is another.
    external_id: Option<String>,
    /// Messenger's page-scoped id.
    psid: Option<String>,
    /// Instagram's scoped id.
    igsid: Option<String>,
    hashed: Option<Hashed>,
    email: Option<String>,
    phone: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    gender: Option<String>,
    birthday: Option<String>,
    city: Option<String>,
    state: Option<String>,
    postcode: Option<String>,
    country: Option<String>,
}

/// SHA-256 of contact data as each platform normalises it, by the platform's own names, in 64 hexadecimal digits.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Hashed {
    meta: Option<BTreeMap<String, String>>,
    tiktok: Option<BTreeMap<String, String>>,
}

/// The most recent ad that brought them.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Referral {
    ad_id: Option<String>,
    ad_name: Option<String>,
    headline: Option<String>,
    body: Option<String>,
    link: Option<String>,
    /// WhatsApp's click id, as it came.
    ctwa_clid: Option<String>,
    /// TikTok's click id, as it came.
    ttclid: Option<String>,
    /// When the ad was clicked, in seconds since 1970.
    clicked_at: Option<i64>,
    /// The page that the ad led to, with its parameters.
    page_url: Option<String>,
    /// The person's own address there, and their browser.
    ip: Option<String>,
    user_agent: Option<String>,
    /// Cookies there: Meta's `_fbc` and `_fbp`, TikTok's `_ttp`.
    fbc: Option<String>,
    fbp: Option<String>,
    ttp: Option<String>,
    /// The lead's id, for people who came through a platform's own form.
    lead_id: Option<String>,
}

/// An answer per event, in the order of the events.
#[derive(Deserialize, ToSchema)]
#[schema(as = EventResults)]
pub(crate) struct Results {
    results: Vec<Result>,
}

/// What the event alone would have been answered, or a problem, with the status of that answer.
#[derive(Deserialize, ToSchema)]
#[schema(as = EventResult)]
pub(crate) struct Result {
    #[schema(minimum = 200, maximum = 599)]
    status: u16,
    #[serde(flatten)]
    #[schema(inline)]
    of: ResultOf,
}

#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
enum ResultOf {
    #[schema(value_type = super::Answer)]
    Answer(Value),
    #[schema(value_type = super::live::Taken)]
    Taken(Value),
    #[schema(value_type = crate::problem::Document<'static>)]
    Problem(Value),
}

/// One thing that is wrong, or could be better, with a goal.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Diagnostic {
    /// The rule's name, `group/problem`.
    code: String,
    /// Which text says it.
    key: String,
    severity: Severity,
    /// Where: a JSON Pointer into the goal's document.
    path: String,
    /// What the text's placeholders stand for.
    params: BTreeMap<String, String>,
    /// Ways to mend it, the likeliest first.
    fixes: Vec<Fix>,
}

#[derive(Deserialize, ToSchema)]
#[schema(rename_all = "lowercase")]
enum Severity {
    Error,
    Warning,
    Hint,
}

/// A way to mend it.
#[derive(Deserialize, ToSchema)]
struct Fix {
    title: String,
    params: BTreeMap<String, String>,
    applicability: Applicability,
    /// A JSON Patch (RFC 6902).
    #[schema(value_type = Vec<Object>)]
    edits: Vec<Value>,
}

/// Whether it may be applied without asking.
#[derive(Deserialize, ToSchema)]
#[schema(rename_all = "lowercase")]
enum Applicability {
    Safe,
    Unsafe,
}

/// What an event is for.
#[derive(Deserialize, ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum Purpose {
    Test,
    Live,
}

/// Who is told.
#[derive(Deserialize, ToSchema)]
#[schema(rename_all = "lowercase")]
pub(crate) enum Platform {
    Meta,
    Tiktok,
}

/// Where an event stands. `retry`, `reconnect` and `park` are what a test may end as; a live event waits or is parked then.
#[derive(Deserialize, ToSchema)]
#[schema(as = Outcome, rename_all = "lowercase")]
pub(crate) enum Stands {
    Waiting,
    Sending,
    Parked,
    Accepted,
    Refused,
    Unknown,
    Expired,
    Erased,
    Skipped,
    Retry,
    Reconnect,
    Park,
}
