//! The layer of the trace: over the faded drawing, the part of every ribbon that carries the money the reader looks at.

use super::{Draft, TRACE, stripes};
use crate::element::Element;
use crate::marks::THIN;
use crate::theme::Ink;
use crate::trace::Sides;
use crate::view::Target;

/// Beyond so many parts those of one ink are one element: browsers take long over thousands of small ones.
const MANY: usize = 100;

/// From a bar to the middle of the ring around it, in pixels.
const APART: f64 = 2.5;

/// The traced part of a stripe.
struct Part {
    ink: Ink,
    is_line: bool,
    path: String,
}

/// The layer where nothing is traced.
pub(super) fn empty() -> Element {
    Element::new("g").with("class", TRACE).with("pointer-events", "none")
}

/// The layer of traced money; empty where nothing is traced.
pub(super) fn layer(draft: &Draft, sides: Option<&Sides>) -> Element {
    let mut group = empty();
    let (Some(target), Some(sides)) = (draft.view.traced(), sides) else { return group };
    let owner = draft.layout.carried.as_ref().zip(if let Target::Party(party) = target { Some(party) } else { None });
    let owner = owner.and_then(|(carried, party)| carried.owners.iter().position(|owner| *owner == party));
    let mut parts: Vec<Part> = Vec::new();
    for (index, (flow, ribbon)) in draft.network.flows.iter().zip(&draft.layout.links).enumerate() {
        let (Some(ribbon), Some(part)) = (ribbon, sides.flow(index)) else { continue };
        let stripes = draft.flow_stripes(index);
        if ribbon.thickness < THIN {
            parts.push(Part { ink: stripes::main(&stripes), is_line: true, path: ribbon.middle() });
            continue;
        }
        let share = (part.max(0) as f64 / flow.estimate.max(1) as f64).clamp(0.0, 1.0);
        for (ink, from, to) in stripes {
            // A funder's money is all of its own stripe, and of every stripe a part where the money is mixed.
            let share = owner.map_or(share, |rank| if stripes::owner(rank) == ink { 1.0 } else { 0.0 });
            if share > 0.0 {
                parts.push(Part { ink, is_line: false, path: ribbon.outline(from, from + (to - from) * share) });
            }
        }
    }
    if parts.len() > MANY {
        parts = joined(parts);
    }
    group = group.children(parts.into_iter().map(|Part { ink, is_line, path }| {
        let element = Element::new("path");
        let element = if is_line {
            draft.stroked(element, ink).with("fill", "none").with("stroke-width", "1.5")
        } else {
            draft.filled(element, ink).with("fill-opacity", ".72")
        };
        element.with("d", path)
    }));
    group
}

/// The layer of the ring around what the keyboard is on: over the labels, whose halos would break it.
pub(super) fn focus(draft: &Draft) -> Option<Element> {
    let target = draft.view.traced().filter(|_| draft.view.ring)?;
    let ring = draft.stroked(ring(draft, target)?, Ink::Text).with("fill", "none").with("stroke-width", "2");
    Some(empty().child(ring.with("stroke-linejoin", "round")))
}

/// Those of one ink as one path.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        match joined.iter_mut().find(|other| (other.ink, other.is_line) == (part.ink, part.is_line)) {
            Some(other) => other.path.push_str(&part.path),
            None => joined.push(part),
        }
    }
    joined
}

/// The outline of a part, around which the keyboard's focus is shown.
fn ring(draft: &Draft, target: Target) -> Option<Element> {
    match target {
        Target::Party(party) => {
            let bar = draft.layout.nodes.get(party)?.as_ref()?.bar;
            // So near that names, a pixel away at the nearest, are touched by it, but not struck out.
            let place = Element::new("rect").at("x", bar.x0 - APART).at("y", bar.y0 - APART).with("rx", "3");
            let (width, height) = (bar.x1 - bar.x0 + 2.0 * APART, bar.y1 - bar.y0 + 2.0 * APART);
            Some(place.at("width", width).at("height", height))
        }
        Target::Flow(flow) => {
            let ribbon = draft.layout.links.get(flow)?.as_ref()?;
            // Around a thin ribbon the ring keeps its distance.
            let spare = (5.0 / ribbon.thickness.max(0.01) - 1.0).max(0.0) / 2.0;
            Some(Element::new("path").with("d", ribbon.outline(-spare, 1.0 + spare)))
        }
    }
}
