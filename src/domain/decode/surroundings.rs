//! What the editor tells about the bot.

use super::reader::Reader;
use crate::domain::fault::Kind;
use crate::domain::source::Source;
use crate::domain::surroundings::{Channel, Connection, RuleSettings, Surroundings, Variable, VariableKind};
use crate::domain::{Platform, Severity};

pub(super) fn surroundings(reader: &mut Reader, source: &mut dyn Source) -> Surroundings {
    let mut read = Surroundings::default();
    let names = ["variables", "connections", "default_connections", "currency", "rules"];
    reader.members(source, &names, &mut |reader, source, number| match number {
        0 => {
            let mut variables = Vec::new();
            let told = reader.list(source, &mut |reader, source| variables.extend(variable(reader, source)));
            read.variables = told.then_some(variables);
        }
        1 => {
            let mut list = Vec::new();
            read.connections = connections(reader, source, &mut list).then_some(list);
        }
        2 => read.default_connections = defaults(reader, source),
        3 => read.currency = Some(reader.text(source)).filter(|currency| !currency.is_empty()),
        _ => read.rules = settings(reader, source),
    });
    read
}

pub(super) fn settings(reader: &mut Reader, source: &mut dyn Source) -> RuleSettings {
    let mut settings = RuleSettings::default();
    reader.members(source, &["off", "lower"], &mut |reader, source, number| match number {
        0 => drop(reader.texts(source, &mut settings.off)),
        _ => {
            settings.lower.clear();
            reader.object(source, &mut |reader, source, code| {
                let severity = reader.choice(source, Severity::from_name);
                settings.lower.extend(severity.map(|severity| (code.to_owned(), severity)));
            });
        }
    });
    settings
}

/// A variable, as an object or, in short, as its name alone.
fn variable(reader: &mut Reader, source: &mut dyn Source) -> Option<Variable> {
    let mut variable = Variable::default();
    if source.kind() == Kind::Text {
        variable.name = reader.text(source);
    } else {
        reader.members(source, &["name", "type", "samples"], &mut |reader, source, number| match number {
            0 => variable.name = reader.text(source),
            1 => variable.kind = reader.choice(source, VariableKind::from_name),
            _ => {
                variable.samples.clear();
                reader.list(source, &mut |reader, source| variable.samples.push(reader.plain(source)));
            }
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
    let (mut channel, mut sandbox, mut limited_data_use) = (None, false, false);
    let mut texts: [String; 10] = Default::default();
    let names = [
        "id",
        "name",
        "dataset_id",
        "whatsapp_business_account_id",
        "page_id",
        "ig_account_id",
        "pixel_code",
        "offline_event_set_id",
        "crm_event_set_id",
        "country",
        "platform",
        "channel",
        "limited_data_use",
        "sandbox",
    ];
    reader.members(source, &names, &mut |reader, source, number| match number {
        10 => platform = reader.choice(source, Platform::from_name),
        11 => channel = reader.choice(source, Channel::from_name),
        12 => limited_data_use = reader.flag(source),
        13 => sandbox = reader.flag(source),
        _ => {
            let text = reader.text(source);
            if let Some(place) = texts.get_mut(number) {
                *place = text;
            }
        }
    });
    let [
        id,
        name,
        dataset_id,
        whatsapp_business_account_id,
        page_id,
        ig_account_id,
        pixel_code,
        offline_event_set_id,
        crm_event_set_id,
        country,
    ] = texts;
    let platform = platform.filter(|_| !id.is_empty())?;
    Some(Connection {
        id,
        name,
        platform,
        channel,
        dataset_id,
        whatsapp_business_account_id,
        page_id,
        ig_account_id,
        pixel_code,
        offline_event_set_id,
        crm_event_set_id,
        country,
        limited_data_use,
        sandbox,
    })
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
