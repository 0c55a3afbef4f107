//! The admin API of runtime keys, and the same for the command line.

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    app::App,
    auth::{NewKey, Session},
    body::Body,
    clock,
    config::Config,
    problem::Problem,
    store::{ListedKey, OpenError, Store},
};

const LONGEST_NAME: usize = 100;

/// Keys of a workspace.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Keys)]
pub(crate) struct Listed {
    items: Vec<ListedKey>,
}

/// A key to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = KeyToMake)]
pub(crate) struct Wanted {
    /// What it is for.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
}

/// A key that has just been made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NewKey)]
pub(crate) struct Made {
    id: String,
    name: String,
    created_at: i64,
    /// The key itself: it is shown this once.
    key: String,
}

/// The workspace's runtime keys; not the keys themselves
#[utoipa::path(get, path = "/v1/keys", tag = "keys", responses((status = 200, body = Listed)))]
pub(crate) async fn list(
    State(app): State<App>,
    Extension(session): Extension<Session>,
) -> Result<Json<Listed>, Problem> {
    let items = app.store().runtime_keys(&session.workspace).await.map_err(|error| app.storage_failed(&error))?;
    Ok(Json(Listed { items }))
}

/// Make a runtime key; this answer alone shows it
#[utoipa::path(post, path = "/v1/keys", tag = "keys", request_body = Wanted, responses((status = 201, body = Made)))]
pub(crate) async fn add(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Body(wanted): Body<Wanted>,
) -> Result<(StatusCode, Json<Made>), Problem> {
    let name = wanted.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Problem::unfit("/name", "must be 1 to 100 letters: what the key is for"));
    }
    let key = make(app.store(), &session.workspace, name).await.map_err(|error| app.storage_failed(&error))?;
    Ok((StatusCode::CREATED, Json(key)))
}

/// Revoke a runtime key; every proxy refuses it within five seconds
#[utoipa::path(
    delete, path = "/v1/keys/{id}", tag = "keys", params(("id" = String, Path)),
    responses((status = 204, description = "Revoked"))
)]
pub(crate) async fn revoke(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let revoked = app.store().revoke_runtime_key(&session.workspace, &id).await;
    if !revoked.map_err(|error| app.storage_failed(&error))? {
        return Err(Problem::not_found());
    }
    app.known_keys().forget_all();
    Ok(StatusCode::NO_CONTENT)
}

async fn make(store: &Store, workspace: &str, name: String) -> Result<Made, sqlx::Error> {
    let key = NewKey::random();
    let kept = ListedKey { id: key.id.clone(), workspace: workspace.to_owned(), name, created_at: clock::now() };
    store.add_runtime_key(&kept, &key.digest()).await?;
    Ok(Made { id: kept.id, name: kept.name, created_at: kept.created_at, key: key.text })
}

/// Runtime keys without a running proxy, for the command line.
#[derive(Debug)]
pub struct RuntimeKeys {
    store: Store,
    workspaces: Vec<String>,
}

impl RuntimeKeys {
    /// Opens the configuration's database.
    ///
    /// # Errors
    /// When it cannot be used.
    pub async fn open(config: &Config) -> Result<Self, OpenError> {
        let store = Store::open(&config.database).await?;
        Ok(Self { store, workspaces: config.workspaces.iter().map(|workspace| workspace.id.clone()).collect() })
    }

    /// Makes a key of `workspace` and returns it whole.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn add(&self, workspace: &str, name: &str) -> Result<String, sqlx::Error> {
        // A key belongs to a workspace that the database knows.
        self.store.salt(workspace, clock::now()).await?;
        make(&self.store, workspace, name.to_owned()).await.map(|made| made.key)
    }

    /// One line per key: id, workspace, when it was made, what it is for.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn list(&self) -> Result<Vec<String>, sqlx::Error> {
        let mut lines = Vec::new();
        for workspace in &self.workspaces {
            for key in self.store.runtime_keys(workspace).await? {
                lines.push(format!("{}  {}  {}  {}", key.id, key.workspace, clock::day(key.created_at), key.name));
            }
        }
        Ok(lines)
    }

    /// Revokes the key of that id; whether there was one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn revoke(&self, id: &str) -> Result<bool, sqlx::Error> {
        for workspace in &self.workspaces {
            if self.store.revoke_runtime_key(workspace, id).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Closes the database.
    pub async fn close(self) {
        self.store.pool().close().await;
    }
}
