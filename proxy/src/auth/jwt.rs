//! Short-lived tokens that a host's backend signs for its pages: which workspace, which rights, until when.

use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation, dangerous, decode, decode_header, errors::ErrorKind};
use serde::Deserialize;

use super::{By, Right, Session};
use crate::{
    config::{JwtKey, JwtSource},
    secrets::Secrets,
};

/// The furthest that a token's end may lie ahead.
const LONGEST: i64 = 15 * 60;
/// So far may the backend's clock be from ours.
const SKEW: i64 = 30;
/// Whom a token with `aud` must be meant for.
const AUDIENCE: &str = "goal-proxy";
/// A shorter shared secret could be guessed from one token.
const SHORTEST_SECRET: usize = 32;

const NO_TOKEN: &str = "this is neither a token (JWT) nor a runtime key (gk_…)";
const NO_KEY: &str = "no key of the workspace signs tokens of this kind: see [[workspace.jwt]] in the configuration";

/// What a token says; believed only when its signature holds.
#[derive(Deserialize)]
struct Claims {
    workspace: String,
    rights: Vec<String>,
    exp: i64,
    sub: Option<String>,
}

/// The workspace that `token` claims, to know whose keys must have signed it.
pub(super) fn claimed_workspace(token: &str) -> Result<String, &'static str> {
    #[derive(Deserialize)]
    struct Claimed {
        workspace: String,
    }
    let claimed = dangerous::insecure_decode_claims::<Claimed>(token);
    claimed.map(|claimed| claimed.workspace).map_err(|error| words(error.kind()))
}

/// Whose session `token` is at `now`, if one of `keys` has signed it; else what is wrong.
pub(super) fn session(token: &str, keys: &[JwtKey], secrets: &Secrets, now: i64) -> Result<Session, &'static str> {
    let header = decode_header(token).map_err(|_| NO_KEY)?;
    let mut wrong = NO_KEY;
    for key in keys.iter().filter(|key| fits(key, &header)) {
        let Some((algorithm, key)) = material(key, secrets) else {
            continue;
        };
        match decode::<Claims>(token, &key, &validation(algorithm)) {
            Ok(read) => return admit(read.claims, now),
            Err(error) => wrong = words(error.kind()),
        }
    }
    Err(wrong)
}

/// A key answers for its own algorithm alone, whatever the token's header says.
fn fits(key: &JwtKey, header: &Header) -> bool {
    let algorithm = match key.source {
        JwtSource::Shared(_) => Algorithm::HS256,
        JwtSource::Public(_) => Algorithm::EdDSA,
    };
    let named = key.id.as_ref().zip(header.kid.as_ref()).is_none_or(|(ours, theirs)| ours == theirs);
    header.alg == algorithm && named
}

fn material(key: &JwtKey, secrets: &Secrets) -> Option<(Algorithm, DecodingKey)> {
    match &key.source {
        JwtSource::Public(key) => Some((Algorithm::EdDSA, key.clone())),
        JwtSource::Shared(name) => {
            let secret = secrets.find(name)?;
            if secret.expose().len() < SHORTEST_SECRET {
                tracing::warn!(name = name.as_str(), "a secret that signs tokens is shorter than 32 characters");
                return None;
            }
            Some((Algorithm::HS256, DecodingKey::from_secret(secret.expose().as_bytes())))
        }
    }
}

fn validation(algorithm: Algorithm) -> Validation {
    let mut validation = Validation::new(algorithm);
    validation.leeway = SKEW.unsigned_abs();
    validation.validate_nbf = true;
    validation.set_audience(&[AUDIENCE]);
    validation
}

fn admit(claims: Claims, now: i64) -> Result<Session, &'static str> {
    if claims.exp > now + LONGEST + SKEW {
        return Err("it is valid for more than 15 minutes; let `exp` be at most 900 seconds from now");
    }
    let right = |name: &String| Right::HOST.into_iter().find(|right| right.name() == name);
    let rights = claims.rights.iter().map(right).collect::<Option<Vec<_>>>();
    let rights = rights.ok_or("`rights` may hold read, edit, test and admin")?;
    Ok(Session { workspace: claims.workspace, by: By::Host(claims.sub), rights })
}

/// What is wrong, without a piece of the token.
fn words(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::ExpiredSignature => "it has expired",
        ErrorKind::ImmatureSignature => "it is not valid yet (`nbf`)",
        ErrorKind::InvalidSignature => "its signature is not of a key of the workspace",
        ErrorKind::InvalidAudience => "it is meant for somebody else; let `aud` be goal-proxy, or leave it out",
        ErrorKind::InvalidAlgorithm
        | ErrorKind::InvalidAlgorithmName
        | ErrorKind::UnsupportedAlgorithm
        | ErrorKind::MissingAlgorithm => NO_KEY,
        ErrorKind::Json(_) | ErrorKind::MissingRequiredClaim(_) | ErrorKind::InvalidClaimFormat(_) => {
            "it must hold `workspace` (text), `rights` (a list of texts) and `exp` (seconds)"
        }
        _ => NO_TOKEN,
    }
}
