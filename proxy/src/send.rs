//! The one place that calls a platform: to its fixed address, or to the sandbox, and nowhere else.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use goal_element::payload::answer::Reply;
use reqwest::{Client, redirect::Policy};
use url::Url;

use crate::secrets::Secret;

/// No answer that we understand is longer.
const LONGEST_ANSWER: usize = 64 * 1024;
/// No connection takes longer, if it comes about at all.
const LONGEST_CONNECT: Duration = Duration::from_secs(5);

/// What leaves: address, header with the token, body.
#[derive(Debug)]
pub(crate) struct Outgoing<'a> {
    pub(crate) url: &'a str,
    pub(crate) sandbox: bool,
    /// The header that carries the token, and what stands before the token.
    pub(crate) token_header: (&'a str, &'a str),
    pub(crate) token: &'a Secret,
    pub(crate) body: &'a str,
}

/// A question that sends no event.
#[derive(Debug)]
pub(crate) struct Question<'a> {
    pub(crate) url: &'a str,
    /// The part after the question mark; empty: none.
    pub(crate) query: &'a str,
    pub(crate) sandbox: bool,
    pub(crate) token_header: (&'a str, &'a str),
    pub(crate) token: &'a Secret,
    /// Whether what is asked for may be made.
    pub(crate) make: bool,
}

/// What came back.
#[derive(Debug)]
pub(crate) enum Came {
    Answer { status: u16, body: Vec<u8>, retry_after: Option<u32> },
    NotSent,
    NoAnswer,
}

impl Came {
    /// The same for the core, with `body` in the place of what came.
    pub(crate) fn reply<'a>(&self, body: &'a str) -> Reply<'a> {
        match self {
            Self::Answer { status, retry_after, .. } => {
                Reply::Http { status: *status, body: body.as_bytes(), retry_after: *retry_after }
            }
            Self::NotSent => Reply::NotSent,
            Self::NoAnswer => Reply::NoAnswer,
        }
    }
}

/// Calls the platforms.
#[derive(Debug, Clone)]
pub(crate) struct Sender {
    platforms: Client,
    sandbox: Client,
}

impl Sender {
    /// Clients that follow no redirect and no proxy settings of the environment: a token goes where we say.
    pub(crate) fn new(timeout: Duration) -> Result<Self, reqwest::Error> {
        // Fails only when a provider has been chosen already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // Over before the whole is: what never reached the platform must not look like what it may have got.
        let connect = LONGEST_CONNECT.min(timeout / 2);
        let base = || {
            Client::builder()
                .redirect(Policy::none())
                .no_proxy()
                .referer(false)
                .connect_timeout(connect)
                .timeout(timeout)
        };
        Ok(Self {
            platforms: base().https_only(true).build()?,
            // Plain HTTP on this machine; without certificates it can do nothing else.
            sandbox: base().tls_certs_only([]).build()?,
        })
    }

    /// Reads something at Meta's; `None` if it is not told.
    pub(crate) async fn look_up(
        &self,
        origin: &str,
        path: &str,
        query: &str,
        sandbox: bool,
        token: &Secret,
    ) -> Option<Vec<u8>> {
        let mut url = Url::parse(&address(origin, path)?).ok()?;
        url.set_query(Some(query));
        let mut value = HeaderValue::from_str(&format!("Bearer {}", token.expose())).ok()?;
        value.set_sensitive(true);
        let client = if sandbox { &self.sandbox } else { &self.platforms };
        let response = client.get(url).header(header::AUTHORIZATION, value).send().await.ok()?;
        match answer(response).await {
            Came::Answer { status: 200, body, .. } => Some(body),
            _ => None,
        }
    }

    /// Sends once.
    pub(crate) async fn send(&self, outgoing: &Outgoing<'_>) -> Came {
        let Ok(token) = token_value(outgoing.token_header.1, outgoing.token) else {
            tracing::warn!(url = outgoing.url, "the token holds characters that no header may; not sent");
            return Came::NotSent;
        };
        let client = if outgoing.sandbox { &self.sandbox } else { &self.platforms };
        let sent = client
            .post(outgoing.url)
            .header(outgoing.token_header.0, token)
            .header(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .body(outgoing.body.to_owned())
            .send()
            .await;
        came(sent, outgoing.url).await
    }

    /// Asks once.
    pub(crate) async fn ask(&self, question: &Question<'_>) -> Came {
        let Ok(token) = token_value(question.token_header.1, question.token) else {
            return Came::NotSent;
        };
        let client = if question.sandbox { &self.sandbox } else { &self.platforms };
        let Ok(mut url) = Url::parse(question.url) else {
            return Came::NotSent;
        };
        url.set_query((!question.query.is_empty()).then_some(question.query));
        let request = if question.make { client.post(url) } else { client.get(url) };
        came(request.header(question.token_header.0, token).send().await, question.url).await
    }
}

/// What needs no token.
impl Sender {
    /// The text at `url`, which the configuration names; at most `longest` bytes.
    pub(crate) async fn fetch(&self, url: &str, longest: usize) -> Result<String, String> {
        let client = if url.starts_with("https://") { &self.platforms } else { &self.sandbox };
        let mut response = client.get(url).send().await.map_err(|error| chain(&error))?;
        if response.status() != StatusCode::OK {
            return Err(format!("the answer is {}", response.status()));
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| chain(&error))? {
            body.extend_from_slice(&chunk);
            if body.len() > longest {
                return Err(format!("it is longer than {longest} bytes"));
            }
        }
        String::from_utf8(body).map_err(|error| error.to_string())
    }
}

async fn came(sent: Result<reqwest::Response, reqwest::Error>, url: &str) -> Came {
    match sent {
        Ok(response) => answer(response).await,
        Err(error) => {
            let came = if error.is_connect() || error.is_builder() { Came::NotSent } else { Came::NoAnswer };
            tracing::warn!(url, error = chain(&error), came = ?came, "no answer from the platform");
            came
        }
    }
}

/// The address of a request: the platform's own, or the sandbox's in its place. `None` if the path would lead elsewhere.
pub(crate) fn address(origin: &str, path: &str) -> Option<String> {
    let url = Url::parse(&format!("{origin}{path}")).ok()?;
    (path.starts_with('/') && url.origin().ascii_serialization() == origin && url.path() == path)
        .then(|| url.to_string())
}

fn token_value(before: &str, token: &Secret) -> Result<HeaderValue, reqwest::header::InvalidHeaderValue> {
    let mut value = HeaderValue::from_str(&format!("{before}{}", token.expose()))?;
    // Kept out of every library's log line.
    value.set_sensitive(true);
    Ok(value)
}

async fn answer(mut response: reqwest::Response) -> Came {
    let status = response.status();
    let retry_after =
        response.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => break,
            // "Yes" was on its way, but what it said to yes is lost; anything else is no yes, however it went on.
            Err(_) if status.is_success() => return Came::NoAnswer,
            Err(_) => break,
        }
        if body.len() > LONGEST_ANSWER {
            body.truncate(LONGEST_ANSWER);
            break;
        }
    }
    Came::Answer { status: status.as_u16(), body, retry_after }
}

/// An error with its causes; without the address, which the log line has already.
fn chain(error: &reqwest::Error) -> String {
    let mut text = String::new();
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if !text.is_empty() {
            text.push_str(": ");
        }
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests;
