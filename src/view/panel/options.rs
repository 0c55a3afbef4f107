//! What native lists offer.

use super::fields::Control;
use super::known;
use super::paint::Painter;
use super::walk::{Spot, is_set};
use crate::catalog::params::{self, ParamSpec};
use crate::domain::{Field, Owner, Place, Platform, Spot as Member};
use crate::view::template::Template;

impl Painter<'_> {
    /// The options of a field, and what is set even if nobody knows it.
    pub(super) fn options(&mut self, spot: &Spot<'_>) {
        let mut is_known = false;
        match spot.field.control {
            Control::Select(options) => {
                for (value, label) in options {
                    is_known |= *value == spot.value;
                    self.option(value);
                    self.d.say(label);
                    self.d.end();
                }
            }
            Control::Connection(platform) => is_known = self.connections(platform, spot.value),
            Control::Param => {
                self.option("");
                self.d.say("ui.params.none");
                self.d.end();
                is_known = spot.value.is_empty();
                for name in known::param(self.sight.goal, spot.owner, spot.name).map_or(&[][..], |spec| spec.choices) {
                    is_known |= *name == spot.value;
                    self.option(name);
                    self.d.text(name);
                    self.d.end();
                }
            }
            _ => return,
        }
        if !is_known {
            self.option(spot.value);
            if matches!(spot.field.control, Control::Connection(_)) {
                self.d.named("ui.connection.unknown", "");
                self.d.param("id", spot.value);
                self.d.said();
            } else {
                self.d.text(spot.value);
            }
            self.d.end();
        }
    }

    /// The bot's default, then the connections to the platform. Says whether `set` is one of them.
    fn connections(&mut self, platform: Platform, set: &str) -> bool {
        let bot = self.sight.surroundings;
        self.option("");
        match bot.connection(platform, "") {
            Some(connection) => {
                self.d.named("ui.connection.default-named", "");
                self.d.param("name", &connection.name);
                self.d.said();
            }
            None => self.d.say("ui.connection.default"),
        }
        self.d.end();
        let mut is_known = set.is_empty();
        for connection in bot.connections.as_deref().unwrap_or_default() {
            if connection.platform == platform {
                is_known |= connection.id == set;
                self.option(&connection.id);
                self.d.text(&connection.name);
                self.d.end();
            }
        }
        is_known
    }

    /// Begins an option; its name follows.
    fn option(&mut self, value: &str) {
        self.d.node(Template::Choice, value);
        self.d.text(value);
    }

    /// A native list that adds what is chosen and shows its own name again.
    pub(super) fn adder(&mut self, owner: Owner) {
        let addable = self.addable(owner);
        if addable.is_empty() {
            return;
        }
        self.d.node(Template::Adder, "");
        self.d.text(Place::own(owner, Member::Params).pointer().as_str());
        self.d.say("ui.params.add");
        self.d.flag(self.read_only);
        self.d.begin();
        self.option("");
        self.d.say("ui.params.add");
        self.d.end();
        for name in addable {
            self.option(name);
            self.d.named("ui.param.", name);
            self.d.said();
            self.d.end();
        }
        self.d.end();
        self.d.text("");
        self.d.end();
    }

    /// The parameters that suit an event and are not there yet.
    fn addable(&self, owner: Owner) -> Vec<&'static str> {
        let goal = self.sight.goal;
        let mut names = Vec::new();
        for platform in known::platforms(goal, owner) {
            for spec in params::all(*platform) {
                if known::suits(goal, *platform, spec) && !names.contains(&spec.name) && !self.is_there(owner, spec) {
                    names.push(spec.name);
                }
            }
        }
        names
    }

    fn is_there(&self, owner: Owner, spec: &ParamSpec) -> bool {
        let is_opened = |opened: &Field| opened.owner == owner && opened.key == spec.name;
        is_set(self.sight.goal, owner, spec.name) || self.screen.opened.iter().any(is_opened)
    }
}
