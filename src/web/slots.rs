//! Things by number, as they are named across the boundary.

/// Numbered things; a number is used again once its thing is gone. Each stands for itself: a list that grows moves addresses,
/// and not ten thousand goals.
#[derive(Debug)]
pub(crate) struct Slots<T> {
    things: Vec<Option<Box<T>>>,
    free: Vec<u32>,
}

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Self { things: Vec::new(), free: Vec::new() }
    }
}

impl<T> Slots<T> {
    pub(crate) fn add(&mut self, thing: T) -> u32 {
        let at = self.free.pop().unwrap_or(self.things.len() as u32);
        match self.things.get_mut(at as usize) {
            Some(slot) => *slot = Some(Box::new(thing)),
            None => self.things.push(Some(Box::new(thing))),
        }
        at
    }

    pub(crate) fn get(&self, at: u32) -> Option<&T> {
        self.things.get(at as usize)?.as_deref()
    }

    pub(crate) fn get_mut(&mut self, at: u32) -> Option<&mut T> {
        self.things.get_mut(at as usize)?.as_deref_mut()
    }

    pub(crate) fn remove(&mut self, at: u32) -> Option<T> {
        let gone = self.things.get_mut(at as usize)?.take()?;
        self.free.push(at);
        Some(*gone)
    }

    /// Removes everything; says which numbers there were.
    pub(crate) fn drain(&mut self) -> Vec<u32> {
        let gone = self.iter().map(|(at, _)| at).collect();
        *self = Self::default();
        gone
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (u32, &mut T)> {
        self.things.iter_mut().enumerate().filter_map(|(at, slot)| Some((at as u32, slot.as_deref_mut()?)))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        self.things.iter().enumerate().filter_map(|(at, slot)| Some((at as u32, slot.as_deref()?)))
    }
}
