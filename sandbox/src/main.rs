//! The sandbox as a program.

use clap::{Parser, ValueEnum};
use goal_sandbox::{Config, Language, app};
use std::io::{ErrorKind, IsTerminal, Write};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use tokio::net::TcpListener;

/// How long calls that still run may take after a request to stop.
const PATIENCE: Duration = Duration::from_secs(2);
/// What was asked for cannot be done as asked.
const MISUSE: u8 = 2;

/// Stands in for Meta's Conversions API, so that events can be tried without an account or a real ad click.
///
/// Without --config it opens the demo: dataset 1020304050607080 of WhatsApp Business account 100000000000001, website
/// pixel 2020304050607080, every ctwa_clid that starts with ARDemo, and the one token that GOAL_SANDBOX_TOKEN holds.
/// What it received: GET /sandbox/received. Trouble to order: POST /sandbox/faults.
#[derive(Parser)]
#[command(version, about)]
struct Options {
    /// Port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 4601)]
    port: u16,
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// The set-up to open
    #[arg(long, value_enum, default_value_t = Setup::Demo, conflicts_with = "config")]
    open: Setup,
    /// The demo's access token; make one up
    #[arg(long, env = "GOAL_SANDBOX_TOKEN", hide_env_values = true)]
    token: Option<String>,
    /// File (.json or .toml) with tokens, datasets, clicks and language, in place of the demo
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Language of the messages for people; the configuration's if absent
    #[arg(long, value_enum)]
    language: Option<Spoken>,
    /// What to log on stderr: error, warn, info, debug or trace
    #[arg(long, default_value = "info")]
    log: tracing::Level,
}

#[derive(Clone, Copy, ValueEnum)]
enum Setup {
    Demo,
}

#[derive(Clone, Copy, ValueEnum)]
enum Spoken {
    En,
    Es,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    tracing_subscriber::fmt()
        .with_max_level(options.log)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(MISUSE)
        }
    }
}

async fn run(options: Options) -> Result<(), String> {
    let config = configure(&options)?;
    let address = SocketAddr::new(options.host, options.port);
    let listener = TcpListener::bind(address).await.map_err(|e| explain(&e, address))?;
    let bound = listener.local_addr().map_err(|e| explain(&e, address))?;
    announce(bound);
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let ask = async move {
        asked_to_stop().await;
        let _ = stop.send(());
    };
    let serve = axum::serve(listener, app(config)).with_graceful_shutdown(ask);
    let too_long = async move {
        // Without a request to stop, the sender is dropped only when serving ends.
        if stopped.await.is_ok() {
            tokio::time::sleep(PATIENCE).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        served = serve => served.map_err(|e| format!("The server stopped: {e}. Start it again.")),
        () = too_long => Ok(()),
    }
}

fn configure(options: &Options) -> Result<Config, String> {
    let mut config = match (&options.config, options.open, &options.token) {
        (Some(path), _, _) => Config::read(path).map_err(|e| e.to_string())?,
        (None, Setup::Demo, Some(token)) => Config::demo(token),
        (None, Setup::Demo, None) => {
            return Err("The demo needs an access token: make one up and set GOAL_SANDBOX_TOKEN to it.".to_owned());
        }
    };
    if let Some(spoken) = options.language {
        config.language = match spoken {
            Spoken::En => Language::En,
            Spoken::Es => Language::Es,
        };
    }
    config.check().map_err(|e| e.to_string())?;
    Ok(config)
}

fn explain(error: &std::io::Error, address: SocketAddr) -> String {
    match error.kind() {
        ErrorKind::AddrInUse => format!(
            "Port {} is taken: stop the program that uses it, or choose another with --port (0 takes a free one).",
            address.port()
        ),
        ErrorKind::PermissionDenied => {
            format!("Port {} needs more rights: choose one above 1023 with --port.", address.port())
        }
        _ => format!("Cannot listen on {address}: {error}. Choose another --host or --port."),
    }
}

/// The one line on stdout, for programs that start this one and must learn the port.
fn announce(address: SocketAddr) {
    let mut out = std::io::stdout().lock();
    // Nobody may be reading; the server is of use all the same.
    let _ = writeln!(out, "listening on http://{address}").and_then(|()| out.flush());
}

/// Ends at Ctrl-C or SIGTERM.
async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
