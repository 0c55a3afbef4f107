//! A proxy with a real database and a real sandbox behind a real socket; requests go through the router.
//! Each test file uses a part of it.
#![allow(dead_code, unused_imports)]

mod behind;
pub(crate) mod document;
mod on_both;
pub(crate) mod postgres;
mod samples;
mod sandbox;
mod tokens;

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use goal_proxy::{App, Clock, Database, SignInKey, config::Config, router, secrets::Secrets};
use serde_json::Value;
use sqlx::{Connection, Executor};
use tempfile::TempDir;
use tower::ServiceExt;

pub(crate) use on_both::on_both;
pub(crate) use samples::{config, context, live, purchase, send, set};
pub(crate) use sandbox::Sandbox;
pub(crate) use tokens::{SHARED, Signer, claims};

pub(crate) const TOKEN: &str = "EAAGm0PX4ZCpsBA/KZC+hushWvQx7Lr2Tn";
pub(crate) const KEY: &str = "sign-in-key-0123456789";
pub(crate) const HOST: &str = "127.0.0.1:4600";
pub(crate) const ORIGIN: &str = "http://127.0.0.1:4600";
/// Any click that starts so is real in the sandbox's demo.
pub(crate) const CLICK: &str = "ARDemoClick0123456789abcdefghijklmnop";

