//! Lost: flows of which an end is not known, so that further problems may merely follow from that.

use super::Network;
use crate::money::{Hundredths, Stated};
use crate::report::Problem;

/// Flows of which an end is not known, and what may merely follow from that.
#[derive(Default)]
pub(super) struct Lost {
    any: bool,
    under_awards: bool,
    /// Who gives those whose receiver is not known, and how much at most.
    unreceived: Vec<(Option<usize>, Option<Hundredths>)>,
    /// Whether an id is given twice: whose flows are named by it?
    pub(super) twice: bool,
}

impl Lost {
    pub(super) fn add(&mut self, from: Option<usize>, is_received: bool, award: Option<usize>, stated: Stated) {
        self.any = true;
        self.under_awards |= award.is_some();
        if !is_received {
            let most = match stated {
                Stated::Exact(most) | Stated::Range(_, Some(most)) => Some(most),
                _ => None,
            };
            self.unreceived.push((from, most));
        }
    }

    /// What a party passes on beyond what it receives may be what others gave and nobody received.
    pub(super) fn forgive(&self, network: &mut Network) {
        for index in 0..network.parties.len() {
            let lost = self.unreceived.iter().filter(|(from, _)| *from != Some(index));
            let most = lost.map(|(_, most)| *most).sum::<Option<Hundredths>>();
            if most.is_none_or(|most| network.parties[index].balance.overspent <= most) {
                network.parties[index].balance.overspent = 0;
            }
        }
    }

    pub(super) fn explains(&self, problem: &Problem) -> bool {
        match problem.code {
            "unconnected-party" => self.any || self.twice,
            "rest-not-computable" => self.any,
            "contradiction" | "share-of-nothing" => !self.unreceived.is_empty(),
            "award-mismatch" => self.under_awards,
            // What is left for an approximate amount; of a party's sum it is known how much may be missing.
            "overspent" => !self.unreceived.is_empty() && problem.pointer.starts_with("/flows"),
            _ => false,
        }
    }
}
