//! Transitions: after an update what stays moves to its new place. A script does it; here it learns who is who.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::network::Network;

/// Drawings with more flows are there at once: no eye could follow them, and moving them costs as much as drawing them.
const MOST: usize = 80;

#[wasm_bindgen(module = "/src/web/follow.js")]
extern "C" {
    #[wasm_bindgen(js_name = follow)]
    fn tell(root: &Element, ids: &str, ends: &[u32]);
}

/// Called after each new drawing of a network in `root`.
pub(super) fn follow(root: &Element, network: &Network) {
    let (mut ids, mut ends) = (String::new(), Vec::new());
    if network.flows.len() <= MOST {
        for party in &network.parties {
            ids += &party.id;
            ids.push('\0');
        }
        ends.extend(network.flows.iter().flat_map(|flow| [flow.from as u32, flow.to as u32]));
    }
    tell(root, &ids, &ends);
}
