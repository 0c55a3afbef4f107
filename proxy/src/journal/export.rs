//! The journal as a file: for a spreadsheet, or for another program. However long it is, a page of it is in memory.

use axum::{
    Extension,
    body::{Body, Bytes},
    extract::{Query, State, rejection::QueryRejection},
    http::header,
    response::{IntoResponse, Response},
};
use futures_util::stream;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{Asked, MOST};
use crate::{app::App, auth::Session, problem::Problem, store::Delivery};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Form {
    /// csv or ndjson; csv if it is not said
    #[param(inline, value_type = Option<Format>)]
    format: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(rename_all = "lowercase")]
enum Format {
    Csv,
    Ndjson,
}

const COLUMNS: [&str; 17] = [
    "id",
    "at",
    "mode",
    "goal",
    "goal_name",
    "bot",
    "node",
    "ad",
    "destination",
    "connection",
    "event_name",
    "event_id",
    "sandbox",
    "outcome",
    "reason",
    "attempts",
    "answer_key",
];

/// The journal as a file
#[utoipa::path(get, path = "/v1/deliveries/export", tag = "deliveries", params(Asked, Form),
    responses((status = 200, description = "CSV or NDJSON", content((String = "text/csv"), (String = "application/x-ndjson")))))]
pub(crate) async fn export(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    asked: Result<Query<Asked>, QueryRejection>,
    form: Result<Query<Form>, QueryRejection>,
) -> Result<Response, Problem> {
    let asked = Asked::read(asked)?;
    let Query(form) = form.map_err(|error| Problem::bad_query(error.body_text()))?;
    let (format, kind) = match form.format.as_deref() {
        None | Some("csv") => (Format::Csv, "text/csv; charset=utf-8"),
        Some("ndjson") => (Format::Ndjson, "application/x-ndjson"),
        Some(_) => return Err(Problem::bad_query("format must be csv or ndjson")),
    };
    let name = if format == Format::Csv { "deliveries.csv" } else { "deliveries.ndjson" };
    let start = Some((app, session.workspace, asked, format, true));
    let pages = stream::try_unfold(start, |state| async {
        let Some((app, workspace, mut asked, format, is_first)) = state else {
            return Ok::<_, sqlx::Error>(None);
        };
        let page = app.store().deliveries(&workspace, asked.filter(MOST)).await?;
        let text = match format {
            Format::Csv => csv(&page, is_first),
            Format::Ndjson => ndjson(&page).into_bytes(),
        };
        let next = page.last().filter(|_| page.len() == MOST as usize).map(|last| {
            asked.cursor = Some(last.id().to_owned());
            (app, workspace, asked, format, false)
        });
        Ok(Some((Bytes::from(text), next)))
    });
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename={name}")),
    ];
    Ok((headers, Body::from_stream(pages)).into_response())
}

fn ndjson(page: &[Delivery]) -> String {
    page.iter().map(|it| serde_json::to_string(it).expect("deliveries become JSON") + "\n").collect()
}

fn csv(page: &[Delivery], with_heading: bool) -> Vec<u8> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    if with_heading {
        rows.write_record(COLUMNS).expect("memory takes text");
    }
    for delivery in page {
        let json = serde_json::to_value(delivery).expect("deliveries become JSON");
        let row = COLUMNS.map(|name| {
            let value = if name == "answer_key" { &json["answer"]["key"] } else { &json[name] };
            let text = value
                .as_str()
                .map_or_else(|| if value.is_null() { String::new() } else { value.to_string() }, str::to_owned);
            // A spreadsheet takes such a text for a formula.
            if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text }
        });
        rows.write_record(row).expect("memory takes text");
    }
    rows.into_inner().expect("memory takes text")
}
