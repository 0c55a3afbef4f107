use super::super::names::Names;
use super::super::spread::preceded;
use super::super::ways::Tree;
use super::{Notes, Rule, Survey};
use crate::catalog::events;
use crate::domain::letters::Trimmed;
use crate::domain::{Event, Goal, Platform};
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a goal that tells an ad platform of the same event as another goal on the way to it, by whichever of the
    /// event's names: TikTok's SubmitForm is its Lead, and Meta's Lead is what LeadSubmitted is in chats.
    ///
    /// ## Why it matters
    /// The same person counts twice. Meta does not notice doubles among chat events.
    ///
    /// ## Example
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     {
    ///       "id": "order",
    ///       "goal": {
    ///         "version": 1, "goal": { "id": "g1" }, "name": "Ordered",
    ///         "destinations": { "meta": { "enabled": true, "event": "LeadSubmitted" } }
    ///       }
    ///     },
    ///     {
    ///       "id": "paid",
    ///       "goal": {
    ///         "version": 1, "goal": { "id": "g2" }, "name": "Paid",
    ///         "destinations": { "meta": { "enabled": true, "event": "LeadSubmitted" } }
    ///       }
    ///     }
    ///   ],
    ///   "edges": [{ "from": "order", "to": "paid" }]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Keep one of the two, or give one of them another event. One goal in both places that counts once is fine, too.
    TwiceOnPath { "flow/twice-on-path", Warning, Documented, "goal-element: the same event for the same person", since "0.1.0" }
}

impl Rule for TwiceOnPath {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        for platform in [Platform::Meta, Platform::TikTok] {
            Twice::of(survey, platform).report(survey, platform, notes);
        }
    }
}

/// The events that one platform hears of, and at which nodes.
struct Twice {
    events: Names,
    at: Vec<(u32, u32)>,
}

impl Twice {
    fn of(survey: &Survey<'_>, platform: Platform) -> Self {
        let mut twice = Self { events: Names::default(), at: Vec::new() };
        for (_, node, site) in survey.placed() {
            if let Some(event) = event(site.goal, platform)
                && survey.is_reached(node)
            {
                twice.at.push((node, twice.events.number(event)));
            }
        }
        twice
    }

    fn report(&self, survey: &Survey<'_>, platform: Platform, notes: &mut Notes<'_>) {
        let mut second: Vec<Vec<u32>> = Vec::new();
        second.resize_with(self.events.len(), Vec::new);
        preceded((&survey.steps, &survey.parts), &self.at, &mut |node, event| {
            if let Some(nodes) = second.get_mut(event as usize) {
                nodes.push(node);
            }
        });
        for (event, nodes) in (0..).zip(second) {
            if nodes.is_empty() {
                continue;
            }
            let mut sources = Vec::new();
            for &(node, of) in &self.at {
                if of == event {
                    sources.push(node);
                }
            }
            let tree = survey.budget.search(&survey.steps, &sources, &|_| true);
            for node in nodes {
                self.tell(survey, platform, event, (node, &sources, tree.as_ref()), notes);
            }
        }
    }

    fn tell(
        &self,
        survey: &Survey<'_>,
        platform: Platform,
        event: u32,
        (node, sources, tree): (u32, &[u32], Option<&Tree>),
        notes: &mut Notes<'_>,
    ) {
        let way = tree.map(|tree| tree.way(node)).unwrap_or_default();
        // Where too much was spent, or the shortest way is the goal's own loop, any other goal of the event stands for it.
        let nearest = way.first().copied().filter(|first| *first != node);
        let Some(other) = nearest.or_else(|| sources.iter().copied().find(|source| *source != node)) else {
            return;
        };
        let Some(site) = survey.site_of(node) else {
            return;
        };
        if counts_once_for_both(survey, site, other) {
            return;
        }
        let way = match nearest {
            Some(_) => super::super::ways::named(&way, &|node| survey.name(node)),
            None => super::super::ways::ends(&survey.name(other), &survey.name(node)),
        };
        let (path, name) = match platform {
            Platform::Meta => ("/destinations/meta/event", "Meta"),
            Platform::TikTok => ("/destinations/tiktok/event", "TikTok"),
        };
        if let Some(found) = notes.at(site, path) {
            let event = self.events.text(event);
            found.with("destination", name).with("event", event).with("other", &survey.name(other)).with("path", &way);
        }
    }
}

/// The same goal in both places counts once where it says so.
fn counts_once_for_both(survey: &Survey<'_>, site: usize, other: u32) -> bool {
    let goal = |site: usize| survey.sites.get(site).map(|site| site.goal);
    match (goal(site), survey.site_of(other).and_then(goal)) {
        (Some(one), Some(other)) => one.once.is_some() && other.once.is_some() && one.id == other.id,
        _ => false,
    }
}

/// The event that the platform hears of; of one event's two names always the same.
fn event(goal: &Goal, platform: Platform) -> Option<&str> {
    let own = goal.destination(platform).filter(|own| own.enabled)?;
    let name = own.event.as_ref().map(Event::name).map(Trimmed::trimmed).filter(|name| !name.is_empty())?;
    Some(events::known_as(platform, name))
}
