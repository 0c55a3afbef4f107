//! What the editor tells about the bot.

use super::reader::Reader;
use super::record::{Choose, Read, Record, Slot};
use crate::domain::fault::Kind;
use crate::domain::source::Source;
use crate::domain::surroundings::{Connection, RuleSettings, Surroundings, Variable, VariableKind};
use crate::domain::text_source::Text;
use crate::domain::{Platform, Severity};

impl Record for Surroundings {
    fn names(&self) -> &'static [&'static str] {
        &["variables", "connections", "default_connections", "currency", "rules"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        match member {
            0 => Slot::Own(&mut self.variables),
            1 => Slot::Own(&mut self.connections),
            2 => Slot::Own(&mut self.default_connections),
            3 => Slot::Own(&mut self.currency),
            _ => Slot::Own(&mut self.rules),
        }
    }
}

/// A text that may be absent.
impl Read for Option<String> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        let text = reader.text(source);
        *self = (!text.is_empty()).then_some(text);
        self.is_some()
    }
}

impl Read for RuleSettings {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        *self = Self::default();
        reader.record(source, self)
    }
}

impl Record for RuleSettings {
    fn names(&self) -> &'static [&'static str] {
        &["off", "lower"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        if member == 0 { Slot::Texts(&mut self.off) } else { Slot::Own(&mut self.lower) }
    }
}

impl Read for Vec<(String, Severity)> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        self.clear();
        reader.object(source, &mut |reader, source, code| {
            let mut severity = None;
            reader.choice(source, &mut severity);
            if let Some(severity) = severity {
                self.push((code.to_owned(), severity));
            }
        })
    }
}

impl Read for Option<Vec<Variable>> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        let mut variables = Vec::new();
        let told = reader.list(source, &mut |reader, source| {
            let mut variable = Variable::default();
            // In short, a variable is its name alone.
            if source.kind() == Kind::Text {
                variable.name = reader.text(source);
            } else {
                reader.record(source, &mut variable);
            }
            if !variable.name.is_empty() {
                if variable.kind == Some(VariableKind::List) && variable.columns.is_empty() {
                    variable.columns = variable.samples.first().map_or_else(Vec::new, |sample| columns(sample));
                }
                variables.push(variable);
            }
        });
        *self = told.then_some(variables);
        told
    }
}

impl Record for Variable {
    fn names(&self) -> &'static [&'static str] {
        &["name", "type", "samples", "columns"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        match member {
            0 => Slot::Text(&mut self.name),
            1 => Slot::Choice(&mut self.kind),
            2 => Slot::Own(&mut self.samples),
            _ => Slot::Own(&mut self.columns),
        }
    }
}

/// The names of the members that rows of the list `text` have.
fn columns(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    Text::new(text.as_bytes()).array(&mut |row, _| {
        row.object(&mut |member, name| {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
            member.skip();
        });
    });
    names
}

/// Samples, whatever they are.
impl Read for Vec<String> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        self.clear();
        reader.list(source, &mut |reader, source| self.push(reader.plain(source)))
    }
}

impl Read for Option<Vec<Connection>> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        let told = self.get_or_insert_default().read(reader, source);
        if !told {
            *self = None;
        }
        told
    }
}

/// The connections; one without an id or of a platform we do not know is left out.
impl Read for Vec<Connection> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        self.clear();
        reader.list(source, &mut |reader, source| {
            let mut connection = EMPTY;
            reader.record(source, &mut connection);
            if reader.found & PLATFORM != 0 && !connection.id.is_empty() {
                self.push(connection);
            }
        })
    }
}

/// A connection before it is read; its platform is read, or the connection is left out.
const EMPTY: Connection = Connection {
    id: String::new(),
    name: String::new(),
    platform: Platform::Meta,
    channel: None,
    action_source: None,
    dataset_id: String::new(),
    whatsapp_business_account_id: String::new(),
    page_id: String::new(),
    ig_account_id: String::new(),
    pixel_code: String::new(),
    offline_event_set_id: String::new(),
    crm_event_set_id: String::new(),
    country: String::new(),
    phone_country: String::new(),
    limited_data_use: false,
    opt_out: false,
    sandbox: false,
};

/// Among the found members of a connection: `platform`.
const PLATFORM: u32 = 1 << 0;

impl Record for Connection {
    fn names(&self) -> &'static [&'static str] {
        &[
            "platform",
            "channel",
            "action_source",
            "limited_data_use",
            "opt_out",
            "sandbox",
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
            "phone_country",
        ]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        Slot::Text(match member {
            0 => return Slot::Choice(&mut self.platform),
            1 => return Slot::Choice(&mut self.channel),
            2 => return Slot::Choice(&mut self.action_source),
            3 => return Slot::Flag(&mut self.limited_data_use),
            4 => return Slot::Flag(&mut self.opt_out),
            5 => return Slot::Flag(&mut self.sandbox),
            6 => &mut self.id,
            7 => &mut self.name,
            8 => &mut self.dataset_id,
            9 => &mut self.whatsapp_business_account_id,
            10 => &mut self.page_id,
            11 => &mut self.ig_account_id,
            12 => &mut self.pixel_code,
            13 => &mut self.offline_event_set_id,
            14 => &mut self.crm_event_set_id,
            15 => &mut self.country,
            _ => &mut self.phone_country,
        })
    }
}

impl Choose for Platform {
    fn choose(&mut self, name: &str) -> bool {
        match Self::from_name(name) {
            Some(platform) => {
                *self = platform;
                true
            }
            None => false,
        }
    }
}

/// The default connection of each platform.
impl Read for Vec<(Platform, String)> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        self.clear();
        reader.object(source, &mut |reader, source, name| match Platform::from_name(name) {
            Some(platform) => {
                let id = reader.text(source);
                if !id.is_empty() {
                    self.push((platform, id));
                }
            }
            None => source.skip(),
        })
    }
}
