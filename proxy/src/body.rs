//! JSON that comes in: of the right kind, of a bounded size, and wrong in words that say where.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error, Unexpected},
};

use crate::problem::Problem;

/// The longest body that is taken.
pub(crate) const LONGEST: usize = 256 * 1024;

/// A JSON body as a `T`; members that `T` does not know are ignored.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let bytes = Text::from_request(request, state).await?;
        object(&bytes.0).map(Self)
    }
}

/// What a JSON object holds. A list of the members' values would be read as well, and is what nobody documented.
pub(crate) fn object<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Problem> {
    if bytes.trim_ascii_start().starts_with(b"[") {
        let expected = "invalid type: sequence, expected an object at line 1 column 1";
        return Err(Problem::bad_json(&serde_json::Error::custom(expected)));
    }
    serde_json::from_slice(bytes).map_err(|error| Problem::bad_json(&error))
}

/// A JSON body that its reader takes apart itself.
#[derive(Debug)]
pub(crate) struct Text(pub(crate) Bytes);

impl<S: Send + Sync> FromRequest<S> for Text {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        require_json(request.headers())?;
        bytes(request, state).await.map(Self)
    }
}

/// A body of any kind.
pub(crate) async fn bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(refused)
}

/// A whole number as JSON Schema means it: `435.0` is one.
pub(crate) fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let number = serde_json::Number::deserialize(deserializer)?;
    let exact = || number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() <= MOST_EXACT);
    #[expect(clippy::cast_possible_truncation, reason = "it is whole, and small enough")]
    let whole = number.as_i64().or_else(|| exact().map(|float| float as i64));
    whole.ok_or_else(|| D::Error::invalid_value(Unexpected::Other("another number"), &"a whole number"))
}

/// The same where it may be left out.
pub(crate) fn whole_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    struct Whole(#[serde(deserialize_with = "whole")] i64);
    Ok(Option::<Whole>::deserialize(deserializer)?.map(|number| number.0))
}

/// Up to here a floating-point number tells whole numbers apart.
const MOST_EXACT: f64 = 9_007_199_254_740_991.0;

fn require_json(headers: &HeaderMap) -> Result<(), Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") { Ok(()) } else { Err(Problem::not_json()) }
}

fn refused(rejection: BytesRejection) -> Problem {
    if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::too_large(LONGEST)
    } else {
        Problem::cut_off()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct At {
        #[serde(deserialize_with = "whole")]
        at: i64,
        #[serde(default, deserialize_with = "whole_or_none")]
        until: Option<i64>,
    }

    #[test]
    fn a_whole_number_may_be_written_with_a_point() {
        for (text, at, until) in [
            (r#"{"at":435}"#, 435, None),
            (r#"{"at":435.0,"until":-1e3}"#, 435, Some(-1000)),
            (r#"{"at":9223372036854775807,"until":null}"#, i64::MAX, None),
        ] {
            let read: At = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((read.at, read.until), (at, until), "{text}");
        }
        for text in [
            r#"{"at":435.5}"#,
            r#"{"at":"435"}"#,
            r#"{"at":1e300}"#,
            r#"{"at":18446744073709551615}"#,
            r#"{"at":1,"until":0.1}"#,
        ] {
            assert!(serde_json::from_str::<At>(text).is_err(), "{text}");
        }
    }
}
