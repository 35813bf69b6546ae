//! Styles and patterns: the hatching of uncertain money, the dots of gifts in kind, and the colours of dark pages.

use super::{Draft, class};
use crate::element::Element;
use crate::letter::strung;
use crate::sort::Sort as _;
use crate::theme::{INKS, Ink, Mode};
use crate::trace::OWNERS;

/// The style sheet of a static drawing: dark colours where asked for, and a hint of interaction under a pointer.
pub(super) fn sheet(mode: Mode) -> Element {
    let mut css = String::new();
    if mode == Mode::Auto {
        css.push_str(":root{color-scheme:light dark}@media (prefers-color-scheme:dark){");
        css.push_str(&dark_rules());
        css.push('}');
    }
    css.push_str(".ff-ribbon:hover,.ff-flow:hover .ff-ribbon{fill-opacity:.75}.ff-unsure:hover,.ff-flow:hover .ff-unsure{fill-opacity:1}.ff-party:hover{fill-opacity:.75}");
    css.push_str("@media print{.ff-flow{fill-opacity:1}}");
    Element::new("style").text(css)
}

/// Rules that turn every ink dark.
pub(crate) fn dark_rules() -> String {
    let mut css = String::new();
    for ink in INKS {
        let (fill, stroke) = (class('f', ink), class('s', ink));
        let colour = ink.dark();
        css += &strung(&[".", fill, "{fill:", colour, "}.", stroke, "{stroke:", colour, "}"]);
    }
    css.push_str(".ff-halo{stroke:");
    css.push_str(Ink::Paper.dark());
    css.push('}');
    css
}

/// What a pattern says of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// The amount is an estimate.
    Hatched,
    /// In kind.
    Dotted,
}

impl Pattern {
    fn name(self) -> &'static str {
        match self {
            Self::Hatched => "hatch",
            Self::Dotted => "dots",
        }
    }

    /// The paint of a part that has it.
    pub fn paint(self, ink: Ink) -> String {
        strung(&["url(#ff-", self.name(), "-", ink.name(), ")"])
    }
}

/// The patterns that occur.
pub(super) fn patterns(draft: &Draft) -> Element {
    let mut inks: Vec<Ink> = draft.network.flows.iter().map(|flow| Ink::Role(draft.role(flow.from))).collect();
    inks.extend((0..draft.network.parties.len()).map(|party| Ink::Role(draft.role(party))));
    inks.push(Ink::Muted);
    if draft.layout.carried.is_some() {
        inks.extend((0..=OWNERS).map(super::stripes::owner));
    }
    inks.order();
    inks.dedup();
    let mut defs = Element::new("defs");
    for ink in inks {
        defs = defs.child(hatched(draft, ink));
        if draft.network.flows.iter().any(|flow| crate::marks::of(flow).in_kind) {
            defs = defs.child(dotted(draft, ink));
        }
    }
    defs
}

fn tile(name: Pattern, ink: Ink, size: &'static str) -> Element {
    Element::new("pattern")
        .with("id", strung(&["ff-", name.name(), "-", ink.name()]))
        .with("width", size)
        .with("height", size)
        .with("patternUnits", "userSpaceOnUse")
}

fn hatched(draft: &Draft, ink: Ink) -> Element {
    let ground =
        draft.filled(Element::new("rect"), ink).with("width", "6").with("height", "6").with("fill-opacity", ".12");
    let line = draft
        .stroked(Element::new("path"), ink)
        .with("d", "M1.5,0V6")
        .with("stroke-width", "2")
        .with("stroke-opacity", ".5");
    tile(Pattern::Hatched, ink, "6").with("patternTransform", "rotate(45)").child(ground).child(line)
}

fn dotted(draft: &Draft, ink: Ink) -> Element {
    let ground =
        draft.filled(Element::new("rect"), ink).with("width", "7").with("height", "7").with("fill-opacity", ".12");
    let dot = |at: &'static str| {
        draft
            .filled(Element::new("circle"), ink)
            .with("cx", at)
            .with("cy", at)
            .with("r", "1.2")
            .with("fill-opacity", ".65")
    };
    tile(Pattern::Dotted, ink, "7").child(ground).child(dot("1.75")).child(dot("5.25"))
}
