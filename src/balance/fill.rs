//! Water-filling: sharing a sum equally among lines, each within its interval.

use crate::money::{Hundredths, Interval};
use crate::sort::Sort as _;

/// Parts that add up to `sum`, as far as their intervals allow that: each gets its least, and of what is left beyond as
/// equal a part as fits below its most. So a part that is more than its least shows that it is not known exactly.
pub(super) fn fill(sum: Hundredths, intervals: &[Interval]) -> Vec<Hundredths> {
    let certain: Hundredths = intervals.iter().map(|interval| interval.least).sum();
    let parts = level(sum - certain, intervals);
    parts.into_iter().zip(intervals).map(|(part, interval)| interval.least + part).collect()
}

/// Parts beyond the least, as equal as the intervals allow. Hundredths that cannot be split go to the first.
fn level(sum: Hundredths, intervals: &[Interval]) -> Vec<Hundredths> {
    let mut parts = vec![0; intervals.len()];
    let room = |index: usize| intervals[index].most.map(|most| (most - intervals[index].least).max(0));
    // Those with little room are filled first; what they cannot take is shared by the others.
    let mut order: Vec<usize> = (0..intervals.len()).collect();
    order.order_by_key(|&index| (room(index).is_none(), room(index), index));
    let mut left = sum.max(0);
    for (done, &index) in order.iter().enumerate() {
        let open = Hundredths::try_from(order.len() - done).unwrap_or(1);
        if let Some(room) = room(index).filter(|room| room * open <= left) {
            parts[index] = room;
            left -= room;
            continue;
        }
        // The rest of the order has room for an equal part each.
        let (equal, mut over) = (left / open, left % open);
        let mut others = order[done..].to_vec();
        others.order();
        for index in others {
            parts[index] = equal;
            if over > 0 && room(index).is_none_or(|room| room > equal) {
                parts[index] += 1;
                over -= 1;
            }
        }
        break;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{Interval, fill};

    #[test]
    fn sums_are_shared_equally_within_intervals() {
        let any = Interval::ANY;
        let within = |least, most| Interval { least, most: Some(most) };
        let cases: [(i128, &[Interval], &[i128]); 7] = [
            (10, &[any, any, any], &[4, 3, 3]),
            (10, &[within(0, 2), any], &[2, 8]),
            (10, &[within(7, 9), any, any], &[8, 1, 1]),
            (10, &[within(7, 9), within(6, 9)], &[7, 6]),
            (100, &[within(0, 5), within(0, 6)], &[5, 6]),
            (0, &[any], &[0]),
            (5, &[], &[]),
        ];
        for (sum, intervals, parts) in cases {
            assert_eq!(fill(sum, intervals), parts, "{sum} {intervals:?}");
        }
    }
}
