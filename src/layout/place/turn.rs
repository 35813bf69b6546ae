//! Turns labels from over their bars to under them where that lets links run straighter.
//!
//! In a column the first labels stand over their bars and the rest under them, so that no gap ever holds two labels and a
//! reader sees whose label it is. Only where the first ones end is searched, column by column, each try placed anew.

use super::Slots;
use super::isotonic::{self, Touching};
use super::scale::Fit;

/// Part of all travel that a turn has to save.
const WORTH: f64 = 0.002;

/// The sweeps with which a try is placed: those that are nearest to plain distances.
const SWEEPS: std::ops::Range<usize> = 30..48;

/// Slots that all tries together may place.
const BUDGET: usize = 60_000;

/// Turns rooms; gives which slots' rooms are turned.
pub(super) fn rooms(
    slots: &mut Slots,
    links: &Touching,
    fit: &mut Fit,
    padding: f64,
    begin: &mut Vec<f64>,
) -> Vec<bool> {
    let mut turned = vec![false; slots.slot.len()];
    let mut travel = links.travel(begin);
    if travel <= 0.0 {
        return turned;
    }
    let mut tries = BUDGET / (SWEEPS.len() * slots.slot.len()).max(1);
    for _ in 0..2 {
        for c in 0..slots.columns() {
            let mine: Vec<usize> = slots.run(c).filter(|&i| slots.slot[i].room.turns).collect();
            let now = mine.iter().filter(|&&i| !turned[i]).count();
            let mut best = now;
            for first in near(now, mine.len()) {
                if tries == 0 {
                    return turned;
                }
                tries -= 1;
                set(slots, fit, c, padding, &mine, first, &mut turned);
                if fit.used(slots, c) <= fit.content.1 - fit.content.0 {
                    let mut moved = begin.clone();
                    isotonic::sweep(slots, links, fit, padding, SWEEPS, &mut moved);
                    let after = links.travel(&moved);
                    if after < travel * (1.0 - WORTH) {
                        (travel, best, *begin) = (after, first, moved);
                    }
                }
                set(slots, fit, c, padding, &mine, best, &mut turned);
            }
        }
    }
    turned
}

/// The numbers up to `most` around `now`: the nearest ones, then at growing distances.
fn near(now: usize, most: usize) -> Vec<usize> {
    let mut list = Vec::new();
    let mut step = 1;
    while step <= most {
        list.extend(now.checked_sub(step));
        list.extend(Some(now + step).filter(|&up| up <= most));
        step += 1 + step / 3;
    }
    list
}

/// Lets the rooms of the first slots of a list be as they are and turns those of the others.
fn set(slots: &mut Slots, fit: &mut Fit, c: usize, padding: f64, mine: &[usize], first: usize, turned: &mut [bool]) {
    for (rank, &i) in mine.iter().enumerate() {
        if turned[i] != (rank >= first) {
            turned[i] = !turned[i];
            slots.slot[i].turn();
        }
    }
    fit.measure(slots, c, padding);
}
