//! A destination's section: its switch, and behind a fold what that platform hears. How it stands is told while it is folded too.

use super::fields::{Field, Id, Section};
use super::paint::Painter;
use super::when::When;
use crate::domain::{Destination, Platform, Severity};
use crate::payload;
use crate::view::template::Template;
use crate::view::{Counts, card, mood};

impl Painter<'_> {
    /// Begins a destination's section.
    pub(super) fn destination(&mut self, section: &'static Section, switch: &'static Field, heading: &str) {
        let Id::Enabled(platform) = switch.id else { return };
        let to = self.sight.goal.destination(platform);
        let is_on = to.is_some_and(|to| to.enabled);
        let at = self.next();
        self.d.node(Template::Destination, section.id);
        self.d.text(heading);
        self.d.text(heading);
        self.d.begin();
        self.switch(switch);
        if !is_on {
            self.d.node(Template::Standing, "");
            self.d.say("ui.chip.off");
            self.d.end();
        }
        self.d.end();
        self.d.begin();
        if When::Kept(platform).holds(self.sight.goal, self.screen) {
            self.d.node(Template::Sentence, "");
            self.d.say("ui.kept");
            self.d.end();
        }
        if self.noted(at, switch.path).0 {
            self.notes(at, switch.path, heading, "");
        }
        self.d.end();
        self.d.flag(!is_on);
        self.standing(platform, to);
        self.d.begin();
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