/// An answer, read.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Got {
    /// The problem's code; fails if it is none.
    pub(crate) fn problem(&self) -> (u16, &str) {
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json", "{self:?}");
        for field in ["type", "title", "detail"] {
            assert!(self.body[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {self:?}");
        }
        assert_eq!(self.body["status"], self.status.as_u16());
        (self.status.as_u16(), self.body["code"].as_str().expect("a code"))
    }
}

/// A proxy with its folder.
pub(crate) struct Proxy {
    folder: Arc<TempDir>,
    config: String,
    database: Option<Database>,
    /// What time it is; moved by hand.
    pub(crate) clock: Arc<AtomicI64>,
    pub(crate) app: App,
    pub(crate) router: Router,
    cookie: String,
}

impl Proxy {
    /// A proxy whose one connection leads to `sandbox`.
    pub(crate) async fn start(sandbox: &str) -> Self {
        Self::with(&config(sandbox)).await
    }

    pub(crate) async fn with(config: &str) -> Self {
        Self::begin(config, None).await
    }

    /// A proxy that keeps everything in `database`.
    pub(crate) async fn on(config: &str, database: Database) -> Self {
        Self::begin(config, Some(database)).await
    }

    /// Another proxy on the same database, at the same time.
    pub(crate) async fn beside(&self) -> Self {
        let folder = Arc::new(TempDir::new().expect("a folder"));
        let clock = Arc::clone(&self.clock);
        let proxy = Self::open(folder, self.config.clone(), self.database.clone(), clock).await;
        Self { cookie: self.cookie.clone(), ..proxy }
    }

    /// Another token in the place of the one that the proxy finds.
    pub(crate) fn token(&self, token: &str) {
        fs::write(self.path("secrets/META_SHOP"), token).expect("a secret");
    }

    /// Stops it for good.
    pub(crate) async fn close(self) {
        self.app.close().await;
    }

    async fn begin(config: &str, database: Option<Database>) -> Self {
        let folder = Arc::new(TempDir::new().expect("a folder"));
        let clock = Arc::new(AtomicI64::new(now()));
        let mut proxy = Self::open(folder, config.to_owned(), database, clock).await;
        proxy.sign_in().await;
        proxy
    }

    async fn open(folder: Arc<TempDir>, config: String, database: Option<Database>, clock: Arc<AtomicI64>) -> Self {
        let mut parsed = Config::parse(&folder.path().join("goal.toml"), &config).expect("a good configuration");
        if let Some(database) = &database {
            parsed.database = database.clone();
        }
        let secrets = folder.path().join("secrets");
        fs::create_dir_all(&secrets).expect("a folder");
        for (name, text) in [("META_SHOP", TOKEN), ("HOST_JWT", tokens::SHARED)] {
            let secret = secrets.join(name);
            if !secret.exists() {
                fs::write(secret, text).expect("a secret");
            }
        }
        let key = SignInKey::new(KEY).expect("a good key");
        let ticking = Arc::clone(&clock);
        let clock_of = Clock::new(move || ticking.load(Ordering::SeqCst));
        let app = App::open_at(parsed, Secrets::new([], Some(secrets)), key, clock_of).await.expect("opens");
        let router = router(&app, None);
        Self { folder, config, database, clock, app, router, cookie: String::new() }
    }

    /// Stops it and starts it again on the same files, with the browser as it was.
    pub(crate) async fn restart(self) -> Self {
        let Self { folder, config, database, clock, app, cookie, router } = self;
        drop(router);
        app.close().await;
        Self { cookie, ..Self::open(folder, config, database, clock).await }
    }

    /// Begins what runs beside the requests, such as asking for rates.
    pub(crate) fn start_working(&self) {
        self.app.start();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn sign_in(&mut self) {
        let got = self
            .call(self.request("GET", &format!("/sign-in?key={KEY}")).body(Body::empty()).expect("a request"))
            .await;
        assert_eq!(got.status, StatusCode::SEE_OTHER);
        let cookie = got.headers[header::SET_COOKIE].to_str().expect("text");
        assert!(cookie.contains("; HttpOnly; SameSite=Strict; Path=/"), "{cookie}");
        self.cookie = cookie.split(';').next().expect("a pair").to_owned();
    }

    /// A request of our own page in a signed-in browser.
    pub(crate) fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(path).header(header::HOST, HOST).header(header::COOKIE, &self.cookie)
    }

    pub(crate) async fn get(&self, path: &str) -> Got {
        self.call(self.request("GET", path).body(Body::empty()).expect("a request")).await
    }

    pub(crate) async fn post(&self, path: &str, body: impl ToString) -> Got {
        let request =
            self.request("POST", path).header(header::ORIGIN, ORIGIN).header(header::CONTENT_TYPE, "application/json");
        self.call(request.body(Body::from(body.to_string())).expect("a request")).await
    }

    /// A call of our own page with any method, headers and body.
    pub(crate) async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<Value>) -> Got {
        let mut request = self.request(method, path).header(header::ORIGIN, ORIGIN);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        self.call(request.body(Body::from(body)).expect("a request")).await
    }

    /// A request of a program: no cookie, no origin, another host's name.
    pub(crate) async fn call_as(&self, authorization: &str, method: &str, path: &str, body: Option<Value>) -> Got {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "goals.example.com");
        request = request.header(header::AUTHORIZATION, authorization);
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        self.call(request.body(Body::from(body)).expect("a request")).await
    }

    pub(crate) async fn call(&self, request: Request<Body>) -> Got {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        document::hold(method.as_str(), &path, parts.status.as_u16(), &parts.headers, &bytes);
        let body = serde_json::from_slice(&bytes)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into_owned()));
        Got { status: parts.status, headers: parts.headers, body }
    }

    /// Another way to its PostgreSQL.
    pub(crate) async fn connection(&self) -> sqlx::PgConnection {
        let Some(Database::Postgres(url)) = &self.database else { panic!("it is no PostgreSQL") };
        sqlx::PgConnection::connect(url.as_str()).await.expect("connects")
    }

    /// Does something to the database behind the proxy's back.
    pub(crate) async fn sql(&self, sqlite: &str, postgres: &str) {
        match &self.database {
            Some(Database::Postgres(_)) => {
                let mut connection = self.connection().await;
                connection.execute(sqlx::AssertSqlSafe(postgres.to_owned())).await.expect("done");
            }
            _ => {
                let address = format!("sqlite:{}", self.path("goal.sqlite").display());
                let mut connection = sqlx::SqliteConnection::connect(&address).await.expect("opens");
                connection.execute(sqlx::AssertSqlSafe(sqlite.to_owned())).await.expect("done");
            }
        }
    }

    /// Takes a live event and expects that it is taken.
    pub(crate) async fn live(&self, body: Value) -> Value {
        let got = self.post("/v1/events", body).await;
        assert_eq!(got.status, StatusCode::ACCEPTED, "{got:?}");
        got.body
    }

    /// Sends what may be sent now. Returns how many events were taken.
    pub(crate) async fn deliver(&self) -> usize {
        self.app.deliver_due().await.expect("the database answers")
    }

    /// Lets time go by, here and at the platform. At no moment is the platform's clock behind: it would refuse what comes
    /// from the future, and so it would what is still on its way when time goes back.
    pub(crate) async fn later(&self, sandbox: &Sandbox, seconds: i64) {
        let now = self.clock.load(Ordering::SeqCst) + seconds;
        if seconds > 0 {
            sandbox.at(now).await;
        }
        self.clock.store(now, Ordering::SeqCst);
        if seconds <= 0 {
            if seconds < 0 {
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
            sandbox.at(now).await;
        }
    }

    /// The outcomes of live events, added up over all goals.
    pub(crate) async fn outcomes(&self) -> BTreeMap<String, i64> {
        let statistics = self.get("/v1/statistics").await.body;
        let mut sum = BTreeMap::new();
        for goal in statistics.as_array().expect("a list") {
            for (outcome, n) in goal["live"]["outcomes"].as_object().expect("figures") {
                *sum.entry(outcome.clone()).or_default() += n.as_i64().expect("a number");
            }
        }
        sum
    }

    /// Sends a test and expects that the proxy did its part.
    pub(crate) async fn test(&self, body: Value) -> Value {
        let got = self.post("/v1/events", body).await;
        assert_eq!(got.status, StatusCode::OK, "{got:?}");
        got.body
    }
}

/// An empty database of its own on `server`.
pub(crate) async fn database(server: &postgres::Postgres) -> Database {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("goal_{}", COUNT.fetch_add(1, Ordering::SeqCst));
    let mut connection = sqlx::PgConnection::connect(&server.address("postgres")).await.expect("connects");
    let sql = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    connection.execute(sql).await.expect("a database");
    Database::at(&server.address(&name)).expect("an address")
}

/// The system's clock.
pub(crate) fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    i64::try_from(since.as_secs()).expect("a time")
}
