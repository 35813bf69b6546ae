//! The trace: over the faded drawing, the part of every ribbon that carries the money the reader looks at.

use super::{Draft, class};
use crate::element::Element;
use crate::marks::THIN;
use crate::theme::Ink;
use crate::trace;

/// The layer of traced money; empty where nothing is traced.
pub(super) fn layer(draft: &Draft) -> Element {
    let mut group = Element::new("g").with("class", "ff-trace").with("pointer-events", "none");
    let Some(target) = draft.view.traced() else { return group };
    let traced = trace::around(draft.network, target);
    for (index, (flow, ribbon)) in draft.network.flows.iter().zip(&draft.layout.links).enumerate() {
        let (Some(ribbon), Some(part)) = (ribbon, traced.flow(index)) else { continue };
        let ink = Ink::Role(draft.role(flow.from));
        if ribbon.thickness < THIN {
            let line = Element::new("path").with("class", class('s', ink)).with("stroke", ink.in_mode(draft.mode));
            group = group.child(line.with("fill", "none").with("stroke-width", "1.5").with("d", ribbon.middle()));
            continue;
        }
        #[allow(clippy::cast_precision_loss, reason = "a ratio for a width in pixels")]
        let share = (part.max(0) as f64 / flow.estimate.max(1) as f64).clamp(0.0, 1.0);
        let filled = Element::new("path").with("class", class('f', ink)).with("fill", ink.in_mode(draft.mode));
        group = group.child(filled.with("fill-opacity", ".72").with("d", ribbon.outline(0.0, share)));
    }
    group
}
