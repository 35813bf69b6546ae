//! Runs: what belongs to the same thing side by side in one list.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "all indices are made here, from lists counted here; the innermost loops have to be fast"
)]

/// Lists of neighbours, one run per index.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs<T> {
    run: Vec<(u32, u32)>,
    item: Vec<T>,
}

impl<T> Runs<T> {
    /// Puts what has the same key in a run, in the order in which it comes; `item` gives what each becomes.
    pub fn new(count: usize, items: usize, key: &dyn Fn(usize) -> u32, item: impl Fn(usize) -> T) -> Self {
        let (run, order) = group(count, items, key);
        Self { run, item: order.into_iter().map(|index| item(index as usize)).collect() }
    }

    /// What has a key; [`Runs::at`] for where it is asked seldom.
    #[inline(always)]
    pub fn of(&self, index: usize) -> &[T] {
        let (begin, end) = self.run[index];
        &self.item[begin as usize..end as usize]
    }

    /// What has a key; a call, of which there are many, is smaller than what it does.
    #[inline(never)]
    pub fn at(&self, index: usize) -> &[T] {
        self.of(index)
    }
}

/// Sorts by counting: per key where its run begins and ends, and the numbers of all in the order of the keys.
fn group(count: usize, items: usize, key: &dyn Fn(usize) -> u32) -> (Vec<(u32, u32)>, Vec<u32>) {
    let mut run = vec![(0, 0); count];
    for index in 0..items {
        run[key(index) as usize].1 += 1;
    }
    let mut at = 0;
    for (begin, end) in &mut run {
        *begin = at;
        at += std::mem::replace(end, at);
    }
    let mut order = vec![0; items];
    for index in 0..items {
        let end = &mut run[key(index) as usize].1;
        order[*end as usize] = index as u32;
        *end += 1;
    }
    (run, order)
}
