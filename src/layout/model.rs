//! The model: a network as the graph that the phases of the layout work on.

use super::graph::{Edge, Pin};
use crate::money::Hundredths;
use crate::network::{Network, Role};

/// A network as a graph of the parties that are drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    /// Per node, the index of its party.
    pub party: Vec<usize>,
    /// Per edge, the index of its flow.
    pub flow: Vec<usize>,
    pub edges: Vec<Edge>,
    pub pins: Vec<Pin>,
    /// Per node, what stays there.
    pub kept: Vec<u64>,
}

impl Model {
    pub fn new(network: &Network) -> Self {
        let mut model = Self::default();
        let mut node = vec![None; network.parties.len()];
        for (index, party) in network.parties.iter().enumerate() {
            if party.inflows.is_empty() && party.outflows.is_empty() {
                continue;
            }
            if let Some(slot) = node.get_mut(index) {
                *slot = Some(model.party.len());
            }
            model.party.push(index);
            model.pins.push(Pin { role: party.role.map(rank), column: party.column });
            let kept: Hundredths = party.keeps.iter().map(|keep| keep.estimate).sum();
            model.kept.push(weight(kept.saturating_add(party.balance.unallocated)));
        }
        for (index, flow) in network.flows.iter().enumerate() {
            if !flow.is_shown || flow.status == crate::description::Status::Declined {
                continue;
            }
            let end = |party: usize| node.get(party).copied().flatten();
            if let (Some(from), Some(to)) = (end(flow.from), end(flow.to)) {
                model.edges.push(Edge { from, to, weight: weight(flow.estimate) });
                model.flow.push(index);
            }
        }
        model
    }
}

fn weight(amount: Hundredths) -> u64 {
    u64::try_from(amount.max(0)).unwrap_or(u64::MAX)
}

fn rank(role: Role) -> u8 {
    match role {
        Role::Funder => 0,
        Role::Sponsor => 1,
        Role::Project => 2,
        Role::Person => 3,
        Role::Deliverable => 4,
    }
}
