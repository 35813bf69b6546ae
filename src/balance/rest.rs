//! Rests: which of them can be computed, and what is missing where one cannot.

use super::ledger::Ledger;
use crate::money::Stated;

/// Why a rest cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoRest {
    /// The party receives nothing.
    NothingReceived,
    /// Another amount at the party takes the rest, too.
    Twice,
    /// The others take more than there is.
    NothingLeft,
    /// This flow at the party is not known.
    Unknown(usize),
    /// Something that the party keeps is not known.
    UnknownKeep,
    /// The rest depends on itself, by way of a circle.
    Circle,
}

/// Rests that cannot be computed, with the party that holds them.
pub(super) fn missing(ledger: &Ledger) -> Vec<(usize, NoRest)> {
    let has_rest = |party: &usize| ledger.accounts[*party].outs.iter().any(|&line| ledger.stated[line] == Stated::Rest);
    let mut asking: Vec<usize> = (0..ledger.accounts.len()).filter(has_rest).collect();
    if asking.is_empty() {
        return Vec::new();
    }
    let figured = figured(ledger);
    asking.retain(|&party| ledger.accounts[party].closed || why(ledger, &figured, party).is_some());
    asking.into_iter().filter_map(|party| Some((party, why(ledger, &figured, party)?))).collect()
}

fn why(ledger: &Ledger, figured: &[bool], party: usize) -> Option<NoRest> {
    let account = &ledger.accounts[party];
    let is_rest = |line: usize| ledger.stated[line] == Stated::Rest;
    if !account.closed {
        return Some(NoRest::Twice);
    }
    if account.ins.is_empty() {
        return Some(NoRest::NothingReceived);
    }
    let others: Vec<usize> = account.outs.iter().copied().filter(|&line| !is_rest(line)).collect();
    let spent = ledger.sum(&others).least;
    if account.overspent || ledger.sum(&account.ins).most.is_some_and(|most| spent > most) {
        return Some(NoRest::NothingLeft);
    }
    let flows = ledger.stated.len() - ledger.keeps.len();
    let unknown = account.ins.iter().chain(&others).copied().filter(|&line| !figured[line]);
    // A cause is better named than what follows from it.
    let unknown = unknown.min_by_key(|&line| matches!(ledger.stated[line], Stated::Rest | Stated::Share(..)))?;
    Some(match ledger.stated[unknown] {
        _ if unknown >= flows => NoRest::UnknownKeep,
        Stated::Rest => NoRest::Circle,
        _ => NoRest::Unknown(unknown),
    })
}

/// For each line whether its amount is said in figures or follows from such: exact, approximate or a range.
fn figured(ledger: &Ledger) -> Vec<bool> {
    let mut figured: Vec<bool> = (ledger.stated.iter().enumerate())
        .map(|(line, stated)| {
            matches!(stated, Stated::Exact(_) | Stated::About(_) | Stated::Range(..)) || ledger.exact(line).is_some()
        })
        .collect();
    // Each pass may make more of them known, in the order in which money runs; circles need a few.
    for _ in 0..4 {
        let mut changed = false;
        for &party in &ledger.order {
            let account = &ledger.accounts[party];
            if account.ins.is_empty() || !account.ins.iter().all(|&line| figured[line]) {
                continue;
            }
            let unknown = account.outs.iter().filter(|&&line| !figured[line]).count();
            for &line in &account.outs {
                let follows = match ledger.stated[line] {
                    Stated::Share(..) => true,
                    Stated::Rest => account.closed && unknown == 1,
                    _ => false,
                };
                changed |= follows && !figured[line];
                figured[line] |= follows;
            }
            // A rest after shares that became known just now.
            let unknown = account.outs.iter().filter(|&&line| !figured[line]).count();
            for &line in &account.outs {
                if unknown == 1 && account.closed && ledger.stated[line] == Stated::Rest && !figured[line] {
                    figured[line] = true;
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
    figured
}
