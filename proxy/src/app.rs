//! The parts put together: what all requests share.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    auth::{Known, Session, SignInKey, crypto},
    clock::Clock,
    config::{Config, Connection},
    connections::Connections,
    delivery::Worker,
    limits::Limits,
    metrics::Metrics,
    problem::Problem,
    rates,
    secrets::Secrets,
    send::Sender,
    store::{self, Store, Writer},
    workspace::Workspace,
};

/// Everything that requests share.
#[derive(Debug, Clone)]
pub struct App(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    config: Config,
    secrets: Secrets,
    sign_in_key: SignInKey,
    store: Store,
    sender: Sender,
    workspaces: Vec<Workspace>,
    limits: Limits,
    known_keys: Known,
    metrics: Metrics,
    tasks: TaskTracker,
    writer: Writer,
    clock: Clock,
    /// Rung when there is something to send.
    wake: Notify,
    stopping: CancellationToken,
    /// Those who hear deliveries as they happen: they stop no later.
    listening: CancellationToken,
}

/// Why the proxy cannot start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database.
    #[error(transparent)]
    Database(#[from] store::OpenError),
    /// The database, once it was open.
    #[error("the database cannot be used ({}); {}", .0, store::mend(.0))]
    Storage(#[from] sqlx::Error),
    /// TLS: without this machine's root certificates no platform can be told from an impostor.
    #[error("TLS cannot be set up: {0}; install the system's root certificates (the package ca-certificates)")]
    Tls(#[from] reqwest::Error),
}

impl OpenError {
    /// Whether starting again later may help, with nothing mended.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Database(error) if error.may_pass())
    }
}

impl App {
    /// Opens the database and prepares everything that requests need.
    ///
    /// # Errors
    /// When the database or TLS cannot be used.
    pub async fn open(config: Config, secrets: Secrets, sign_in_key: SignInKey) -> Result<Self, OpenError> {
        Self::open_at(config, secrets, sign_in_key, Clock::default()).await
    }

    /// The same, with another clock than the system's.
    ///
    /// # Errors
    /// As [`App::open`].
    pub async fn open_at(
        config: Config,
        secrets: Secrets,
        sign_in_key: SignInKey,
        clock: Clock,
    ) -> Result<Self, OpenError> {
        crypto::install();
        let sender = Sender::new(config.platform_timeout)?;
        let store = Store::open_to_send(&config.database).await?;
        let mut workspaces = Vec::with_capacity(config.workspaces.len());
        for facts in &config.workspaces {
            let salt = store.salt(&facts.id, clock.now()).await?;
            workspaces.push(Workspace {
                facts: facts.clone(),
                connections: Connections::new(&store, &facts.id, &facts.connections, config.sandbox.is_some()),
                salt,
            });
        }
        let interrupted = store.give_up_lost(clock.now()).await?;
        if interrupted > 0 {
            tracing::warn!(interrupted, "the last run ended while events were being sent; they are marked unknown");
        }
        let stopping = CancellationToken::new();
        Ok(Self(Arc::new(Parts {
            limits: Limits::new(config.limits),
            known_keys: Known::default(),
            metrics: Metrics::default(),
            config,
            secrets,
            sign_in_key,
            writer: store.writer(),
            store,
            sender,
            workspaces,
            tasks: TaskTracker::new(),
            clock,
            wake: Notify::new(),
            listening: stopping.child_token(),
            stopping,
        })))
    }

    /// Takes the operator's own exchange rates from the file that the configuration names, if it names one.
    ///
    /// # Errors
    /// In words, when the file cannot be read or a line of it cannot be used.
    pub async fn take_own_rates(&self) -> Result<(), String> {
        rates::take_own(self).await
    }

    /// Begins to send what waits, and goes on until [`App::close`].
    pub fn start(&self) {
        self.tasks().spawn(Worker::new(self.clone()).run());
        self.tasks().spawn(rates::keep_fresh(self.clone(), self.0.stopping.clone()));
    }

    /// Sends what may be sent now, until nothing is left that may; for tests, whose clock stands still. Returns how many
    /// events were taken.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn deliver_due(&self) -> Result<usize, Arc<sqlx::Error>> {
        let mut worker = Worker::new(self.clone());
        let mut all = 0;
        while let took @ 1.. = worker.turn().await? {
            worker.settle().await;
            all += took;
        }
        Ok(all)
    }

    /// Whether anybody on another machine could prove who they are.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn has_keys(&self) -> Result<bool, OpenError> {
        for workspace in &self.0.workspaces {
            let has_jwt = !workspace.facts.jwt.is_empty();
            if has_jwt || !self.store().runtime_keys(&workspace.facts.id).await?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Ends the streams of deliveries: none would end by itself, and whoever waits for open connections would wait for them.
    pub fn end_streams(&self) {
        self.0.listening.cancel();
    }

    /// Waits until everything that is being sent has been recorded, and closes the database.
    pub async fn close(self) {
        self.0.stopping.cancel();
        self.0.tasks.close();
        self.0.tasks.wait().await;
        self.0.store.close(&self.0.writer).await;
    }

    pub(crate) fn now(&self) -> i64 {
        self.0.clock.now()
    }

    pub(crate) fn writer(&self) -> &Writer {
        &self.0.writer
    }

    pub(crate) fn wake(&self) -> &Notify {
        &self.0.wake
    }

    pub(crate) fn stopping(&self) -> CancellationToken {
        self.0.stopping.clone()
    }

    pub(crate) fn listening(&self) -> CancellationToken {
        self.0.listening.clone()
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.0.stopping.is_cancelled()
    }

    /// How long a platform may take to answer.
    pub(crate) fn platform_seconds(&self) -> i64 {
        i64::try_from(self.0.config.platform_timeout.as_secs()).unwrap_or(i64::MAX / 4)
    }

    /// How long a lease is believed: longer than a request takes that nobody hears of any more.
    pub(crate) fn lease_seconds(&self) -> i64 {
        self.platform_seconds() * 3 + 5
    }

    pub(crate) fn config(&self) -> &Config {
        &self.0.config
    }

    pub(crate) fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }

    pub(crate) fn sign_in_key(&self) -> &SignInKey {
        &self.0.sign_in_key
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn sender(&self) -> &Sender {
        &self.0.sender
    }

    pub(crate) fn tasks(&self) -> &TaskTracker {
        &self.0.tasks
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    pub(crate) fn workspaces(&self) -> &[Workspace] {
        &self.0.workspaces
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn known_keys(&self) -> &Known {
        &self.0.known_keys
    }

    /// The workspace of that id.
    pub(crate) fn workspace(&self, id: &str) -> Option<&Workspace> {
        self.0.workspaces.iter().find(|workspace| workspace.facts.id == id)
    }

    /// The one that is meant when none is named.
    pub(crate) fn first_workspace(&self) -> &Workspace {
        self.0.workspaces.first().expect("a configuration has a workspace")
    }

    /// The workspace that `session` works in.
    pub(crate) fn of(&self, session: &Session) -> Result<&Workspace, Problem> {
        self.workspace(&session.workspace).ok_or_else(Problem::not_signed_in)
    }

    /// The workspace's connections as they are now.
    pub(crate) async fn connections(&self, workspace: &Workspace) -> Result<Arc<[Connection]>, Problem> {
        workspace.connections.all().await.map_err(|error| self.storage_failed(&error))
    }

    /// Logs why the database did not answer, and what to do; the caller is told only that it did not.
    pub(crate) fn storage_failed(&self, error: &sqlx::Error) -> Problem {
        let database = &self.0.config.database;
        if store::is_damage(error) {
            tracing::error!(%database, %error, "{}", store::mend(error));
            return Problem::damaged();
        }
        tracing::error!(%database, %error, "the database does not answer");
        Problem::storage()
    }
}
