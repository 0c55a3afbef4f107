//! Starts goal-proxy, and says in one sentence why it cannot.

mod program;

use std::{fs::OpenOptions, io, io::Write, path::Path, process::ExitCode};

use clap::Parser;
use goal_proxy::{OpenError, config::EXAMPLE};
use tracing_subscriber::EnvFilter;

use program::{
    Done, check_config,
    cli::{Arguments, Command},
    keys, serve,
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Something that whoever starts the proxy must mend.
const CANNOT: u8 = 2;
/// Something that may be over by itself: a service manager starts it again.
const NOT_YET: u8 = 1;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,goal_proxy=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("goal-proxy: {error}");
            let may_pass = error.downcast_ref::<OpenError>().is_some_and(OpenError::may_pass);
            ExitCode::from(if may_pass { NOT_YET } else { CANNOT })
        }
    }
}

async fn run(arguments: Arguments) -> Done {
    match arguments.command {
        None => serve::run(arguments.serve).await,
        Some(Command::Init { file }) => init(&file),
        Some(Command::CheckConfig { config }) => check_config::run(&config),
        Some(Command::Keys { action, config }) => keys::run(&config, action).await,
        Some(Command::Openapi) => {
            println!("{}", goal_proxy::openapi_json());
            Ok(())
        }
    }
}

fn init(file: &Path) -> Done {
    let made = OpenOptions::new().write(true).create_new(true).open(file);
    let mut made = made.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            format!("{}: is there already and stays as it is; name another file", file.display())
        }
        _ => format!("{}: cannot be written ({error})", file.display()),
    })?;
    made.write_all(EXAMPLE.as_bytes())?;
    println!("{} written; look through it, then: goal-proxy check-config --config {0}", file.display());
    Ok(())
}
