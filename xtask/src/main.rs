//! The repository's own tool, run as `cargo xtask <command>`. It needs Rust (rustup), Node and npm, and fetches the rest.

mod bench;
mod build;
mod fuzz;
mod hindrance;
mod new_rule;
mod npm;
#[path = "../../proxy/tests/support/postgres.rs"]
mod postgres;
mod process;
mod serve;
mod size;
mod stamp;
mod studio;
mod test;
mod tools;
mod tree;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use build::Profile;
use hindrance::Hindrance;
use tree::Tree;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Builds, serves and checks goal-element")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the npm package: pkg/ and target/npm/goal-element.tgz
    Build {
        /// Skip optimising: quick to make, large, with names in stack traces
        #[arg(long)]
        dev: bool,
        /// Bundle the studio with it, into www/studio/dist
        #[arg(long)]
        studio: bool,
    },
    /// Build everything and start the studio with goal-proxy and the sandbox
    Serve(serve::Options),
    /// Run every check there is, or only the named ones
    Test(test::Options),
    /// Weigh the package against xtask/size.json
    Size(size::Options),
    /// Repeat what depends on chance: many more random cases, the end-to-end tests several times
    Soak(test::SoakOptions),
    /// Search for inputs that break reading: documents, amounts, templates (needs cargo-fuzz)
    Fuzz(fuzz::Options),
    /// Time what editors do often beside what they would use instead
    Bench(bench::Options),
    /// Write the rules' pages in docs/rules
    Docs {
        /// Write nothing; fail when a page is not up to date
        #[arg(long)]
        check: bool,
    },
    /// Start a rule: its file, its specification, its words, its place in the registry
    NewRule {
        /// group/problem, such as money/not-a-number
        code: String,
    },
    /// Run one wasm test file in a headless browser; cargo calls this
    #[command(hide = true, disable_help_flag = true)]
    WasmTestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            let expected = error.is::<Hindrance>();
            if expected { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    let tree = Tree::find();
    match command {
        Command::Build { dev, studio } => {
            let profile = if dev { Profile::Dev } else { Profile::Release };
            let package = build::package(&tree, profile)?;
            println!("{}", package.tarball.display());
            if studio {
                println!("{}", studio::bundle(&tree, &package.tarball)?.display());
            }
        }
        Command::Serve(options) => serve::run(&tree, &options)?,
        Command::Test(options) => return test::run(&tree, &options),
        Command::Size(options) => return size::run(&tree, &options),
        Command::Soak(options) => return test::soak(&tree, &options),
        Command::Fuzz(options) => fuzz::run(&tree, &options)?,
        Command::Bench(options) => bench::run(&tree, &options)?,
        Command::Docs { check } => {
            let mut pages = std::process::Command::new("cargo");
            pages.current_dir(tree.root()).args(["run", "--quiet", "--package", "rule-pages", "--"]);
            process::openly(pages.args(check.then_some("--check")))?;
        }
        Command::NewRule { code } => new_rule::run(&tree, &code)?,
        Command::WasmTestRunner { arguments } => {
            let arguments = std::iter::once(OsString::from("wasm-bindgen-test-runner")).chain(arguments);
            wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
