//! The operator's own tables as a file beside the configuration: read at the start, good for every workspace.

use super::read;
use crate::{app::App, clock, problem::Problem};

/// Keeps what the file says; without a file nothing. The sentence says what must be mended.
pub(crate) async fn take_own(app: &App) -> Result<(), String> {
    let Some(file) = &app.config().rates.own else {
        return Ok(());
    };
    let wrong = |why: String| format!("{}: {why}", file.display());
    let text =
        tokio::fs::read(file).await.map_err(|error| wrong(format!("the exchange rates cannot be read ({error})")))?;
    // Whatever the zone of a workspace, its day is not after tomorrow's.
    let latest = clock::day(app.now() + 24 * 60 * 60);
    let tables = read::csv(&text, &latest).map_err(|problem| wrong(sentence(&problem)))?;
    for table in &tables {
        app.store().keep_rates("", table, app.now()).await.map_err(|error| wrong(error.to_string()))?;
    }
    tracing::info!(tables = tables.len(), file = %file.display(), "the operator's exchange rates are there");
    Ok(())
}

/// The place and what it must be.
fn sentence(problem: &Problem) -> String {
    let told = |name| problem.param(name).unwrap_or_default();
    format!("{} {}", told("place"), told("what"))
}
