//! What must stand around a field before it can be set, and what a destination has instead of the goal's settings.

use core::mem::swap;

use super::Change;
use crate::domain::diagnostic::Edit;
use crate::domain::fault::FaultKind;
use crate::domain::field::Field;
use crate::domain::goal::{ColumnMap, Consent, Destination, Goal, Platform};
use crate::domain::json::Json;
use crate::domain::place::{Owner, Place, Spot};
use crate::domain::pointer::Pointer;
use crate::domain::text_at;

impl Change<'_> {
    /// Makes the containers that the field needs and the document lacks.
    pub(super) fn contain(&mut self) {
        match self.field.spot {
            Spot::Amount | Spot::Currency | Spot::Format => drop(self.make_setting(Spot::Value)),
            Spot::ContentType | Spot::NumItems | Spot::From | Spot::Contents | Spot::ContentIds => {
                self.make_setting(Spot::Items);
            }
            Spot::Param => drop(self.make_setting(Spot::Params)),
            Spot::MapId | Spot::MapQuantity | Spot::MapPrice => self.make_map(),
            Spot::ConsentVariable if self.goal.consent.is_none() => {
                // Without an answer that counts nothing would ever be sent, and nobody would know why.
                let accepted = Consent::USUAL.map(str::to_owned).to_vec();
                self.goal.consent = Some(Consent { accepted, ..Consent::default() });
                let accepted = Json::Array(Consent::USUAL.map(Json::text).to_vec());
                self.put_at(Pointer::parse("/consent"), Json::Object(Vec::from([("accepted", accepted)])));
            }
            Spot::Answers if self.goal.consent.is_none() => {
                self.goal.consent = Some(Consent::default());
                self.make_object("/consent");
            }
            Spot::Id | Spot::Quantity | Spot::ItemPrice | Spot::Title | Spot::Category | Spot::Brand => {
                self.mend_row(Spot::Row);
            }
            Spot::CustomKey | Spot::CustomValue | Spot::CustomType => self.mend_row(Spot::CustomRow),
            spot if spot.is_of_destination() => self.make_destination(),
            _ => {}
        }
    }

    /// The columns that are not chosen go on being called what they were called without a map.
    fn make_map(&mut self) {
        self.make_setting(Spot::Items);
        if let Some(Some(items)) = text_at::items_mut(self.goal, self.field.owner)
            && items.map.is_none()
        {
            items.map = Some(ColumnMap::usual());
            let columns = ColumnMap::NAMES.map(|name| (name, Json::text(name)));
            let items = self.field.place().beside(Spot::Items).pointer();
            self.put_at(items.key("map"), Json::Object(Vec::from(columns)));
        }
    }

    /// Makes the owner's value, items or parameters, if there are none. What a destination has instead of the goal's
    /// begins as a copy of that, unless it could not be read.
    pub(super) fn make_setting(&mut self, spot: Spot) -> Option<()> {
        let owner = self.field.owner;
        if owner != Owner::Goal {
            self.make_only();
        }
        if text_at::has(self.goal, owner, spot) {
            return None;
        }
        let mut of_goal = self.goal.clone();
        let (from, path) = (Place::of(spot).pointer(), Place::own(owner, spot).pointer());
        let is_copied =
            text_at::has(&of_goal, Owner::Goal, spot) && !of_goal.faults.iter().any(|fault| from.holds(&fault.path));
        if !is_copied {
            of_goal = Goal::default();
        }
        match spot {
            Spot::Value => {
                of_goal.value.get_or_insert_default();
                swap(text_at::value_mut(self.goal, owner)?, &mut of_goal.value);
            }
            Spot::Items => {
                of_goal.items.get_or_insert_default();
                swap(text_at::items_mut(self.goal, owner)?, &mut of_goal.items);
            }
            _ if owner == Owner::Goal => self.goal.containers.params = true,
            _ => swap(text_at::only_mut(self.goal, owner)?.params.get_or_insert_default(), &mut of_goal.params),
        }
        if !is_copied {
            self.put_at(path, Json::Object(Vec::new()));
            return None;
        }
        self.goal.faults.retain(|fault| !path.holds(&fault.path));
        self.edits.push(Edit::Copy { from, path });
        None
    }

    /// Makes the place for what a destination has instead of the goal's settings.
    fn make_only(&mut self) {
        self.make_destination();
        if let Some(own) = text_at::destination_mut(self.goal, self.field.owner)
            && own.only.is_none()
        {
            own.only = Some(Box::default());
            self.put_at(self.field.place().beside(Spot::Only).pointer(), Json::Object(Vec::new()));
        }
    }

    /// Whether a destination has a setting instead of the goal's.
    pub(super) fn differ(&mut self, on: bool) -> Option<()> {
        let Field { spot, owner, .. } = *self.field;
        if owner == Owner::Goal {
            return None;
        }
        if on {
            return self.make_setting(spot);
        }
        if !text_at::has(self.goal, owner, spot) {
            return None;
        }
        let only = text_at::only_mut(self.goal, owner)?;
        match spot {
            Spot::Value => only.value = None,
            Spot::Items => only.items = None,
            _ => only.params = None,
        }
        self.drop_member();
        None
    }

    pub(super) fn make_object(&mut self, path: &str) {
        self.put_at(Pointer::parse(path), Json::Object(Vec::new()));
    }

    fn make_destination(&mut self) {
        let Owner::Only(platform) = self.field.owner else { return };
        if self.goal.destination(platform).is_some() {
            return;
        }
        if !core::mem::replace(&mut self.goal.containers.destinations, true) {
            self.make_object("/destinations");
        }
        let made = Some(Destination::default());
        match platform {
            Platform::Meta => self.goal.meta = made,
            Platform::TikTok => self.goal.tiktok = made,
        }
        let path = Place::of(Spot::Destinations).pointer().key(platform.name());
        self.put_at(path, Json::Object(Vec::from([("enabled", Json::Bool(false))])));
    }

    /// A row that is no object becomes one before a member is put into it.
    fn mend_row(&mut self, spot: Spot) {
        if self.goal.faults.is_empty() {
            return;
        }
        let row = self.field.place().beside(spot).pointer();
        let is_broken = |kind: &FaultKind| matches!(kind, FaultKind::WrongType { .. });
        if self.goal.faults.iter().any(|fault| fault.path == row && is_broken(&fault.kind)) {
            self.goal.faults.retain(|fault| !row.holds(&fault.path));
            self.edits.push(Edit::Replace { path: row, value: Json::Object(Vec::new()) });
        }
    }
}
