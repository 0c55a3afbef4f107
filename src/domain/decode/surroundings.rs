//! What the editor tells about the bot.

use super::reader::Reader;
use crate::domain::fault::Kind;
use crate::domain::source::Source;
use crate::domain::surroundings::{Channel, Connection, RuleSettings, Surroundings, Variable, VariableKind};
use crate::domain::{Platform, Severity};

pub(super) fn surroundings(reader: &mut Reader, source: &mut dyn Source) -> Surroundings {
    let mut read = Surroundings::default();
    reader.object(source, &mut |reader, source, name| match name {
        "variables" => {
            let mut variables = Vec::new();
            let told = reader.list(source, &mut |reader, source| variables.extend(variable(reader, source)));
            read.variables = told.then_some(variables);
        }
        "connections" => {
            let mut list = Vec::new();
            read.connections = connections(reader, source, &mut list).then_some(list);
        }
        "default_connections" => read.default_connections = defaults(reader, source),
        "currency" => {
            let currency = reader.text(source);
            read.currency = (!currency.is_empty()).then_some(currency);
        }
        "rules" => read.rules = settings(reader, source),
        _ => source.skip(),
    });
    read
}

pub(super) fn settings(reader: &mut Reader, source: &mut dyn Source) -> RuleSettings {
    let mut settings = RuleSettings::default();
    reader.object(source, &mut |reader, source, name| match name {
        "off" => drop(reader.texts(source, &mut settings.off)),
        "lower" => {
            settings.lower.clear();
            reader.object(source, &mut |reader, source, code| {
                let severity = reader.choice(source, Severity::from_name);
                settings.lower.extend(severity.map(|severity| (code.to_owned(), severity)));
            });
        }
        _ => source.skip(),
    });
    settings
}

/// A variable, as an object or, in short, as its name alone.
fn variable(reader: &mut Reader, source: &mut dyn Source) -> Option<Variable> {
    let mut variable = Variable::default();
    if source.kind() == Kind::Text {
        variable.name = reader.text(source);
    } else {
        reader.object(source, &mut |reader, source, name| match name {
            "name" => variable.name = reader.text(source),
            "type" => variable.kind = reader.choice(source, VariableKind::from_name),
            "samples" => {
                variable.samples.clear();
                reader.list(source, &mut |reader, source| variable.samples.push(reader.plain(source)));
            }
            _ => source.skip(),
        });
    }
    (!variable.name.is_empty()).then_some(variable)
}

/// The connections; one without an id or of a platform we do not know is left out.
pub(super) fn connections(reader: &mut Reader, source: &mut dyn Source, into: &mut Vec<Connection>) -> bool {
    into.clear();
    reader.list(source, &mut |reader, source| into.extend(connection(reader, source)))
}

fn connection(reader: &mut Reader, source: &mut dyn Source) -> Option<Connection> {
    let mut platform = None;
    let mut read = Connection {
        id: String::new(),
        name: String::new(),
        platform: Platform::Meta,
        channel: None,
        dataset_id: String::new(),
        whatsapp_business_account_id: String::new(),
        page_id: String::new(),
        ig_account_id: String::new(),
        sandbox: false,
    };
    reader.object(source, &mut |reader, source, name| match name {
        "id" => read.id = reader.text(source),
        "name" => read.name = reader.text(source),
        "platform" => platform = reader.choice(source, Platform::from_name),
        "channel" => read.channel = reader.choice(source, Channel::from_name),
        "dataset_id" => read.dataset_id = reader.text(source),
        "whatsapp_business_account_id" => read.whatsapp_business_account_id = reader.text(source),
        "page_id" => read.page_id = reader.text(source),
        "ig_account_id" => read.ig_account_id = reader.text(source),
        "sandbox" => read.sandbox = reader.flag(source),
        _ => source.skip(),
    });
    read.platform = platform?;
    (!read.id.is_empty()).then_some(read)
}

/// The default connection of each platform.
pub(super) fn defaults(reader: &mut Reader, source: &mut dyn Source) -> Vec<(Platform, String)> {
    let mut found = Vec::new();
    reader.object(source, &mut |reader, source, name| match Platform::from_name(name) {
        Some(platform) => {
            let id = reader.text(source);
            if !id.is_empty() {
                found.push((platform, id));
            }
        }
        None => source.skip(),
    });
    found
}
