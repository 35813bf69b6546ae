//! The style sheet of a live drawing: its inks on light and dark pages, and what is pointed at.

use crate::theme::{INKS, Ink};

/// What does not depend on an ink. Only the keyboard's focus is ringed, and parties draw their ring themselves.
const RULES: &str = "\
.ff-light{color-scheme:light}.ff-dark{color-scheme:dark}
.ff [tabindex]{cursor:pointer;outline:none}
.ff-traced .ff-flows{fill-opacity:.14}
.ff-traced .ff-unsure{fill-opacity:.4}
.ff-flow:focus-visible :is(.ff-ribbon,.ff-unsure){stroke:var(--funding-flow-text,light-dark(#1b2027,#e8ecf1));stroke-width:2;stroke-dasharray:none}
@media (prefers-reduced-motion:no-preference){.ff-flows,.ff-unsure{transition:fill-opacity .12s}}
@media (forced-colors:active){.ff{forced-color-adjust:none}.ff-f-text,.ff-f-muted{fill:CanvasText}.ff-s-text,.ff-s-muted{stroke:CanvasText}.ff-f-paper{fill:Canvas}.ff-halo{stroke:Canvas}}
@media print{.ff{color-scheme:light}}
";

/// The sheet as text, for `adoptedStyleSheets`, a style element or a file. Every ink can be set from outside as a custom
/// property: `--funding-flow-funder`, `-sponsor`, `-project`, `-person`, `-deliverable`, `-party`, `-text`, `-muted`,
/// `-paper`.
#[must_use]
pub fn style() -> String {
    let mut css = String::new();
    for ink in INKS {
        let name = ink.name();
        let colour = colour(ink);
        css += &format!(".ff-f-{name}{{fill:{colour}}}.ff-s-{name}{{stroke:{colour}}}\n");
    }
    // After the inks, of which text on a halo has one too.
    css += &format!(".ff-halo{{stroke:{}}}\n", colour(Ink::Paper));
    css + RULES
}

fn colour(ink: Ink) -> String {
    format!("var(--funding-flow-{},light-dark({},{}))", ink.name(), ink.light(), ink.dark())
}

#[cfg(test)]
mod tests {
    use super::style;

    #[test]
    fn every_ink_has_two_colours_and_a_name_to_set_it() {
        let css = style();
        assert!(css.contains(".ff-f-funder{fill:var(--funding-flow-funder,light-dark(#0072b2,#56a9e4))}"), "{css}");
        assert!(css.contains(".ff-halo{stroke:var(--funding-flow-paper,light-dark(#ffffff,#14181e))}"), "{css}");
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }
}
