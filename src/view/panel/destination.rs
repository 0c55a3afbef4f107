//! A destination's section: its switch, and behind a fold what that platform hears. How it stands is told while it is folded too.

use super::fields::{Field, Section};
use super::paint::Painter;
use super::read;
use super::sections::DIFFERENCES;
use super::when::When;
use crate::domain::{Destination, Owner, Platform, Severity};
use crate::payload;
use crate::view::template::Template;
use crate::view::{Counts, card, mood};

impl Painter<'_> {
    /// Begins a destination's section.
    pub(super) fn destination(&mut self, section: &'static Section, switch: &'static Field, path: &str, heading: &str) {
        let Owner::Only(platform) = switch.owner else { return };
        let to = self.sight.goal.destination(platform);
        let is_on = to.is_some_and(|to| to.enabled);
        let at = self.next();
        self.d.node(Template::Destination, section.id);
        self.d.text(heading);
        self.d.text(heading);
        self.d.begin();
        self.switch(switch, path, if is_on { "on" } else { "" });
        if !is_on {
            self.d.node(Template::Standing, "");
            self.d.say("ui.chip.off");
            self.d.end();
        }
        self.d.end();
        self.d.begin();
        if When::Kept(platform).holds(self.sight.goal, switch.owner, self.screen) {
            self.d.node(Template::Sentence, "");
            self.d.say("ui.kept");
            self.d.end();
        }
        if self.noted(at, path).0 {
            self.notes(at, path, heading, "");
        }
        self.d.end();
        self.d.flag(!is_on);
        self.standing(platform, to);
        self.d.begin();
    }

    /// Begins what differs for the destination alone; in one line while it is folded.
    pub(super) fn only(&mut self, platform: Platform) {
        let owner = Owner::Only(platform);
        let differs = DIFFERENCES.iter().map(|(switch, _)| switch);
        let differs = differs.filter(|switch| !read::text(self.sight.goal, switch, owner, 0).is_empty());
        self.d.node(Template::Only, "");
        self.d.flag(differs.clone().next().is_some());
        self.d.begin();
        self.different(platform);
        for switch in differs {
            self.d.text(" · ");
            self.d.say(switch.label);
        }
        self.d.end();
        self.different(platform);
        self.d.begin();
    }

    fn different(&mut self, platform: Platform) {
        self.d.named("ui.only", "");
        self.d.param("platform", platform.label());
        self.d.said();
    }

    /// `Meta · Purchase · Ready`: whose, what, and how much of it is to be mended.
    fn standing(&mut self, platform: Platform, to: Option<&Destination>) {
        let counts = Counts {
            error: payload::blocking(self.sight.goal, platform, self.sight.diagnostics),
            warning: payload::of_destination(platform, self.sight.diagnostics, Severity::Warning),
            hint: 0,
        };
        self.d.text(mood(counts));
        self.d.begin();
        self.d.text(platform.label());
        let event = to.and_then(|to| to.event.as_ref()).map_or("", |event| event.name().trim());
        if !event.is_empty() {
            self.d.joined(" · ", event);
        }
        self.d.text(" · ");
        self.d.node(Template::Stands, "");
        card::state(self.d, self.sight.goal, counts);
        self.d.end();
        self.d.end();
    }
}
