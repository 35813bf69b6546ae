//! The legend as drawn: a swatch of every mark beside its meaning.

use super::style::Pattern;
use super::{Draft, class};
use crate::element::Element;
use crate::layout::{LegendItem, LegendKey};
use crate::letter::strung;
use crate::theme::Ink;

/// All entries of the legend.
pub(super) fn legend(draft: &Draft) -> Element {
    let group = Element::new("g").with("class", "ff-legend");
    group.children(draft.layout.legend.items.iter().map(|item| {
        let text = draft.filled(Element::new("g"), Ink::Muted).at("font-size", item.text.size);
        let text = text.children(item.text.lines.iter().map(|line| draft.line(line)));
        Element::new("g").children(swatch(draft, item)).child(text)
    }))
}

fn swatch(draft: &Draft, item: &LegendItem) -> Vec<Element> {
    let area = item.swatch;
    let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
    let rect =
        |x: f64, width: f64| Element::new("rect").at("x", x).at("y", area.y0).at("width", width).at("height", height);
    let solid = |x: f64, width: f64, opacity: &'static str| {
        draft.filled(rect(x, width), Ink::Muted).with("fill-opacity", opacity)
    };
    let hatched = |x: f64, width: f64| rect(x, width).with("fill", Pattern::Hatched.paint(Ink::Muted));
    match item.key {
        LegendKey::Scale => {
            vec![solid(area.x0, width, ".38"), solid(area.x0, 2.0, "1"), solid(area.x1 - 2.0, 2.0, "1")]
        }
        LegendKey::Owner(rank) => vec![draft.filled(rect(area.x0, width), super::stripes::owner(rank))],
        LegendKey::NoScale | LegendKey::Uncertain => vec![hatched(area.x0, width)],
        LegendKey::InKind => vec![rect(area.x0, width).with("fill", Pattern::Dotted.paint(Ink::Muted))],
        LegendKey::Proposed => vec![
            draft
                .stroked(rect(area.x0, width), Ink::Muted)
                .with("fill", Ink::Muted.in_mode(draft.mode))
                .with("fill-opacity", ".15")
                .with("stroke-width", "1.25")
                .with("stroke-dasharray", "5 4"),
        ],
        LegendKey::Stub => vec![
            solid(area.x0, 6.0, "1"),
            solid(area.x0 + 6.0, width * 0.5, ".38"),
            solid(area.x0 + 6.0 + width * 0.5, 2.0, "1"),
        ],
        LegendKey::Higher | LegendKey::Spared => Vec::new(),
        LegendKey::Thin => vec![
            Element::new("path")
                .with("class", class('s', Ink::Muted))
                .with("stroke", Ink::Muted.in_mode(draft.mode))
                .with("stroke-dasharray", "1 2")
                .with(
                    "d",
                    strung(&[
                        "M",
                        &crate::element::number(area.x0),
                        ",",
                        &crate::element::number((area.y0 + area.y1) / 2.0),
                        "H",
                        &crate::element::number(area.x1),
                    ]),
                ),
        ],
    }
}
