//! Carried: whose money every flow and party carries, for colours.

use super::mixing::{Mixing, ONE};
use super::origins_before;
use crate::money::Hundredths;
use crate::network::Network;
use crate::sort::Sort as _;

/// How many origins have a colour of their own.
pub const OWNERS: usize = 4;

/// Shares of the owners in their order, and last of all others; they add up to one.
pub type Shares = [f64; OWNERS + 1];

/// Whose money every flow and party carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// The parties that bring in most money, the largest first.
    pub owners: Vec<usize>,
    /// Whether there are more of them than have a colour.
    pub others: bool,
    /// Of every flow.
    pub flows: Vec<Shares>,
    /// Of every party: what reaches it and what it brings in.
    pub parties: Vec<Shares>,
}

/// How many parties are tried for a colour where the money of many is not shown.
const TRIED: usize = 4 * OWNERS;

/// Whose money every flow and party carries, by estimates.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "ratios for widths in pixels")]
pub fn carried(network: &Network) -> Carried {
    let mixing = Mixing::new(network.whole());
    let mut own = vec![0; network.parties.len()];
    for (party, pool) in mixing.parties.iter().enumerate() {
        own[network.drawn_as(party)] += pool.own;
    }
    let is_drawn = |party: usize| network.parties[party].is_drawn();
    let mut bringing: Vec<usize> = (0..own.len()).filter(|&party| own[party] > 0).collect();
    bringing.order_by_key(|&party| (!is_drawn(party), std::cmp::Reverse(own[party]), party));
    let mut owners = Vec::new();
    let mut flows = vec![[0.0; OWNERS + 1]; network.flows.len()];
    for &owner in bringing.iter().take(TRIED) {
        let rank = owners.len();
        if rank == OWNERS {
            break;
        }
        let mut any = network.shown.is_none();
        for member in network.members(owner) {
            let [before, up_to_here] = origins_before(&mixing, member);
            for (index, (with, without)) in up_to_here.into_iter().zip(before).enumerate() {
                let Some(at) = network.flow_drawn_as(index) else { continue };
                // Of flows that are drawn as one each counts by its amount.
                let weight = match network.whole().flows[index].estimate {
                    estimate if estimate == network.flows[at].estimate => 1.0,
                    estimate => estimate as f64 / network.flows[at].estimate.max(1) as f64,
                };
                let share = (with - without) as f64 / ONE as f64 * weight;
                flows[at][rank] = (flows[at][rank] + share).clamp(0.0, 1.0);
                any |= share > 0.0;
            }
        }
        if any {
            owners.push(owner);
        }
    }
    flows.iter_mut().for_each(complete);
    let others = match &network.shown {
        None => bringing.len() > owners.len(),
        Some(_) => flows.iter().zip(&network.flows).any(|(shares, flow)| flow.is_shown && shares[OWNERS] > 0.0),
    };
    let mut parties = vec![[0.0; OWNERS + 1]; network.parties.len()];
    for (index, (party, shares)) in network.parties.iter().zip(&mut parties).enumerate() {
        // Of a part, what a party adds of its own is seen in what it passes on.
        let (seen, own) = match &network.shown {
            Some(_) if party.inflows.is_empty() || own[index] > 0 => (&party.outflows, 0),
            Some(_) => (&party.inflows, 0),
            None => (&party.inflows, own[index]),
        };
        let received: Hundredths = seen.iter().map(|&flow| network.flows[flow].estimate).sum();
        let all = (received + own).max(1) as f64;
        for &flow in seen {
            for (share, part) in shares.iter_mut().zip(flows[flow]) {
                *share += part * network.flows[flow].estimate as f64 / all;
            }
        }
        if let Some(rank) = owners.iter().position(|&owner| owner == index) {
            shares[rank] += own as f64 / all;
        }
        complete(shares);
    }
    Carried { owners, others, flows, parties }
}

/// What none of the owners has is of others; fractions that are rounded leave no hairline of them.
fn complete(shares: &mut Shares) {
    let known: f64 = shares[..OWNERS].iter().sum();
    shares[OWNERS] = if known > 0.999_999 { 0.0 } else { 1.0 - known };
    let last = shares.iter().rposition(|share| *share > 0.0).unwrap_or(OWNERS);
    shares[last] += 1.0 - shares.iter().sum::<f64>();
}
