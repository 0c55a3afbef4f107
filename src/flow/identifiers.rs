//! By what the platforms can find the people who reach a goal, way by way, as far as the flow shows it. What is present, and no
//! score: neither platform documents one.

use super::graph::{Does, Flow};
use super::missing::Needs;
use super::spread::lacking;
use super::survey::Survey;
use super::ways::Tree;
use crate::domain::goal::Destination;
use crate::domain::json_text::{JsonText, WriteJson};
use crate::domain::letters::Trimmed as _;
use crate::domain::surroundings::Channel;
use crate::domain::{Event, Platform, Surroundings};

/// One thing by which a platform can find people, at one goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identifier<'a> {
    /// The goal's node.
    pub node: &'a str,
    /// Who finds people by it.
    pub platform: Platform,
    /// The platform's name of the field.
    pub field: &'static str,
    /// On which ways it is there.
    pub on: Ways,
    /// The shortest way without it; empty unless some ways have it and some do not, or none does.
    pub without: &'a str,
}

/// On which of the ways to a goal something is known of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ways {
    /// Whichever way people come: the chat gives it, or nobody gets there without being asked.
    Every,
    /// On some.
    Some,
    /// On none: nobody is asked. The bot's own code may know it all the same.
    None,
    /// Of people who came through an ad, whichever way.
    Ad,
    /// Cannot be told: the host does not say where conversations begin, or what a node on the way does.
    Unknown,
}

impl Ways {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Every => "every",
            Self::Some => "some",
            Self::None => "none",
            Self::Ad => "ad",
            Self::Unknown => "unknown",
        }
    }
}

impl WriteJson for Identifier<'_> {
    fn write(&self, text: &mut JsonText) {
        text.begin('{');
        text.member("node", self.node);
        text.member("destination", self.platform.name());
        text.member("field", self.field);
        text.member("on", self.on.name());
        if !self.without.is_empty() {
            text.member("without", self.without);
        }
        text.end('}');
    }
}

/// Calls `found` with what identifies people at each goal of the flow, for each destination that is switched on.
pub fn identifiers(flow: &Flow, found: &mut dyn FnMut(Identifier<'_>)) {
    let sites = flow.sites();
    let survey = Survey::of(&flow.graph, &sites, &flow.surroundings, &flow.library);
    let asked_phone = Asked::of(&survey, |does| does.phone);
    let asked_email = Asked::of(&survey, |does| does.email);
    for (number, node, site) in survey.placed() {
        let node = survey.node(node).map_or("", |node| node.id.as_str());
        for platform in [Platform::Meta, Platform::TikTok] {
            let Some(own) = site.goal.destination(platform).filter(|own| own.enabled) else { continue };
            let (id, has_phone) = given(platform, own, &flow.surroundings);
            let [phone, email] = match platform {
                Platform::Meta => ["ph", "em"],
                Platform::TikTok => ["phone", "email"],
            };
            let asked_phone = if has_phone { (Ways::Every, "") } else { asked_phone.at(number) };
            let asked_email = asked_email.at(number);
            let known = [
                id.map(|(field, on)| (field, on, "")),
                Some((phone, asked_phone.0, asked_phone.1)),
                Some((email, asked_email.0, asked_email.1)),
            ];
            for (field, on, without) in known.into_iter().flatten() {
                found(Identifier { node, platform, field, on, without });
            }
        }
    }
}

/// What comes with the chat or the ad: the platform's own id, if it has one there, and whether the phone number is known.
fn given(platform: Platform, own: &Destination, surroundings: &Surroundings) -> (Option<(&'static str, Ways)>, bool) {
    if platform == Platform::TikTok {
        let mut connections = surroundings.connections.iter().flatten();
        return (Some(("ttclid", Ways::Ad)), connections.any(|other| other.channel == Some(Channel::WhatsApp)));
    }
    let channel = surroundings.connection(platform, own.connection.trimmed()).and_then(|to| to.channel);
    let id = match channel {
        // Names of one's own travel outside of Meta's chats, where it does not take the chat's ids.
        _ if matches!(own.event, Some(Event::Custom(_))) => None,
        Some(Channel::WhatsApp) => Some(("ctwa_clid", Ways::Ad)),
        Some(Channel::Messenger) => Some(("page_scoped_user_id", Ways::Every)),
        Some(Channel::Instagram) => Some(("ig_sid", Ways::Every)),
        None => None,
    };
    (id, channel == Some(Channel::WhatsApp))
}

/// Where people are asked for something, seen from each goal.
struct Asked(Vec<(Ways, String)>);

impl Asked {
    fn of(survey: &Survey<'_>, asks: fn(&Does) -> bool) -> Self {
        let wants = |_: usize| true;
        let mut needs = Needs::default();
        needs.give(survey, asks);
        needs.want(survey, &wants);
        let mut askers = Vec::new();
        for &(node, _) in &needs.gives {
            if survey.is_reached(node) {
                askers.push(node);
            }
        }
        let after = Tree::search(&survey.steps, &askers, &|_| true);
        let mut ways = Self(vec![(Ways::Unknown, String::new()); survey.sites.len()]);
        if survey.starts.is_empty() {
            return ways;
        }
        for (number, node, _) in survey.placed() {
            if survey.is_reached(node) {
                ways.put(number, Ways::Every, String::new());
            }
        }
        let around = (&survey.steps, &survey.parts, survey.starts.as_slice());
        lacking(around, &|_| true, &needs.gives, &needs.wanted, &mut |node, _| {
            if let Some(site) = survey.site_of(node) {
                ways.put(site, Ways::Unknown, String::new());
            }
        });
        needs.lacking(survey, &mut |site, _, way| {
            let node = survey.sites.get(site).and_then(|site| site.node).unwrap_or(u32::MAX);
            ways.put(site, if after.reaches(node) { Ways::Some } else { Ways::None }, way);
        });
        ways
    }

    fn put(&mut self, site: usize, on: Ways, without: String) {
        if let Some(of) = self.0.get_mut(site) {
            *of = (on, without);
        }
    }

    fn at(&self, site: usize) -> (Ways, &str) {
        self.0.get(site).map_or((Ways::Unknown, ""), |(on, without)| (*on, without.as_str()))
    }
}
