//! A host's backend: signs tokens for its pages.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ring::{
    hmac,
    signature::{Ed25519KeyPair, KeyPair},
};
use serde_json::{Value, json};

/// Like no other text of the tests, so that a search for its pieces finds nothing else.
pub(crate) const SHARED: &str = "Zq8tRk3vNLw5tYb7HmXc2pVd9sKf4gJe6uAa";

/// What a backend signs with.
pub(crate) enum Signer {
    Hs256(Vec<u8>),
    EdDsa(Ed25519KeyPair),
}

impl Signer {
    /// The one whose secret every test's proxy has as `HOST_JWT`.
    pub(crate) fn shared() -> Self {
        Self::Hs256(SHARED.as_bytes().to_vec())
    }

    pub(crate) fn ed25519(seed: u8) -> Self {
        Self::EdDsa(Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).expect("a key"))
    }

    /// The public key as it stands in a configuration.
    pub(crate) fn pem(&self) -> String {
        let Self::EdDsa(pair) = self else { panic!("nothing public") };
        // The fixed beginning of an Ed25519 key in DER (RFC 8410).
        let mut der = vec![0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
        der.extend_from_slice(pair.public_key().as_ref());
        format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", STANDARD.encode(der))
    }

    /// `Bearer …` with these claims.
    pub(crate) fn bearer(&self, claims: &Value) -> String {
        let algorithm = match self {
            Self::Hs256(_) => "HS256",
            Self::EdDsa(_) => "EdDSA",
        };
        self.bearer_with(&json!({ "alg": algorithm, "typ": "JWT" }), claims)
    }

    /// The same under any header.
    pub(crate) fn bearer_with(&self, header: &Value, claims: &Value) -> String {
        let message = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".");
        let signature = match self {
            Self::Hs256(secret) => {
                hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), message.as_bytes()).as_ref().to_vec()
            }
            Self::EdDsa(pair) => pair.sign(message.as_bytes()).as_ref().to_vec(),
        };
        format!("Bearer {message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// Claims that are good for the next `seconds`.
pub(crate) fn claims(workspace: &str, rights: &[&str], seconds: i64) -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs() as i64;
    json!({ "workspace": workspace, "rights": rights, "exp": now + seconds, "sub": "ana" })
}
