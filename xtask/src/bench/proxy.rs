//! goal-proxy beside what a Node programmer would write in an afternoon, at equal durability; in one run, on this machine.
//! The load comes from a process of its own. Reported, never asserted.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::postgres::Postgres;
use crate::process::{answer, openly, step};
use crate::tree::Tree;

const TOKEN: &str = "demo-token-of-a-measurement";
const EVENTS: usize = 10_000;
const CONNECTIONS: usize = 64;
const TESTS: usize = 300;
const ROWS: [usize; 2] = [10_000, 1_000_000];
const DATASET: &str = "1020304050607080";
const WABA: &str = "100000000000001";

/// A program that runs; it ends with this value.
struct Running {
    child: Child,
    origin: String,
    /// From its start to its first line.
    started: Duration,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Bench<'t> {
    tree: &'t Tree,
    folder: tempfile::TempDir,
    sandbox: String,
}

/// Measures, and prints a line for each figure.
pub(super) fn run(tree: &Tree) -> Result<()> {
    step("compiling goal-proxy, the sandbox and the load as they are released");
    let packages = ["--package", "goal-proxy", "--package", "sandbox", "--examples", "--bins"];
    openly(Command::new("cargo").current_dir(tree.root()).args(["build", "--release", "--quiet"]).args(packages))?;
    let folder = tempfile::tempdir()?;
    let mut command = Command::new(tree.made("release/goal-sandbox"));
    command.args(["--port", "0", "--log", "error"]).env("GOAL_SANDBOX_TOKEN", TOKEN);
    let sandbox = start(command)?;
    let bench = Bench { tree, folder, sandbox: sandbox.origin.clone() };
    let size = fs::metadata(tree.made("release/goal-proxy"))?.len();
    println!("program: {:.1} MB", size as f64 / 1e6);

    let server = Postgres::start()?;
    let databases = [("SQLite", None), ("PostgreSQL", Some(server.address("goal")))];
    for (name, address) in &databases {
        step(&format!("live events on {name}"));
        let ours = bench.proxy(name, address.as_deref())?;
        let key = bench.key(name, address.as_deref())?;
        let mine = bench.live(&ours, &format!("Authorization: Bearer {key}"))?;
        let (memory, spent) = (peak(&ours)?, spent(&ours)?);
        println!(
            "goal-proxy on {name}: {mine}; {spent:.0} µs of CPU an event; {memory:.0} MB at most; ready after {} ms",
            ours.started.as_millis()
        );
        drop(ours);
        match bench.forwarder(address.as_deref()) {
            Ok(theirs) => {
                let figures = bench.live(&theirs, "X-None: 1")?;
                let (node, theirs) = (peak(&theirs)?, self::spent(&theirs)?);
                println!("Node forwarder on {name}: {figures}; {theirs:.0} µs of CPU an event; {node:.0} MB at most");
                println!(
                    "  {:.1} times the events a second, {:.2} of the CPU, {:.2} of the memory",
                    mine.per_second / figures.per_second,
                    spent / theirs,
                    memory / node
                );
            }
            Err(error) => println!("Node forwarder on {name}: not measured: {error:#}"),
        }
    }
    bench.test_sends()?;
    bench.statistics()
}

/// What a load brought.
struct Figures {
    per_second: f64,
    p50: f64,
    p99: f64,
}

impl std::fmt::Display for Figures {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:.0} a second, p50 {:.2} ms, p99 {:.2} ms", self.per_second, self.p50, self.p99)
    }
}

