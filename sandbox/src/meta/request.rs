//! Taking a request apart: the token wherever it stands, and the body as JSON or as a form.

use super::reason::Reason;
use super::refusal::Refusal;
use crate::fields::Blame;
use crate::incoming::{Incoming, TOKEN};
use crate::path::Path;
use serde_json::{Map, Value};

/// A request as it came.
pub(crate) struct Request {
    /// The token that was shown, by the header, the query or the body, in this order.
    pub(crate) token: Option<String>,
    pub(crate) body: Result<Map<String, Value>, Refusal>,
}

impl Request {
    pub(crate) fn read(incoming: &Incoming) -> Self {
        let body = if incoming.is_form() { read_form(incoming) } else { read_json(incoming) };
        let in_body = || body.as_ref().ok()?.get(TOKEN)?.as_str().map(str::to_owned);
        let token = incoming.bearer().or_else(|| incoming.query(TOKEN)).or_else(in_body);
        Self { token: token.filter(|token| !token.is_empty()), body }
    }
}

fn read_json(incoming: &Incoming) -> Result<Map<String, Value>, Refusal> {
    incoming.object().ok_or_else(|| Reason::NotJson.into())
}

fn read_form(incoming: &Incoming) -> Result<Map<String, Value>, Refusal> {
    match incoming.form() {
        (fields, true) => Ok(fields),
        (_, false) => Err(Reason::NotJson.at(Path::default().key("data"))),
    }
}
