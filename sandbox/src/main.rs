//! The sandbox as a program.

use clap::{Parser, ValueEnum};
use goal_sandbox::{Config, Language, app, app_with_record};
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
/// The demo's token where nobody chooses one. It opens nothing but the sandbox.
const MADE_UP: &str = "made-up";

const AFTER_HELP: &str = "\
The demo (without --config):
  token                   made-up, or the one that GOAL_SANDBOX_TOKEN holds; for everything
  Meta datasets           1020304050607080 of WhatsApp Business account 100000000000001
                          3020304050607080 of Page 300000000000003 (Messenger)
                          4020304050607080 of Instagram account 400000000000004
                          2020304050607080, a website's pixel
  WhatsApp ad clicks      every ctwa_clid that starts with ARDemo
  ad                      120200000000000001 (GET /v26.0/120200000000000001?fields=name)
  account without dataset 100000000000002 (POST /v26.0/100000000000002/dataset makes one)
  TikTok                  pixel CTQ8B03C77U00080000G, offline event set 7000000000000000001,
                          CRM event set 7000000000000000002

The control side, which no platform has:
  GET /sandbox/received?limit=N      the latest calls with their answers, newest first; tokens are hidden (DELETE forgets)
  GET /sandbox/events?after=SEQ&limit=N&platform=meta|tiktok&event_id=ID
                                     the accepted events, oldest first: platform, source, event, event_id, copy (1 is the
                                     first of its id), counted (whether the platform counts it); `next` is the `after` of
                                     the next page (DELETE forgets)
  GET /sandbox/summary               accepted, distinct, counted, test per platform; every id that came more than once
  POST /sandbox/faults               trouble for the next calls (DELETE calls it off):
      {\"target\":\"meta\",\"status\":500,\"times\":3}                              an answer in the platform's place
      {\"target\":\"meta\",\"status\":502,\"body\":\"<html>…\"}                       HTML
      {\"target\":\"tiktok\",\"status\":429,\"headers\":{\"Retry-After\":\"7\"}}        slow down
      {\"target\":\"meta\",\"delay_ms\":20000}                                    slow
      {\"target\":\"meta\",\"unread\":true}                                       closed before the body was read
      {\"target\":\"meta\",\"close\":true}                                        closed after it was read; nothing is kept
      {\"target\":\"meta\",\"close\":true,\"after_verdict\":true}                   judged and kept, but the answer is lost
      {\"target\":\"meta\",\"cut\":20,\"after_verdict\":true}                       judged and kept, the answer cut after 20 bytes
      {\"target\":\"meta\",\"status\":503,\"every\":10,\"times\":1000}                each tenth call
  POST /sandbox/clock                {\"now\":1795000000} stops it, {\"ahead\":7200} moves it (GET tells, DELETE restores)

A configuration (--config), here as TOML; every part may be left out:
  language = \"en\"                                           # en, es or pt-BR
  clicks = [\"ARreal*\"]
  [[tokens]]
  name = \"shop\"                                             # what the lists show
  value = \"made-up-token\"
  state = \"ok\"                                              # ok, expired, password_changed, revoked, no_scope or no_permission
  expires_at = 1900000000
  scopes = [\"whatsapp_business_manage_events\", \"ads_read\", \"report_conversion_event\"]
  datasets = [\"1020304050607080\", \"CTQ8B03C77U00080000G\"]   # what it may use; without a list, everything
  [[datasets]]                                              # also kind = page (page_id), instagram (ig_account_id), website
  kind = \"waba\"
  id = \"1020304050607080\"
  whatsapp_business_account_id = \"100000000000001\"
  [[accounts]]                                              # kind = waba, page or instagram
  kind = \"waba\"
  id = \"100000000000002\"
  [[ads]]
  id = \"120200000000000001\"
  name = \"Summer\"
  [[event_sources]]                                         # kind = web, offline or crm
  kind = \"web\"
  id = \"CTQ8B03C77U00080000G\"
  [[limits]]                                                # none: every call is taken
  target = \"tiktok\"
  calls = 1000
  seconds = 1
  retry_after = true";

/// Stands in for Meta's Conversions API and TikTok's Events API, so that events can be tried without an account or a
/// real ad click.
///
/// Send to it what you would send to graph.facebook.com (POST /v26.0/<dataset>/events) or to business-api.tiktok.com
/// (POST /open_api/v1.3/event/track/). It refuses what the platforms' documents say they refuse, by the same codes.
#[derive(Parser)]
#[command(version, about, after_long_help = AFTER_HELP)]
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
    /// The demo's access token, made up as this one is
    #[arg(long, env = "GOAL_SANDBOX_TOKEN", default_value = MADE_UP, hide_env_values = true)]
    token: String,
    /// File (.json or .toml) with tokens, datasets, pixels, ads, clicks, limits and language, in place of the demo
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// File to which every accepted event is appended before it is answered, one JSON object a line; read at the start
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
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
    #[value(name = "pt-BR")]
    PtBr,
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
    let router = match &options.record {
        Some(path) => app_with_record(config, path).map_err(|e| e.to_string())?,
        None => app(config),
    };
    let address = SocketAddr::new(options.host, options.port);
    let listener = TcpListener::bind(address).await.map_err(|e| explain(&e, address))?;
    let bound = listener.local_addr().map_err(|e| explain(&e, address))?;
    announce(bound);
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let ask = async move {
        asked_to_stop().await;
        let _ = stop.send(());
    };
    let serve = axum::serve(listener, router).with_graceful_shutdown(ask);
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
    let mut config = match (&options.config, options.open) {
        (Some(path), _) => Config::read(path).map_err(|e| e.to_string())?,
        (None, Setup::Demo) => Config::demo(&options.token),
    };
    if let Some(spoken) = options.language {
        config.language = match spoken {
            Spoken::En => Language::En,
            Spoken::Es => Language::Es,
            Spoken::PtBr => Language::PtBr,
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