impl Bench<'_> {
    fn config(&self, name: &str) -> Result<PathBuf> {
        let path = self.folder.path().join(format!("{name}.toml"));
        let text = format!(
            "database = \"{name}.sqlite\"\nsandbox = \"{}\"\n[limits]\nconcurrent_requests = 100000\nrequests_per_second = 1000000\n\
             [workspace]\nid = \"shop\"\nname = \"Shop\"\ntime_zone = \"UTC\"\n[[connection]]\nid = \"wa\"\nname = \"WhatsApp\"\n\
             platform = \"meta\"\nchannel = \"whatsapp\"\ndataset_id = \"{DATASET}\"\nwhatsapp_business_account_id = \"{WABA}\"\n\
             token = \"META_SHOP\"\nsandbox = true\n",
            self.sandbox
        );
        fs::write(&path, text)?;
        Ok(path)
    }

    fn command(&self, address: Option<&str>) -> Command {
        let mut command = Command::new(self.tree.made("release/goal-proxy"));
        command
            .env("GOAL_SECRET_META_SHOP", TOKEN)
            .env("GOAL_SIGN_IN_KEY", "a-key-for-measuring")
            .env("RUST_LOG", "error");
        if let Some(address) = address {
            command.env("DATABASE_URL", address);
        }
        command
    }

    fn proxy(&self, name: &str, address: Option<&str>) -> Result<Running> {
        let mut command = self.command(address);
        command.arg("--config").arg(self.config(name)?).args(["--listen", "127.0.0.1:0"]);
        start(command)
    }

    /// A key with which live events may be told.
    fn key(&self, name: &str, address: Option<&str>) -> Result<String> {
        let mut command = self.command(address);
        answer(command.args(["keys", "add", "load", "--config"]).arg(self.config(name)?))
    }

    fn forwarder(&self, address: Option<&str>) -> Result<Running> {
        let folder = self.tree.made("forwarder");
        fs::create_dir_all(&folder)?;
        for file in ["package.json", "forwarder.mjs"] {
            fs::copy(self.tree.at("tests/bench/forwarder").join(file), folder.join(file))?;
        }
        if !folder.join("node_modules/pg").exists() {
            let mut npm = Command::new("npm");
            answer(npm.current_dir(&folder).args(["install", "--no-audit", "--no-fund", "--loglevel=error"]))?;
        }
        let database =
            address.map_or_else(|| self.folder.path().join("node.sqlite").display().to_string(), str::to_owned);
        let mut command = Command::new("node");
        command.current_dir(&folder).args(["forwarder.mjs", &database, &self.sandbox]);
        command.env("GOAL_SANDBOX_TOKEN", TOKEN).env("DATASET", DATASET).env("WABA", WABA);
        start(command)
    }

    /// Live events over many connections, after some to warm up.
    fn live(&self, server: &Running, header: &str) -> Result<Figures> {
        let url = format!("{}/v1/events", server.origin);
        self.load("POST", &url, EVENTS / 10, CONNECTIONS, header, Some(&event("live", "warm")))?;
        self.load("POST", &url, EVENTS, CONNECTIONS, header, Some(&event("live", "run")))
    }

    fn load(
        &self,
        method: &str,
        url: &str,
        count: usize,
        connections: usize,
        header: &str,
        body: Option<&str>,
    ) -> Result<Figures> {
        let mut load = Command::new(self.tree.made("release/examples/load"));
        load.args([method, url, &count.to_string(), &connections.to_string(), header]);
        if let Some(body) = body {
            let file = self.folder.path().join("body");
            fs::write(&file, body)?;
            load.args(["Content-Type: application/json", &format!("@{}", file.display())]);
        }
        let figures: Value = serde_json::from_str(&answer(&mut load)?)?;
        if figures["failed"] != 0 {
            bail!("{url}: {} of {count} answers were no success", figures["failed"]);
        }
        let figure = |name: &str| figures[name].as_f64().unwrap_or_default();
        Ok(Figures { per_second: figure("per_second"), p50: figure("p50_us") / 1e3, p99: figure("p99_us") / 1e3 })
    }

    /// What goal-proxy adds to a test send.
    fn test_sends(&self) -> Result<()> {
        step("test sends");
        let proxy = self.proxy("tests", None)?;
        let cookie = cookie(&proxy.origin)?;
        let header = format!("Cookie: {cookie}\r\nOrigin: {}", proxy.origin);
        let url = format!("{}/v1/events", proxy.origin);
        let through = self.load("POST", &url, TESTS, 1, &header, Some(&event("test", "test")))?;
        let direct = format!("{}/v26.0/{DATASET}/events", self.sandbox);
        let body = r#"{"data":[{"event_name":"Purchase","event_time":NOW,"event_id":"e{n}","action_source":"business_messaging","messaging_channel":"whatsapp","user_data":{"whatsapp_business_account_id":"WABA","ctwa_clid":"ARDemoClick0123456789abcdefghijklmnop"},"custom_data":{"value":49.90,"currency":"EUR"}}],"test_event_code":"TEST12345"}"#;
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
        let body = body.replace("NOW", &now.to_string()).replace("WABA", WABA);
        let direct = self.load("POST", &direct, TESTS, 1, &format!("Authorization: Bearer {TOKEN}"), Some(&body))?;
        println!(
            "a test send: p50 {:.2} ms, p99 {:.2} ms; the platform alone {:.2} and {:.2}",
            through.p50, through.p99, direct.p50, direct.p99
        );
        Ok(())
    }

    /// Thirty days' figures over few and many rows.
    fn statistics(&self) -> Result<()> {
        step("statistics");
        let mut before = None;
        for rows in ROWS {
            let name = format!("rows-{rows}");
            drop(self.proxy(&name, None)?);
            let file = self.folder.path().join(format!("{name}.sqlite"));
            let mut fill = Command::new(self.tree.made("release/examples/fill"));
            answer(fill.arg(&file).arg(rows.to_string()))?;
            let proxy = self.proxy(&name, None)?;
            let cookie = format!("Cookie: {}", cookie(&proxy.origin)?);
            let url = format!("{}/v1/statistics?goal=goal-1&mode=live", proxy.origin);
            let figures = self.load("GET", &url, 200, 1, &cookie, None)?;
            let times = before.map(|before: f64| format!(", {:.2} times", figures.p50 / before)).unwrap_or_default();
            println!(
                "statistics of 30 days over {rows} rows: p50 {:.2} ms, p99 {:.2} ms{times}",
                figures.p50, figures.p99
            );
            before = Some(figures.p50);
        }
        Ok(())
    }
}

