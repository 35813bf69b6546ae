//! Names: what texts stand for, in a hash table that is a few hundred bytes of program where a map of the standard library is
//! thousands.

/// Numbers by their names. Nothing depends on the order of the table: names are listed as they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Names {
    list: Vec<(String, usize)>,
    /// For each slot one more than the place of a name in the list; 0 is empty. Half of them are, or more.
    slots: Vec<usize>,
}

impl Names {
    /// What a name stands for.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        let at = self.slots.get(self.slot(name))?.checked_sub(1)?;
        self.list.get(at).map(|named| named.1)
    }

    /// Adds a name that is not there yet.
    pub(crate) fn add(&mut self, name: String, number: usize) {
        self.list.push((name, number));
        if self.slots.len() >= 2 * self.list.len() {
            return self.settle(self.list.len());
        }
        self.slots = vec![0; 4 * self.list.len()];
        for place in 1..=self.list.len() {
            self.settle(place);
        }
    }

    /// All names, in the order in which they were added.
    pub(crate) fn list(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|named| named.0.as_str())
    }

    fn settle(&mut self, place: usize) {
        let Some((name, _)) = self.list.get(place - 1) else { return };
        let slot = self.slot(name);
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = place;
        }
    }

    /// The slot that has this name, or else the empty one that it would get.
    fn slot(&self, name: &str) -> usize {
        // FNV-1a.
        let hash = name.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut slot = hash as usize;
        loop {
            slot = slot.checked_rem(self.slots.len()).unwrap_or(0);
            let place = self.slots.get(slot).copied().unwrap_or(0);
            if place == 0 || self.list.get(place - 1).is_some_and(|named| named.0 == name) {
                return slot;
            }
            slot += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn every_name_is_found() {
        let mut names = Names::default();
        assert_eq!(names.find(""), None);
        for number in 0..5000 {
            let name = format!("party {}", number * 7);
            assert_eq!(names.find(&name), None);
            names.add(name, number);
        }
        for number in 0..5000 {
            assert_eq!(names.find(&format!("party {}", number * 7)), Some(number));
        }
        assert_eq!(names.find("party 1"), None);
        assert_eq!(names.list().next(), Some("party 0"));
    }
}
