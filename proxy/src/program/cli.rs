//! The command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};
use goal_proxy::config::EXAMPLE;

/// The thin proxy between the Goal block and the ad platforms: it holds the access tokens, rebuilds each request with the
/// same core as the browser, sends it, and records and counts what came back.
///
/// Without a command it serves until Ctrl-C or SIGTERM, and ends what it is doing before it stops.
#[derive(Debug, Parser)]
#[command(version, after_long_help = after(), args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) serve: Serve,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The configuration, a TOML file (an example stands below)
    #[arg(long, value_name = "FILE", default_value = "goal-proxy.toml")]
    pub(crate) config: PathBuf,

    /// Where to listen, instead of the configuration's `listen`; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<SocketAddr>,

    /// Serve the studio built in this folder at /
    #[arg(long, value_name = "DIR")]
    pub(crate) studio: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a commented configuration to begin with
    Init {
        /// The file to write; one that is there already is left alone
        #[arg(value_name = "FILE", default_value = "goal-proxy.toml")]
        file: PathBuf,
    },
    /// Say what is wrong with a configuration, and which secrets are missing; nothing is started
    ///
    /// It ends with 2 when something is wrong. A missing secret is said and ends with 0: goal-proxy starts without it, and
    /// what needs it waits.
    CheckConfig {
        /// The configuration
        #[arg(long, value_name = "FILE", default_value = "goal-proxy.toml")]
        config: PathBuf,
    },
    /// Make, list and revoke the keys with which a bot's runtime reports goals
    Keys {
        #[command(subcommand)]
        action: Keys,
        /// The configuration
        #[arg(long, value_name = "FILE", default_value = "goal-proxy.toml", global = true)]
        config: PathBuf,
    },
    /// Print the API's OpenAPI document
    Openapi,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    /// Make a key and print it; it cannot be shown again
    Add {
        /// What it is for, to know it again in the list
        name: String,
        /// The workspace's id; may be left out where there is one
        #[arg(long)]
        workspace: Option<String>,
    },
    /// List the keys that are not revoked
    List,
    /// Revoke a key; running proxies refuse it within five seconds
    Revoke {
        /// The key's id, as `list` tells it
        id: String,
    },
}

fn after() -> String {
    let example: String = EXAMPLE.lines().map(|line| format!("  {line}\n")).collect();
    format!("{AFTER}\n\nConfiguration:\n{}", example.trim_end())
}

const AFTER: &str = "Once it runs, it prints one line on standard output: the link that signs a browser in.
Its log goes to standard error. It ends with 0 when it was asked to stop, with 1 when its PostgreSQL does not answer
(starting again may help), and with 2 when something must be mended first.

To begin:
  goal-proxy init                          # writes goal-proxy.toml
  goal-proxy check-config                  # what is wrong, and what is still missing
  goal-proxy keys add \"bot in production\"  # prints the key for the bot's own code
  goal-proxy                               # serves

Environment:
  GOAL_SECRET_<NAME>  the access token that connections call <NAME>
  GOAL_SIGN_IN_KEY    a fixed key for the sign-in link (16 or more letters, digits, - and _)
  DATABASE_URL        postgres://… to use PostgreSQL instead of the configuration's `database`
  RUST_LOG            what to log, such as goal_proxy=debug

Addresses besides the API (/v1/…, described by /v1/openapi.json):
  /healthz            the program runs
  /readyz             it can work: database, versions, which tokens it has
  /metrics            for Prometheus";
