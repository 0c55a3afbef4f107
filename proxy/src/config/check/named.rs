//! Which secrets the file names, and where it does.

use toml::Spanned;

use crate::{
    config::{
        NamedSecret,
        error::Place,
        file::{File, Jwt},
    },
    secrets::SecretName,
};

pub(super) fn secrets(file: &File, place: &Place<'_>) -> Vec<NamedSecret> {
    let named = |key: &'static str, text: &Spanned<String>| {
        Some(NamedSecret { at: place.at(text.span(), key), name: SecretName::new(text.as_ref())? })
    };
    let metrics = file.metrics_token.iter().filter_map(|text| named("metrics_token", text));
    let signing = file.workspaces.iter().flat_map(|workspace| &workspace.jwt);
    let signing = signing.filter_map(|Jwt { secret, .. }| named("secret", secret.as_ref()?));
    let tokens = file.connections.iter().filter_map(|connection| named("token", connection.token.as_ref()?));
    metrics.chain(signing).chain(tokens).collect()
}
