//! From the file as written to a configuration that holds together.

mod delivery;
mod jwt;
mod named;
mod server;
mod workspaces;

use std::path::Path;

use super::{Config, ConfigError, error::Place, facts::Unfit, file::File};
use crate::Database;

type Checked<T> = Result<T, ConfigError>;

pub(super) fn check(file: File, place: &Place<'_>) -> Checked<Config> {
    let folder = place.path.parent().unwrap_or(Path::new(""));
    let sandbox = file.sandbox.as_ref().map(|text| server::sandbox(text, place)).transpose()?;
    let platform_timeout = server::platform_timeout(file.platform_timeout_seconds.as_ref(), place)?;
    Ok(Config {
        listen: server::listen(file.listen.as_ref(), place)?,
        origins: file.origins.iter().map(|text| server::origin(text, place)).collect::<Checked<_>>()?,
        delivery: delivery::delivery(&file.delivery, place)?,
        ad_names: delivery::ad_names(&file.ads, place)?,
        retention: server::retention(&file.retention, place)?,
        metrics_token: file
            .metrics_token
            .as_ref()
            .map(|name| server::secret(name, "metrics_token", place))
            .transpose()?,
        limits: server::limits(&file.limits, platform_timeout, place)?,
        rates: server::rates(&file.rates, folder, place)?,
        workspaces: workspaces::workspaces(&file, sandbox.is_some(), place)?,
        named_secrets: named::secrets(&file, place),
        database: Database::File(folder.join(file.database.unwrap_or_else(|| "goal.sqlite".into()))),
        tls: file.tls.map(|tls| super::Tls { certificate: folder.join(tls.certificate), key: folder.join(tls.key) }),
        tls_elsewhere: file.tls_elsewhere.unwrap_or(false),
        secrets: file.secrets.map(|path| folder.join(path)),
        sandbox,
        platform_timeout,
    })
}

/// What a shared check found, said at the place where it was written.
fn at(span: std::ops::Range<usize>, place: &Place<'_>) -> impl FnOnce(Unfit) -> ConfigError {
    move |unfit| place.wrong(span, unfit.key, unfit.what)
}
