//! The first drawing: the whole picture with what stands around it, to which nothing has happened yet, as a text that a
//! script builds. To write it takes nothing of a page, so that it can be done beside the page.

use wasm_bindgen::prelude::wasm_bindgen;

use super::chart::{direction, mode};
use super::{build, follow, theme};
use crate::face::face;
use crate::layout::{self, Options, Previous, by_role};
use crate::letter::joined;
use crate::network::Network;
use crate::read;
use crate::theme::Mode;

/// Draws what is asked for, at the width of a host in pixels; one that is hidden has none. `asked` is the attributes `theme`,
/// `layout` and `lang` (see `language`), the order of the drawing before (nothing where there was none) and a description in
/// JSON, each after the other with a zero between. Undefined where the description has errors.
///
/// The answer is, with `\u{3}` between: the shape of the drawing, for `build.js`; the ends of the flows and the ids of the
/// parties, for `follow.js`; the order; the style sheet; and the words of the drawing, the only ones of unknown letters.
#[wasm_bindgen]
pub fn paint(asked: &str, width: f64) -> Option<String> {
    let mut asked = asked.splitn(5, '\0');
    let mut next = || asked.next().unwrap_or_default();
    let (mode, direction, lang, previous) = (mode(next()), direction(next()), next(), next());
    let network = network(next(), lang)?;
    let width = drawn(width);
    let previous = Some(Previous::from_text(previous.to_owned()));
    let layout = by_role(&network, &layout::Options { width, direction, previous, ..Options::default() });
    let order = Previous::new(&network, &layout).into_text();
    let draft = build::Draft::of(face(&network, &layout, &theme(mode.unwrap_or(Mode::Auto))));
    let [ids, ends] = follow::marks(&network);
    Some(joined(&[draft.shape, ends, ids, order, super::style::first(), draft.words], "\u{3}"))
}

/// What a text describes, in the language that the attribute `lang` asks for, or else in its own.
pub(super) fn network(text: &str, lang: &str) -> Option<Network> {
    let mut network = read(text).0?;
    let lang = language(lang);
    if !lang.is_empty() {
        network.speak(lang.to_owned());
    }
    Some(network)
}

/// The tag of a language, behind which the words may stand that a page has fetched for it.
pub(super) fn language(said: &str) -> &str {
    #[cfg(feature = "split")]
    return crate::words::learn(said);
    #[cfg(not(feature = "split"))]
    said
}

/// The width to draw at in a host of this width. One that is hidden has none.
pub(super) fn drawn(width: f64) -> f64 {
    if width > 0.0 { width } else { Options::default().width }
}

/// The style sheet of drawings to which nothing has happened.
#[wasm_bindgen]
pub fn style() -> String {
    super::style::first()
}
