//! One goal on the screen: what is drawn of it, and what gestures lead to.

use goal_element::domain::{Diagnostic, Goal, Surroundings, decode};
use goal_element::rules;
use goal_element::view::drawing::Drawing;
use goal_element::view::panel::{self, Gesture, Screen, Wishes};
use goal_element::view::status::Status;
use goal_element::view::{Sight, Terms, card};

use crate::drawn::{Drawn, drawn};

const BOT: &str = r#"{
    "variables": [
        { "name": "first_name", "type": "text" },
        { "name": "order_total", "type": "number", "samples": ["49.90"] }
    ],
    "connections": [{
        "id": "shop", "name": "Luna Store", "platform": "meta", "channel": "whatsapp",
        "dataset_id": "123456789012345", "whatsapp_business_account_id": "102290129340398"
    }, {
        "id": "tok", "name": "Luna on TikTok", "platform": "tiktok", "pixel_code": "CEXAMPLE000000000TEST"
    }],
    "default_connections": { "meta": "shop" },
    "currency": "EUR"
}"#;

/// A goal with what the rules say of it.
pub struct Scene {
    pub goal: Goal,
    pub bot: Surroundings,
    pub diagnostics: Vec<Diagnostic>,
    pub screen: Screen,
}

impl Scene {
    pub fn new(rest: &str) -> Self {
        let json = [r#"{"version":1,"goal":{"id":"g1"}"#, rest, "}"].concat();
        let goal = decode::goal_from_json(json.as_bytes());
        let (bot, _) = decode::surroundings_from_json(BOT.as_bytes());
        let diagnostics = rules::check(&goal, &bot);
        Self { goal, bot, diagnostics, screen: Screen::default() }
    }

    pub fn sight(&self) -> Sight<'_> {
        Sight { goal: &self.goal, diagnostics: &self.diagnostics, surroundings: &self.bot }
    }

    pub fn card(&self) -> Drawn {
        self.card_with(&Status::default())
    }

    pub fn card_with(&self, status: &Status) -> Drawn {
        let mut drawing = Drawing::default();
        card::draw(&mut drawing, self.sight(), status);
        drawn(drawing)
    }

    pub fn terms() -> Terms {
        let names: Vec<String> = Terms::keys()
            .lines()
            .map(|key| key.trim_end_matches(".label").rsplit('.').next().unwrap().to_owned())
            .collect();
        Terms::of(&names.join("\n"))
    }

    pub fn panel(&self) -> Drawn {
        let mut drawing = Drawing::default();
        panel::draw(&mut drawing, self.sight(), &self.screen, &Self::terms());
        drawn(drawing)
    }

    pub fn gesture(&mut self, gesture: Gesture<'_>) -> Wishes {
        let mut screen = std::mem::take(&mut self.screen);
        let wishes = panel::gesture(self.sight(), &mut screen, &Self::terms(), gesture);
        self.screen = screen;
        wishes
    }

    pub fn value(&self, path: &str) -> String {
        let panel = self.panel();
        panel.control(path).unwrap_or_else(|| panic!("no field {path}")).attribute(".value").to_owned()
    }

    /// The choices of the open list, the active one in brackets.
    pub fn list(&self, path: &str) -> Vec<String> {
        let panel = self.panel();
        let options: Vec<_> = panel.all().into_iter().filter(|one| one.attribute("role") == "option").collect();
        assert!(!options.is_empty(), "the list is open");
        let shown = options.iter().map(|option| {
            assert_eq!(option.attribute("data-path"), path);
            let aside = option.class("aside").first().map_or("", |aside| &aside.children[0].text).to_owned();
            let name =
                if aside.is_empty() || aside.starts_with("kind.") { option.class("label")[0].words() } else { aside };
            if option.attribute("aria-selected") == "true" { format!("[{name}]") } else { name }
        });
        shown.collect()
    }
}

pub const PAID: &str = r#","name":"Order paid","once":{"per":"subscriber"},"value":{"amount":"49.9","currency":"EUR"},
    "destinations":{"meta":{"enabled":true,"event":"Purchase"}}"#;
