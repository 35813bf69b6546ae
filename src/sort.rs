//! Sorting: two stable merge sorts for the whole crate, because each call of the standard library's brings its own copy.

use std::cmp::Ordering;

/// Sorting in place that costs a few hundred bytes of program a call, not several thousand.
pub(crate) trait Sort<T> {
    /// Sorts, equal ones staying in order.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts by itself.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Sort<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut target = targets(self.len(), &mut |a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b) == Ordering::Greater,
            _ => false,
        });
        for place in 0..target.len() {
            while let Some(to) = target.get(place).copied().filter(|to| *to != place) {
                self.swap(place, to);
                target.swap(place, to);
            }
        }
    }
}

/// Where each of `count` things belongs.
fn targets(count: usize, is_after: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut next = Vec::with_capacity(count);
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let ([a, before @ ..], [b, after @ ..]) = (left, right) {
                if is_after(*a, *b) {
                    next.push(*b);
                    right = after;
                } else {
                    next.push(*a);
                    left = before;
                }
            }
            next.extend_from_slice(left);
            next.extend_from_slice(right);
        }
        order = next;
        width *= 2;
    }
    let mut target = vec![0; count];
    for (place, from) in order.into_iter().enumerate() {
        if let Some(target) = target.get_mut(from) {
            *target = place;
        }
    }
    target
}

/// A key and what goes with it: what the search for an order sorts many thousand times.
pub(crate) type Keyed = (u64, i64);

/// A key that sorts as the number does, in the order of [`f64::total_cmp`].
pub(crate) fn rising(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// The number that has a key.
pub(crate) fn risen(key: u64) -> f64 {
    f64::from_bits(if key >> 63 == 1 { key & !(1 << 63) } else { !key })
}

/// Sorts indices by a key that is worked out once for each.
pub(crate) fn by_key(indices: &mut [u32], key: &mut dyn FnMut(u32) -> u64) {
    let mut list: Vec<Keyed> = indices.iter().map(|&index| (key(index), i64::from(index))).collect();
    keyed(&mut list);
    for (place, (_, index)) in indices.iter_mut().zip(list) {
        *place = index as u32;
    }
}

/// Sorts by the key alone, equal ones staying in order.
pub(crate) fn keyed(list: &mut [Keyed]) {
    /// Runs this short are sorted by insertion.
    const RUN: usize = 12;
    if list.is_sorted_by_key(|one| one.0) {
        return;
    }
    for run in list.chunks_mut(RUN) {
        for end in 1..run.len() {
            let (mut at, one) = (end, run[end]);
            while at > 0 && one.0 < run[at - 1].0 {
                run[at] = run[at - 1];
                at -= 1;
            }
            run[at] = one;
        }
    }
    let mut width = RUN;
    if width >= list.len() {
        return;
    }
    let mut spare = list.to_vec();
    let mut in_spare = false;
    while width < list.len() {
        if in_spare {
            merge(&spare, list, width)
        } else {
            merge(list, &mut spare, width)
        }
        in_spare = !in_spare;
        width *= 2;
    }
    if in_spare {
        list.copy_from_slice(&spare);
    }
}

/// Merges neighbouring runs of a width from one list to the other.
fn merge(from: &[Keyed], to: &mut [Keyed], width: usize) {
    for (pair, to) in from.chunks(2 * width).zip(to.chunks_mut(2 * width)) {
        let (left, right) = pair.split_at(width.min(pair.len()));
        let (mut l, mut r, mut at) = (0, 0, 0);
        if left.last().map(|one| one.0) <= right.first().map(|one| one.0) {
            // Most lists are nearly sorted: what follows takes both as they are.
            (l, at) = (left.len(), left.len());
            to[..at].copy_from_slice(left);
        }
        while l < left.len() && r < right.len() {
            // No branch on the keys: none could be foretold.
            let is_right = right[r].0 < left[l].0;
            to[at] = if is_right { right[r] } else { left[l] };
            l += usize::from(!is_right);
            r += usize::from(is_right);
            at += 1;
        }
        let rest = if l < left.len() { &left[l..] } else { &right[r..] };
        to[at..].copy_from_slice(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::{Keyed, Sort, by_key, keyed, rising};

    #[test]
    fn sorts_and_keeps_equal_ones_in_order() {
        for count in (0..40).chain([100, 1000, 1537]) {
            let list: Vec<Keyed> = (0..count).map(|index| ((index * 7919 % 5) as u64, index)).collect();
            let mut sorted = list.clone();
            sorted.sort_by_key(|one| one.0);
            let mut own = list.clone();
            own.order_by_key(|one| one.0);
            assert_eq!(own, sorted);
            let mut own = list;
            keyed(&mut own);
            assert_eq!(own, sorted);
        }
    }

    #[test]
    fn numbers_sort_as_they_are() {
        let numbers = [3.5, -0.0, 0.0, f64::NEG_INFINITY, -1.0, 1e-300, f64::INFINITY, -7.25, 3.5];
        let mut indices: Vec<u32> = (0..9).collect();
        let mut sorted = indices.clone();
        by_key(&mut indices, &mut |index| rising(numbers[index as usize]));
        sorted.sort_by(|&a, &b| numbers[a as usize].total_cmp(&numbers[b as usize]));
        assert_eq!(indices, sorted);
    }
}
