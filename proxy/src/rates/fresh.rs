//! Keeps the European Central Bank's rates fresh: asks now and then, and says when they cannot be had.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::ecb;
use crate::{app::App, config::EcbSource};

/// The file is new once a working day.
const EVERY: Duration = Duration::from_secs(60 * 60);
/// After a failure.
const SOON: Duration = Duration::from_secs(5 * 60);
const LONGEST: usize = 8 * 1024 * 1024;

/// Runs until `stopping`.
pub(crate) async fn keep_fresh(app: App, stopping: CancellationToken) {
    let Some(source) = app.config().rates.ecb.clone() else {
        return;
    };
    loop {
        let wait = match refresh(&app, &source).await {
            Ok(day) => {
                tracing::info!(day, "the European Central Bank's rates are there");
                EVERY
            }
            Err(error) => {
                tracing::warn!(error, source = ?source, "the European Central Bank's rates cannot be had; those that are there stay");
                SOON
            }
        };
        tokio::select! {
            () = stopping.cancelled() => return,
            () = tokio::time::sleep(wait) => {}
        }
    }
}

async fn refresh(app: &App, source: &EcbSource) -> Result<String, String> {
    let text = match source {
        EcbSource::File(path) => tokio::fs::read_to_string(path).await.map_err(|error| error.to_string())?,
        EcbSource::Url(url) => app.sender().fetch(url, LONGEST).await?,
    };
    let tables = ecb::read(&text)?;
    for table in &tables {
        app.store().keep_rates("", table, app.now()).await.map_err(|error| error.to_string())?;
    }
    Ok(tables.first().map(|table| table.date.clone()).unwrap_or_default())
}
