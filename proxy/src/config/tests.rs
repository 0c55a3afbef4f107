//! What is wrong in a file is said with its place.

use super::*;

const GOOD: &str = r#"
sandbox = "http://127.0.0.1:4601"
[workspace]
id = "shop"
name = "The shop"
time_zone = "Europe/Madrid"
default_connections = { meta = "wa" }
[[connection]]
id = "wa"
name = "WhatsApp"
platform = "meta"
channel = "whatsapp"
dataset_id = "1020304050607080"
token = "META_SHOP"
sandbox = true
"#;

fn parse(text: &str) -> Result<Config, ConfigError> {
    Config::parse(Path::new("/srv/goal.toml"), text)
}

fn wrong(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    parse(&GOOD.replace(from, to)).expect_err(to).to_string()
}

#[test]
fn a_good_file_reads_with_its_defaults() {
    let config = parse(GOOD).expect("good");
    assert_eq!(config.database, Database::File("/srv/goal.sqlite".into()));
    assert_eq!(config.listen.to_string(), "127.0.0.1:4600");
    assert_eq!(config.workspaces[0].connections[0].token.as_ref().map(SecretName::as_str), Some("META_SHOP"));
    assert!(config.workspaces[0].connections[0].facts.sandbox);
}

#[test]
fn what_is_wrong_is_named_with_file_line_and_key() {
    let cases = [
        ("platform = ", "platfrom = ", "/srv/goal.toml:11: platfrom: unknown field"),
        ("\"Europe/Madrid\"", "\"Europe/Madird\"", "/srv/goal.toml:6: time_zone: "),
        ("\"Europe/Madrid\"", "7", "/srv/goal.toml:6: time_zone: invalid type: integer"),
        ("name = \"The shop\"\n", "", "/srv/goal.toml:3: workspace: missing field `name`"),
        ("\"meta\"\nchannel", "\"google\"\nchannel", "/srv/goal.toml:11: platform: "),
        ("\"whatsapp\"", "\"sms\"", "/srv/goal.toml:12: channel: "),
        ("1020304050607080", "../../evil", "/srv/goal.toml:13: dataset_id: "),
        ("{ meta = \"wa\" }", "{ meta = \"w\" }", "/srv/goal.toml:7: default_connections: "),
        ("http://127.0.0.1:4601", "http://graph.facebook.com.evil.example", "/srv/goal.toml:2: sandbox: "),
        ("sandbox = \"http://127.0.0.1:4601\"", "", "/srv/goal.toml:15: sandbox: "),
        ("[workspace]", "[workspace", "/srv/goal.toml:3: workspace: "),
    ];
    for (from, to, start) in cases {
        let said = wrong(from, to);
        assert!(said.starts_with(start), "{from} -> {to}: {said}");
    }
}

#[test]
fn two_connections_of_one_id_or_name_are_refused() {
    let again = "[[connection]]\nid = \"wa\"\nname = \"Other\"\nplatform = \"meta\"\n";
    let said = parse(&format!("{GOOD}{again}")).expect_err("one id").to_string();
    assert!(said.starts_with("/srv/goal.toml:17: id: "), "{said}");
    let said =
        parse(&format!("{GOOD}{}", again.replace("wa", "b").replace("Other", "WhatsApp"))).expect_err("one name");
    assert!(said.to_string().starts_with("/srv/goal.toml:18: name: "), "{said}");
}

#[test]
fn several_workspaces_keep_their_connections_apart() {
    let two =
        GOOD.replace("[workspace]", "[[workspace]]").replace("[[connection]]", "[[connection]]\nworkspace = \"shop\"");
    let other = "[[workspace]]\nid = \"other\"\nname = \"Other\"\ntime_zone = \"UTC\"\n\
                 [[connection]]\nworkspace = \"other\"\nid = \"wa\"\nname = \"WhatsApp\"\nplatform = \"meta\"\n";
    let config = parse(&format!("{two}{other}")).expect("good");
    let ids: Vec<_> = config.workspaces.iter().map(|it| (it.id.as_str(), it.connections.len())).collect();
    assert_eq!(ids, [("shop", 1), ("other", 1)]);

    let said = parse(&format!("{two}{}", other.replace("\"other\"", "\"shop\""))).expect_err("twice").to_string();
    assert!(said.starts_with("/srv/goal.toml:18: id: "), "{said}");
    let said = parse(&format!("{two}{}", other.replace("workspace = \"other\"\n", ""))).expect_err("whose").to_string();
    assert!(said.starts_with("/srv/goal.toml:22: id: "), "{said}");
    let said =
        parse(&format!("{two}{}", other.replace("workspace = \"other\"", "workspace = \"othr\""))).expect_err("whose");
    assert!(said.to_string().starts_with("/srv/goal.toml:22: workspace: "), "{said}");
}

#[test]
fn a_token_in_the_file_is_refused_and_not_repeated() {
    let said = wrong("META_SHOP", "EAAGm0PX4ZCpsBAKZsecret");
    assert!(said.starts_with("/srv/goal.toml:14: token: ") && !said.contains("EAAG"), "{said}");
    let said = wrong("sandbox = true", "sandbox = \"EAAGm0PX4ZCpsBAKZsecret\"");
    assert!(said.starts_with("/srv/goal.toml:15: sandbox: ") && !said.contains("EAAG"), "{said}");
}

#[test]
fn settings_of_delivery_are_held_to_their_bounds() {
    let config = parse(GOOD).expect("good");
    let usual = Delivery { live_requests: 12, backlog_requests: 4, backlog_batch: 20, live_for: 120, probe_every: 30 };
    assert_eq!((config.delivery, config.ad_names), (usual, 24 * 60 * 60));
    for (table, key, wrong) in [
        ("delivery", "live_requests", "0"),
        ("delivery", "backlog_requests", "257"),
        ("delivery", "backlog_batch", "51"),
        ("delivery", "live_for_seconds", "0"),
        ("delivery", "probe_seconds", "3601"),
        ("delivery", "probe_second", "30"),
        ("delivery", "probe_seconds", "\"often\""),
        ("ads", "name_hours", "0"),
    ] {
        let said = parse(&format!("{GOOD}[{table}]\n{key} = {wrong}\n")).expect_err(key).to_string();
        assert!(said.starts_with(&format!("/srv/goal.toml:17: {key}: ")), "{said}");
    }
}
