//! `cargo xtask serve`: everything built, goal-proxy and the sandbox started, one URL printed.

mod child;
mod demo;
mod port;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::build::{self, Profile};
use crate::postgres::Postgres;
use crate::process::{openly, step};
use crate::studio;
use crate::tree::Tree;
use child::{Child, Event};

/// How long a program may take to say where it listens.
const START: Duration = Duration::from_secs(30);

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The port of the studio; the sandbox takes the next one
    #[arg(long, default_value_t = 4600)]
    port: u16,
    /// Where the database, the demo configuration and the logs are kept [default: target/serve]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Keep everything on a PostgreSQL server of its own, started for the occasion and gone with it
    #[arg(long)]
    postgres: bool,
}

/// Serves until Ctrl-C, or until one of the programs ends.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<()> {
    let sandbox_port =
        options.port.checked_add(1).context("the sandbox needs the port after --port: choose a lower one")?;
    port::free(options.port)?;
    port::free(sandbox_port)?;

    let package = build::package(tree, Profile::Release)?;
    let studio = studio::bundle(tree, &package.tarball)?;
    step("compiling goal-proxy and the sandbox");
    let servers = ["--package", "goal-proxy", "--package", "sandbox"];
    openly(Command::new("cargo").current_dir(tree.root()).args(["build", "--quiet"]).args(servers))?;

    let data = options.data.clone().unwrap_or_else(|| tree.made("serve"));
    fs::create_dir_all(&data).with_context(|| format!("cannot make {}", data.display()))?;
    let demo = demo::prepare(&data, sandbox_port)?;

    let (events, inbox) = mpsc::channel();
    let stop = events.clone();
    ctrlc::set_handler(move || drop(stop.send(Event::Stop))).context("cannot listen for Ctrl-C")?;

    let mut sandbox = Command::new(tree.made("debug/goal-sandbox"));
    sandbox.args(["--port", &sandbox_port.to_string()]).env("GOAL_SANDBOX_TOKEN", &demo.token);
    let mut proxy = Command::new(tree.made("debug/goal-proxy"));
    proxy.arg("--config").arg(&demo.config).args(["--listen", &format!("127.0.0.1:{}", options.port)]);
    let server = options.postgres.then(Postgres::start).transpose().context("PostgreSQL cannot be started")?;
    if let Some(server) = &server {
        let address = server.address("goal");
        eprintln!("· PostgreSQL at {address}; what is kept there is gone when this ends");
        proxy.env("DATABASE_URL", address);
    }
    proxy.arg("--studio").arg(&studio).env("GOAL_SECRET_META_SHOP", &demo.token);

    // Dropping a child stops it, so every way out of here stops them all.
    let sandbox = Child::start("goal-sandbox", sandbox, &data, &events)?;
    sandbox.first_line(&inbox, START)?;
    let proxy = Child::start("goal-proxy", proxy, &data, &events)?;
    let line = proxy.first_line(&inbox, START)?;
    let url = line.strip_prefix("open ").unwrap_or(&line);
    eprintln!("· running; logs and data are in {}; Ctrl-C stops everything", data.display());
    println!("{url}");

    match inbox.recv()? {
        Event::Stop => Ok(()),
        Event::Line { .. } => bail!("a program spoke twice on stdout"),
        Event::Ended { name } => bail!(child::ended(name, &data)),
    }
}
