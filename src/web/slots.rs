//! Things by number, as they are named across the boundary.

/// Numbered things; a number is used again once its thing is gone.
#[derive(Debug)]
pub(crate) struct Slots<T>(Vec<Option<T>>);

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Slots<T> {
    pub(crate) fn add(&mut self, thing: T) -> u32 {
        let free = self.0.iter().position(Option::is_none);
        match free.and_then(|at| self.0.get_mut(at)) {
            Some(slot) => *slot = Some(thing),
            None => self.0.push(Some(thing)),
        }
        free.unwrap_or(self.0.len() - 1) as u32
    }

    pub(crate) fn get(&self, at: u32) -> Option<&T> {
        self.0.get(at as usize)?.as_ref()
    }

    pub(crate) fn get_mut(&mut self, at: u32) -> Option<&mut T> {
        self.0.get_mut(at as usize)?.as_mut()
    }

    pub(crate) fn remove(&mut self, at: u32) -> Option<T> {
        self.0.get_mut(at as usize)?.take()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (u32, &mut T)> {
        self.0.iter_mut().enumerate().filter_map(|(at, slot)| Some((at as u32, slot.as_mut()?)))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        self.0.iter().enumerate().filter_map(|(at, slot)| Some((at as u32, slot.as_ref()?)))
    }
}
