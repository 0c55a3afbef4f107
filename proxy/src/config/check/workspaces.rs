//! Workspaces and their connections.

use jiff::tz::TimeZone;
use toml::Spanned;

use super::{Checked, at, jwt};
use crate::config::{
    Connection, Workspace,
    error::Place,
    facts::{self, Unfit, Written},
    file::{self, File},
};

pub(super) fn workspaces(file: &File, has_sandbox: bool, place: &Place<'_>) -> Checked<Vec<Workspace>> {
    for (at, workspace) in file.workspaces.iter().enumerate() {
        if file.workspaces[..at].iter().any(|other| other.id.as_ref() == workspace.id.as_ref()) {
            return Err(place.wrong(workspace.id.span(), "id", "is taken by another workspace; give each its own"));
        }
    }
    for connection in &file.connections {
        whose(connection, &file.workspaces, place)?;
    }
    let of = |workspace: &file::Workspace| {
        let own = |connection: &&file::Connection| {
            connection.workspace.as_ref().is_none_or(|id| id.as_ref() == workspace.id.as_ref())
        };
        let connections = connections(file.connections.iter().filter(own), has_sandbox, place)?;
        self::workspace(workspace, connections, place)
    };
    file.workspaces.iter().map(of).collect()
}

/// A connection belongs to the one workspace, or to the one that it names.
fn whose(connection: &file::Connection, workspaces: &[file::Workspace], place: &Place<'_>) -> Checked<()> {
    match &connection.workspace {
        Some(named) if workspaces.iter().all(|it| it.id.as_ref() != named.as_ref()) => {
            Err(place.wrong(named.span(), "workspace", "names no [[workspace]]; write the id of one"))
        }
        None if workspaces.len() > 1 => {
            let what = "belongs to one of several workspaces: add workspace = \"…\" with that one's id";
            Err(place.wrong(connection.id.span(), "id", what))
        }
        _ => Ok(()),
    }
}

fn workspace(file: &file::Workspace, connections: Vec<Connection>, place: &Place<'_>) -> Checked<Workspace> {
    let time_zone = TimeZone::get(file.time_zone.as_ref()).map_err(|_| {
        place.wrong(file.time_zone.span(), "time_zone", "is no time zone that we know; write it as Europe/Madrid")
    })?;
    let mut default_connections = Vec::new();
    for (name, id) in &file.default_connections {
        let platform = facts::platform(name.as_ref(), "default_connections").map_err(at(name.span(), place))?;
        if !connections.iter().any(|it| it.facts.platform == platform && it.facts.id == *id.as_ref()) {
            let what = format!("names a connection for {} that no [[connection]] has as its id", platform.name());
            return Err(place.wrong(id.span(), "default_connections", &what));
        }
        default_connections.push((platform, id.as_ref().clone()));
    }
    Ok(Workspace {
        id: facts::id(file.id.as_ref(), "id").map_err(at(file.id.span(), place))?.to_owned(),
        name: file.name.clone(),
        time_zone,
        default_connections,
        connections,
        jwt: file.jwt.iter().map(|key| jwt::key(key, place)).collect::<Checked<_>>()?,
    })
}

fn connections<'a>(
    files: impl Iterator<Item = &'a file::Connection>,
    has_sandbox: bool,
    place: &Place<'_>,
) -> Checked<Vec<Connection>> {
    let mut connections: Vec<Connection> = Vec::new();
    for file in files {
        let connection =
            facts::connection(&written(file), has_sandbox).map_err(|unfit| complaint(file, unfit, place))?;
        for (key, span, twice) in [
            ("id", file.id.span(), connections.iter().any(|other| other.facts.id == connection.facts.id)),
            ("name", file.name.span(), connections.iter().any(|other| other.facts.name == connection.facts.name)),
        ] {
            if twice {
                return Err(place.wrong(span, key, "is taken by another connection; give each its own"));
            }
        }
        connections.push(connection);
    }
    Ok(connections)
}

fn text(written: &Option<Spanned<String>>) -> Option<&str> {
    written.as_ref().map(|text| text.as_ref().as_str())
}

fn written(file: &file::Connection) -> Written<'_> {
    Written {
        id: file.id.as_ref(),
        name: file.name.as_ref(),
        platform: file.platform.as_ref(),
        channel: text(&file.channel),
        action_source: text(&file.action_source),
        dataset_id: text(&file.dataset_id),
        whatsapp_business_account_id: text(&file.whatsapp_business_account_id),
        page_id: text(&file.page_id),
        ig_account_id: text(&file.ig_account_id),
        pixel_code: text(&file.pixel_code),
        offline_event_set_id: text(&file.offline_event_set_id),
        crm_event_set_id: text(&file.crm_event_set_id),
        country: text(&file.country),
        phone_country: text(&file.phone_country),
        limited_data_use: file.limited_data_use.unwrap_or(false),
        opt_out: file.opt_out.unwrap_or(false),
        token: text(&file.token),
        sandbox: file.sandbox.as_ref().is_some_and(|sandbox| *sandbox.as_ref()),
    }
}

/// Said at the line of the member that does not fit.
fn complaint(file: &file::Connection, unfit: Unfit, place: &Place<'_>) -> super::ConfigError {
    let text = match unfit.key {
        "name" => Some(&file.name),
        "platform" => Some(&file.platform),
        "channel" => file.channel.as_ref(),
        "action_source" => file.action_source.as_ref(),
        "dataset_id" => file.dataset_id.as_ref(),
        "whatsapp_business_account_id" => file.whatsapp_business_account_id.as_ref(),
        "page_id" => file.page_id.as_ref(),
        "ig_account_id" => file.ig_account_id.as_ref(),
        "pixel_code" => file.pixel_code.as_ref(),
        "offline_event_set_id" => file.offline_event_set_id.as_ref(),
        "crm_event_set_id" => file.crm_event_set_id.as_ref(),
        "country" => file.country.as_ref(),
        "phone_country" => file.phone_country.as_ref(),
        "token" => file.token.as_ref(),
        _ => None,
    };
    let span = match (unfit.key, &file.sandbox) {
        ("sandbox", Some(sandbox)) => sandbox.span(),
        _ => text.unwrap_or(&file.id).span(),
    };
    place.wrong(span, unfit.key, unfit.what)
}
