//! Starts goal-proxy, and says in one sentence why it cannot.

mod cli;

use std::{
    io::{self, Write},
    net::SocketAddr,
    process::ExitCode,
};

use clap::Parser;
use goal_proxy::{App, Database, SignInKey, Studio, config::Config, router, secrets::Secrets};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use cli::Arguments;

/// Something that whoever starts the proxy must mend.
const CANNOT_START: u8 = 2;

type Started = Result<(), Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,goal_proxy=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("goal-proxy: {error}");
            ExitCode::from(CANNOT_START)
        }
    }
}

async fn run(arguments: Arguments) -> Started {
    let mut config = Config::read(&arguments.config)?;
    // From the environment alone, as it holds a password.
    if let Ok(address) = std::env::var("DATABASE_URL") {
        config.database = Database::at(&address)?;
    }
    let studio = arguments.studio.as_deref().map(Studio::new).transpose()?;
    // From the environment alone: everybody on a machine can read its command lines.
    let key = std::env::var("GOAL_SIGN_IN_KEY").ok();
    let key = key.as_deref().map_or_else(|| Ok(SignInKey::random()), SignInKey::new)?;
    let environment =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let secrets = Secrets::new(environment, config.secrets.clone());

    let listener = listen(arguments.listen.unwrap_or(config.listen)).await?;
    let app = App::open(config, secrets, key.clone()).await?;
    app.start();
    let router = router(&app, studio);
    println!("open http://{}{}", listener.local_addr()?, key.link());
    io::stdout().flush()?;
    axum::serve(listener, router).with_graceful_shutdown(asked_to_stop()).await?;
    app.close().await;
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    if !address.ip().is_loopback() {
        return Err(format!(
            "{address} can be reached from other machines; listen on 127.0.0.1 and put a proxy with TLS before it"
        ));
    }
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!(
                "port {} is taken; stop what uses it, or choose another with --listen {}:0",
                address.port(),
                address.ip()
            )
        }
        _ => format!("cannot listen on {address}: {error}"),
    })
}

/// Ctrl-C, or what a service manager sends.
async fn asked_to_stop() {
    let interrupt = async { tokio::signal::ctrl_c().await.expect("Ctrl-C can be heard") };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::terminate()).expect("SIGTERM can be heard").recv().await;
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
