//! Water-filling: sharing a sum equally among lines, each within its interval.

use crate::money::{Hundredths, Interval};

/// Parts that are as equal as their intervals allow and add up to `sum`, as far as the intervals allow that.
/// Hundredths that cannot be split go to the first.
pub(super) fn fill(sum: Hundredths, intervals: &[Interval]) -> Vec<Hundredths> {
    let at = |level: Hundredths| intervals.iter().map(move |interval| interval.clamp(level));
    let total = |level: Hundredths| at(level).sum::<Hundredths>();
    if total(0) >= sum {
        return at(0).collect();
    }
    // The highest level at which no more than the sum is needed; `high` is above it or above every interval.
    let (mut low, mut high) = (0, sum + 1);
    if total(sum) <= sum {
        low = sum;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if total(middle) <= sum {
            low = middle;
        } else {
            high = middle;
        }
    }
    let mut parts: Vec<Hundredths> = at(low).collect();
    let mut left = sum - parts.iter().sum::<Hundredths>();
    for (part, interval) in parts.iter_mut().zip(intervals) {
        if left > 0 && *part == low && interval.contains(low + 1) {
            *part += 1;
            left -= 1;
        }
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
            (10, &[within(7, 9), any, any], &[7, 2, 1]),
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
