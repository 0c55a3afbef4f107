//! What `--help` shows works as it stands there.

mod support;

use goal_sandbox::{Config, app};
use std::process::Command;

fn help() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_goal-sandbox")).arg("--help").output().expect("it runs");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_configuration_can_be_read() {
    let help = help();
    let (_, example) = help.split_once("every part may be left out:\n").expect("the example");
    let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("help.toml");
    std::fs::write(&path, example).expect("a file");
    let config = Config::read(&path).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!((config.tokens.len(), config.event_sources.len(), config.limits.len()), (1, 1, 1));
}

#[tokio::test]
async fn the_orders_of_trouble_are_taken() {
    let sandbox = app(Config::demo("made-up"));
    let help = help();
    let orders: Vec<&str> = help.lines().map(str::trim).filter(|line| line.starts_with("{\"target\"")).collect();
    assert!(orders.len() > 5, "{help}");
    for order in orders {
        let mut values = serde_json::Deserializer::from_str(order).into_iter::<serde_json::Value>();
        let order = values.next().expect("an order").expect("JSON");
        let answer = support::send(&sandbox, support::post("/sandbox/faults", &order)).await;
        assert_eq!(answer.status, 200, "{order}: {:?}", answer.text);
    }
}

#[test]
fn the_demo_is_the_one_described() {
    let help = help();
    let demo = Config::demo("made-up");
    let datasets = demo.datasets.iter().map(|dataset| dataset.id().to_owned());
    let sources = demo.event_sources.iter().map(|source| source.id.clone());
    let others = demo.ads.iter().map(|ad| ad.id.clone()).chain(demo.accounts.iter().map(|account| account.id.clone()));
    for id in datasets.chain(sources).chain(others) {
        assert!(help.contains(&id), "{id} is not in --help");
    }
}
