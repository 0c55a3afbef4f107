//! The command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::Parser;

/// The thin proxy between the Goal block and the ad platforms: it holds the access tokens, rebuilds each request with the
/// same core as the browser, sends it, and records and counts what came back.
#[derive(Debug, Parser)]
#[command(version, after_long_help = AFTER)]
pub(crate) struct Arguments {
    /// The configuration, a TOML file (an example stands below)
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,

    /// Where to listen, instead of the configuration's `listen`; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<SocketAddr>,

    /// Serve the studio built in this folder at /
    #[arg(long, value_name = "DIR")]
    pub(crate) studio: Option<PathBuf>,
}

const AFTER: &str = r#"Once it runs, it prints one line on standard output: the link that signs a browser in.
Its log goes to standard error.

Environment:
  GOAL_SECRET_<NAME>  the access token that connections call <NAME>
  DATABASE_URL        postgres://user:password@host/name: a database that several proxies share, instead of `database`
  GOAL_SIGN_IN_KEY    a fixed key for the sign-in link (16 or more letters, digits, - and _)
  RUST_LOG            what to log, such as goal_proxy=debug

Configuration (relative paths start at the file's own folder):
  database = "goal.sqlite"            # made if it is not there
  listen = "127.0.0.1:4600"           # this machine only
  secrets = "secrets"                 # optional: a folder with one file per token, named as the token
  sandbox = "http://127.0.0.1:4601"   # optional: where connections with sandbox = true lead
  origins = []                        # optional: other pages that may call, such as "https://editor.example.com"
  platform_timeout_seconds = 10

  [workspace]
  id = "shop"
  name = "The shop"
  time_zone = "Europe/Madrid"
  default_connections = { meta = "whatsapp" }

  [[connection]]
  id = "whatsapp"
  name = "WhatsApp of the shop"
  platform = "meta"
  channel = "whatsapp"
  dataset_id = "1020304050607080"
  whatsapp_business_account_id = "100000000000001"
  token = "META_SHOP"                 # the token's name: GOAL_SECRET_META_SHOP, or the file secrets/META_SHOP
  sandbox = true                      # leave out to send to Meta itself"#;
