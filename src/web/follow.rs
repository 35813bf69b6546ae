//! Transitions: after an update what stays moves to its new place. A script does it; here it learns who is who.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use super::build::numeral;
use crate::network::Network;

/// Drawings with more flows are there at once: no eye could follow them, and moving them costs as much as drawing them.
const MOST: usize = 80;

#[wasm_bindgen(module = "/src/web/follow.js")]
extern "C" {
    #[wasm_bindgen(js_name = follow)]
    fn tell(root: &Element, ids: &str, ends: &str);
}

/// Called after each new drawing of a network in `root`.
pub(super) fn follow(root: &Element, network: &Network) {
    let [ids, ends] = marks(network);
    tell(root, &ids, &ends);
}

/// What the script knows the marks of a drawing by: the ids of the parties, and the numbers of both parties of each flow.
/// Nothing of a drawing too large to be followed.
pub(super) fn marks(network: &Network) -> [String; 2] {
    let (mut ids, mut ends) = (String::new(), String::new());
    if network.flows.len() <= MOST {
        for party in &network.parties {
            ids += &party.id;
            ids.push('\0');
        }
        ends.extend(network.flows.iter().flat_map(|flow| [numeral(flow.from), numeral(flow.to)]));
    }
    [ids, ends]
}
