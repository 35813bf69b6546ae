//! The face: a widget as it stands before its reader does anything, and the frame that a live one keeps.

use crate::element::Element;
use crate::layout::Layout;
use crate::letter::strung;
use crate::network::{Choice, Network};
use crate::panel::{choices, said};
use crate::scene::untouched;
use crate::theme::{Mode, Theme};
use crate::words::Word;

/// All of it: the drawing with what stands around it, as the live widget begins.
#[must_use]
pub fn face(network: &Network, layout: &Layout, theme: &Theme) -> Element {
    let offered = choices(network, &network.offers(), &Choice::default());
    root(theme.mode, layout.vertical, false)
        .child(untouched(network, layout, theme).root)
        .child(hint(network))
        .children(offered)
        .child(bar(network, Word::AsTable))
        .child(spoken(""))
        .child(print())
}

/// The outermost element, whose classes say how everything in it looks.
pub(crate) fn root(mode: Mode, is_vertical: bool, is_traced: bool) -> Element {
    let mode = match mode {
        Mode::Light => " ff-light",
        Mode::Dark => " ff-dark",
        Mode::Auto => "",
    };
    let narrow = if is_vertical { " ff-narrow" } else { "" };
    let traced = if is_traced { " ff-traced" } else { "" };
    Element::new("div").with("class", strung(&["funding-flow", mode, narrow, traced])).with("part", "drawing")
}

/// The caption where nothing is pointed at: how to begin.
pub(crate) fn hint(network: &Network) -> Element {
    caption().child(Element::new("p").with("class", "ff-hint").text(said(network, Word::Hint)))
}

/// The place of fixed height under the drawing.
pub(crate) fn caption() -> Element {
    Element::new("div").with("class", "ff-caption").with("part", "caption")
}

/// The keys that work in the drawing, and the button that turns it into a table or back.
pub(crate) fn bar(network: &Network, turn: Word) -> Element {
    let keys = Element::new("p").with("class", "ff-keys").text(said(network, Word::Keys));
    let button = Element::new("button").with("type", "button").with("class", "ff-turn").with("part", "button");
    let button = button.with("data-act", "turn").text(said(network, turn));
    Element::new("div").with("class", "ff-bar").child(keys).child(button)
}

/// What those hear who do not see what has changed.
pub(crate) fn spoken(text: &str) -> Element {
    Element::new("p").with("class", "ff-said").with("role", "status").text(text)
}

/// The place of the table that goes on paper.
pub(crate) fn print() -> Element {
    Element::new("div").with("class", "ff-print")
}
