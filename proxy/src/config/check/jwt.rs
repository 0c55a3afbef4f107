//! The keys with which a host's backend signs tokens for its pages.

use jsonwebtoken::DecodingKey;
use toml::Spanned;

use super::Checked;
use crate::{
    config::{JwtKey, JwtSource, error::Place, file},
    secrets::SecretName,
};

pub(super) fn key(file: &file::Jwt, place: &Place<'_>) -> Checked<JwtKey> {
    let source = match file.algorithm.as_ref().as_str() {
        "HS256" => JwtSource::Shared(shared(file, place)?),
        "EdDSA" => JwtSource::Public(public(file, place)?),
        _ => return Err(place.wrong(file.algorithm.span(), "algorithm", "must be HS256 or EdDSA")),
    };
    Ok(JwtKey { id: file.id.clone(), source })
}

fn shared(file: &file::Jwt, place: &Place<'_>) -> Checked<SecretName> {
    let what = "HS256 needs secret: the name of a secret such as HOST_JWT, whose text your backend signs with; it goes \
                into the environment as GOAL_SECRET_HOST_JWT or into a file HOST_JWT in the secrets folder";
    unwanted(file.public_key.as_ref(), "public_key", "belongs to EdDSA; HS256 takes secret", place)?;
    let Some(name) = &file.secret else {
        return Err(place.wrong(file.algorithm.span(), "algorithm", what));
    };
    SecretName::new(name.as_ref()).ok_or_else(|| place.wrong(name.span(), "secret", what))
}

fn public(file: &file::Jwt, place: &Place<'_>) -> Checked<DecodingKey> {
    let what = "EdDSA needs public_key: the Ed25519 public key as PEM, between -----BEGIN PUBLIC KEY----- and \
                -----END PUBLIC KEY-----, in three double quotes";
    unwanted(file.secret.as_ref(), "secret", "belongs to HS256; EdDSA takes public_key", place)?;
    let Some(pem) = &file.public_key else {
        return Err(place.wrong(file.algorithm.span(), "algorithm", what));
    };
    let wrong = || place.wrong(pem.span(), "public_key", what);
    if !pem.as_ref().contains("BEGIN PUBLIC KEY") {
        return Err(wrong());
    }
    DecodingKey::from_ed_pem(pem.as_ref().as_bytes()).map_err(|_| wrong())
}

fn unwanted(text: Option<&Spanned<String>>, key: &str, what: &str, place: &Place<'_>) -> Checked<()> {
    text.map_or(Ok(()), |text| Err(place.wrong(text.span(), key, what)))
}
