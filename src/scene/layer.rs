//! The layer of the trace: over the faded drawing, the part of every ribbon that carries the money the reader looks at.

use super::{Draft, TRACE, class, parties, stripes};
use crate::element::Element;
use crate::layout::Rect;
use crate::marks::THIN;
use crate::theme::Ink;
use crate::trace::Sides;
use crate::view::Target;

/// The layer of traced money, and the ring of what the keyboard is on; empty where nothing is traced.
pub(super) fn layer(draft: &Draft, sides: Option<&Sides>) -> Element {
    let mut group = Element::new("g").with("class", TRACE).with("pointer-events", "none");
    let (Some(target), Some(sides)) = (draft.view.traced(), sides) else { return group };
    let owner = draft.layout.carried.as_ref().zip(if let Target::Party(party) = target { Some(party) } else { None });
    let owner = owner.and_then(|(carried, party)| carried.owners.iter().position(|owner| *owner == party));
    for (index, (flow, ribbon)) in draft.network.flows.iter().zip(&draft.layout.links).enumerate() {
        let (Some(ribbon), Some(part)) = (ribbon, sides.flow(index)) else { continue };
        let stripes = draft.flow_stripes(index);
        if ribbon.thickness < THIN {
            let ink = stripes::main(&stripes);
            let line = draft.stroked(Element::new("path"), ink);
            group = group.child(line.with("fill", "none").with("stroke-width", "1.5").with("d", ribbon.middle()));
            continue;
        }
        let share = (part.max(0) as f64 / flow.estimate.max(1) as f64).clamp(0.0, 1.0);
        for (ink, from, to) in stripes {
            // A funder's money is all of its own stripe, and of every stripe a part where the money is mixed.
            let share = owner.map_or(share, |rank| if stripes::owner(rank) == ink { 1.0 } else { 0.0 });
            if share > 0.0 {
                let filled = Element::new("path").with("class", class('f', ink)).with("fill", ink.in_mode(draft.mode));
                let filled = filled.with("fill-opacity", ".72");
                group = group.child(filled.with("d", ribbon.outline(from, from + (to - from) * share)));
            }
        }
    }
    if draft.view.ring
        && let Some(ring) = ring(draft, target)
    {
        group = group.child(
            draft
                .stroked(ring, Ink::Text)
                .with("fill", "none")
                .with("stroke-width", "2")
                .with("stroke-linejoin", "round"),
        );
    }
    group
}

/// The outline of a part, around which the keyboard's focus is shown.
fn ring(draft: &Draft, target: Target) -> Option<Element> {
    match target {
        Target::Party(party) => {
            let bar = draft.layout.nodes.get(party)?.as_ref()?.bar;
            let wide = Rect { x0: bar.x0 - 4.0, y0: bar.y0 - 4.0, x1: bar.x1 + 4.0, y1: bar.y1 + 4.0 };
            Some(parties::rect(wide).with("rx", "3"))
        }
        Target::Flow(flow) => {
            let ribbon = draft.layout.links.get(flow)?.as_ref()?;
            // Around a thin ribbon the ring keeps its distance.
            let spare = (5.0 / ribbon.thickness.max(0.01) - 1.0).max(0.0) / 2.0;
            Some(Element::new("path").with("d", ribbon.outline(-spare, 1.0 + spare)))
        }
    }
}
