//! Flows as ribbons: solid what is certain, hatched what is not, dashed what is proposed, a fine line what is too thin.

use super::stripes::{self, Stripe};
use super::style::Pattern;
use super::{Draft, class};
use crate::element::Element;
use crate::layout::Ribbon;
use crate::letter::strung;
use crate::marks::{self, Marks, THIN};
use crate::network::Flow;
use crate::sort::Sort as _;
use crate::summary;
use crate::theme::Ink;
use crate::view::Target;

/// Opacity of a ribbon: its neighbours and crossings stay visible through it.
const SOFT: &str = ".38";

/// All ribbons, the thinnest last, so that none hides below another.
pub(super) fn ribbons(draft: &Draft) -> Element {
    let group = Element::new("g").with("class", "ff-flows").with("fill-opacity", SOFT);
    group.children(by_thickness(draft).into_iter().map(|(index, flow, ribbon)| one(draft, index, flow, ribbon)))
}

fn by_thickness<'a>(draft: &Draft<'a>) -> Vec<(usize, &'a Flow, &'a Ribbon)> {
    let mut drawn = Vec::with_capacity(draft.network.flows.len());
    for (index, (flow, ribbon)) in draft.network.flows.iter().zip(&draft.layout.links).enumerate() {
        if let Some(ribbon) = ribbon {
            drawn.push((index, flow, ribbon));
        }
    }
    drawn.order_by(|a, b| b.2.thickness.total_cmp(&a.2.thickness).then(a.0.cmp(&b.0)));
    drawn
}

fn one(draft: &Draft, index: usize, flow: &Flow, ribbon: &Ribbon) -> Element {
    let marks = marks::of(flow);
    let stripes = draft.flow_stripes(index);
    let ink = stripes::main(&stripes);
    let mut drawn = Vec::with_capacity(1);
    if ribbon.thickness < THIN {
        drawn.push(fine_line(draft, ribbon, ink, marks));
    } else {
        drawn = parts(draft, ribbon, &stripes, marks);
        if marks.proposed {
            drawn.push(outline(draft, ribbon, ink));
        }
    }
    draft.addressed("ff-flow", drawn, Target::Flow(index), summary::flow_name(draft.network, index))
}

/// The certain and the uncertain part of every stripe side by side.
fn parts(draft: &Draft, ribbon: &Ribbon, stripes: &[Stripe], marks: Marks) -> Vec<Element> {
    let mut parts = Vec::with_capacity(2);
    for &(ink, from, to) in stripes {
        if marks.in_kind {
            parts.push(patterned(Pattern::Dotted.paint(ink), ribbon.outline(from, to)));
            continue;
        }
        let middle = from + (to - from) * marks.certain;
        if marks.certain > 0.0 {
            let solid = Element::new("path").with("class", strung(&["ff-ribbon ", class('f', ink)]));
            parts.push(solid.with("fill", ink.in_mode(draft.mode)).with("d", ribbon.outline(from, middle)));
        }
        if marks.certain < 1.0 {
            parts.push(patterned(Pattern::Hatched.paint(ink), ribbon.outline(middle, to)));
        }
    }
    parts
}

fn patterned(paint: String, outline: String) -> Element {
    Element::new("path").with("class", "ff-unsure").with("fill", paint).with("fill-opacity", ".9").with("d", outline)
}

/// The dashed edge of proposed money.
fn outline(draft: &Draft, ribbon: &Ribbon, ink: Ink) -> Element {
    draft
        .stroked(Element::new("path"), ink)
        .with("fill", "none")
        .with("stroke-width", "1.25")
        .with("stroke-dasharray", "5 4")
        .with("d", ribbon.outline(0.0, 1.0))
}

/// The mark of a ribbon too thin to be seen: a fine line whose width says nothing.
fn fine_line(draft: &Draft, ribbon: &Ribbon, ink: Ink, marks: Marks) -> Element {
    let line = draft.stroked(Element::new("path"), ink).with("fill", "none").with("stroke-width", "1");
    // Dots say that it is too thin, dashes between them that there is more to it.
    let dashes = if marks.proposed || marks.certain < 1.0 { "5 2 1 2" } else { "1 2" };
    line.with("stroke-dasharray", dashes).with("d", ribbon.middle())
}