/// A happening; `{n}` makes each its own.
fn event(mode: &str, name: &str) -> String {
    format!(
        r#"{{"mode":"{mode}","bot":"bot-1","goal":{{"version":1,"goal":{{"id":"goal-1"}},"name":"Order paid","value":{{"amount":"{{{{order_total}}}}","currency":"EUR"}},"destinations":{{"meta":{{"enabled":true,"connection":"wa","event":"Purchase"}}}}}},"context":{{"happening_id":"{name}-{{n}}","variables":{{"order_total":"49.90"}},"subscriber":{{"id":"{name}-{{n}}"}},"referral":{{"ctwa_clid":"ARDemoClick0123456789abcdefghijklmnop"}}}},"test_event_code":"TEST12345"}}"#
    )
}

/// Starts a program whose first line ends in its address, or holds it.
fn start(mut command: Command) -> Result<Running> {
    let begin = Instant::now();
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().with_context(|| format!("{command:?}"))?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().context("an output")?).read_line(&mut line)?;
    let started = begin.elapsed();
    let address = line.split_whitespace().find_map(|word| word.find("http://").and_then(|at| word.get(at..)));
    let mut running = Running { child, origin: String::new(), started };
    let address = address.with_context(|| format!("{command:?} did not say where it listens: {line:?}"))?;
    let end = address.get(7..).and_then(|rest| rest.find('/')).map_or(address.len(), |at| at + 7);
    running.origin = address.get(..end).unwrap_or(address).to_owned();
    Ok(running)
}

/// The cookie of a signed-in browser.
fn cookie(origin: &str) -> Result<String> {
    use std::io::{Read, Write};
    let mut stream = std::net::TcpStream::connect(origin.trim_start_matches("http://"))?;
    let host = origin.trim_start_matches("http://");
    write!(stream, "GET /sign-in?key=a-key-for-measuring HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut came = String::new();
    stream.read_to_string(&mut came)?;
    let cookie = came.lines().find_map(|line| line.strip_prefix("set-cookie: ")).context("no cookie came")?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// Microseconds of CPU that a program has spent for each live event, with what it sent meanwhile; not the database server's.
/// The load, the sandbox and a database server share the machine's cores, and this they do not touch.
fn spent(running: &Running) -> Result<f64> {
    const TICK: f64 = 10_000.0;
    let stat = fs::read_to_string(Path::new("/proc").join(running.child.id().to_string()).join("stat"))?;
    // The program's name, in brackets, may hold blanks.
    let (_, fields) = stat.rsplit_once(") ").context("no name is told")?;
    let ticks: f64 = fields.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<f64>().ok()).sum();
    Ok(ticks * TICK / (EVENTS + EVENTS / 10) as f64)
}

/// The most memory that a program has had, in MB.
fn peak(running: &Running) -> Result<f64> {
    let status = fs::read_to_string(Path::new("/proc").join(running.child.id().to_string()).join("status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no peak is told")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<f64>()? / 1e3)
}
