//! The style sheet of a live drawing: its inks on light and dark pages, and what is pointed at.

use crate::letter::strung;
use crate::theme::{INKS, Ink};

/// What does not depend on an ink, of a drawing to which nothing has happened. All languages of the words run from left to
/// right; what an author writes may not.
const FIRST: &str = "\
.ff-light{color-scheme:light}.ff-dark{color-scheme:dark}
.funding-flow{display:flow-root;position:relative;overflow-anchor:none;direction:ltr;color:var(--ff-text);line-height:1.45}
.funding-flow:is(.ff-light,.ff-dark){background:var(--ff-paper)}
.ff [tabindex]{cursor:pointer;outline:none}
.funding-flow p{margin:0}
.ff-caption{box-sizing:border-box;block-size:6.8em;overflow:auto;margin:0 1em;padding-block:.5em;border-block-start:1px solid var(--ff-line);font-size:.9375em}
.ff-narrow .ff-caption{block-size:9em}
@media (hover:none){.ff-narrow .ff-caption{block-size:auto;min-block-size:4.5em}}
.ff-hint,.ff-keys{color:var(--ff-muted)}
.ff-choose{display:flex;flex-wrap:wrap;gap:.4em 1.25em;align-items:center;margin:.25em 1em .75em;font-size:.875em}
.ff-choose>*{display:flex;gap:.4em;align-items:center;min-inline-size:0;max-inline-size:100%}.ff-choose>span{flex-wrap:wrap}
.ff-choose :is(label,span)>span{color:var(--ff-muted)}
.funding-flow select{font:inherit;color:inherit;background:var(--ff-paper);border:1px solid var(--ff-muted);border-radius:.4em;padding:.2em .4em;min-block-size:24px;flex:0 1 auto;min-inline-size:0;max-inline-size:18em}
.ff-bar{display:flex;gap:1em;align-items:start;margin:.25em 1em .75em;font-size:.875em;min-block-size:2em}
.funding-flow .ff-keys{flex:1;visibility:hidden}.ff-narrow .ff-bar{flex-wrap:wrap}.ff-narrow .ff-keys{flex-basis:100%;order:1;display:none}.ff-turn{margin-inline-start:auto}
.funding-flow:has(.ff :focus-visible) .ff-keys{visibility:visible;display:block}
.funding-flow button{font:inherit;color:inherit;background:transparent;border:1px solid var(--ff-muted);border-radius:.4em;padding:.2em .8em;min-block-size:24px;min-inline-size:24px;cursor:pointer;white-space:nowrap}
.funding-flow button:hover:not([aria-pressed=true]){background:var(--ff-line)}
.funding-flow :is(button,a,select):focus-visible{outline:2px solid var(--ff-text);outline-offset:2px}
.ff-said{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.ff-print{display:none}
@media (forced-colors:active){.ff{forced-color-adjust:none}.ff-f-text,.ff-f-muted{fill:CanvasText}.ff-s-text,.ff-s-muted{stroke:CanvasText}.ff-f-paper{fill:Canvas}.ff-halo{stroke:Canvas}}
@media print{.ff,.funding-flow{color-scheme:light}.ff-choose,.ff-caption,.ff-bar{display:none}.ff-print{display:block}}
";

/// The same of what a reader brings up: traces, the panel, the table.
pub(super) const LIVE: &str = "\
.funding-flow :is(dl,dd,ul){margin:0;padding:0}
.funding-flow :is(dd,td,th,li span,.ff-name){unicode-bidi:plaintext}
.ff-traced .ff-flows{opacity:.4}
@media (prefers-reduced-motion:no-preference){.ff-flows:not(:has(>:nth-child(300))){transition:opacity .12s}}
.ff-caption b{color:var(--ff-muted);font-weight:400;margin-inline-end:.4em}
.ff-name{font-weight:600;text-align:left}
.funding-flow:is(.ff-light,.ff-dark){--ff-ground:var(--ff-paper)}
.ff-traced .ff-caption{position:sticky;inset-block-end:0;z-index:1;overflow:visible;pointer-events:none}
.ff-told{position:absolute;inset:auto -1em 0;box-sizing:border-box;min-block-size:calc(100% + 1px);max-block-size:50vh;overflow:auto;padding:.5em 1em;background:linear-gradient(var(--ff-line) 0 0) 1em 0/calc(100% - 2em) 1px no-repeat var(--ff-ground,var(--ff-paper))}
.ff-told:has(button){pointer-events:auto}.ff-told button{float:inline-end;margin:0 0 0 1em}.ff-caption>button,.ff-shown>button{display:block;margin-block:.5em;font-weight:400!important}
.ff [tabindex]{scroll-margin-block-end:15em}
.funding-flow button[aria-pressed=true]{background:var(--ff-text);color:var(--ff-paper)}
.ff-shown{margin:.75em 1em 0!important;font-weight:600}
.ff-problems{margin:.5em 1em;padding:.5em .75em;border-inline-start:4px solid var(--funding-flow-error,light-dark(#a33a00,#ff9b6a))}.ff-problems ul{padding-inline-start:1.25em!important}
.funding-flow a{color:var(--ff-link)}
.ff-panel{position:relative;margin:0 1em 1em;padding:1em 1.25em;border:1px solid var(--ff-line);border-radius:.6em;font-size:.9375em;overflow-wrap:anywhere}
.funding-flow .ff-close{position:absolute;inset-block-start:.6em;inset-inline-end:.6em;border-color:transparent;padding:0 .5em;font-size:1.25em;line-height:1.4}
.ff-panel>.ff-name{scroll-margin-block-end:70vh;font-size:1.15em;margin-inline-end:2em;margin-block-end:.5em}
.ff-columns{columns:19em;column-gap:2.5em}.ff-columns>*{margin-block-end:1.25em!important}.ff-columns :is(li,dl>div){break-inside:avoid}.ff-columns .ff-name{break-after:avoid}
.ff-panel dl>div{margin-block-end:.5em}
.ff-panel dt{color:var(--ff-muted);font-size:.875em}.ff-panel dt::first-letter{text-transform:uppercase}
.ff-panel li{display:flex;gap:.25em 1em;flex-wrap:wrap;justify-content:space-between;list-style:none;padding-block:.2em;border-block-end:1px solid var(--ff-line)}
.funding-flow-table{margin:1em;container-type:inline-size}
.funding-flow-table section{position:relative;overflow-x:auto}
.funding-flow-table h3{position:sticky;inset-inline-start:0;inline-size:fit-content;font-size:1.1em;margin:1.2em 0 .4em}
.funding-flow-table table{border-collapse:collapse;font-size:.875em;inline-size:max-content;min-inline-size:100%}
.funding-flow-table :is(th,td){text-align:left;vertical-align:top;padding:.45em 1.25em .45em 0;border-block-end:1px solid var(--ff-line);max-inline-size:36em}
.funding-flow-table+.ff-bar{position:sticky;inset-block-end:0;margin-block:0;padding-block:.5em;border-block-start:1px solid var(--ff-line);background:var(--ff-ground,var(--ff-paper))}
.funding-flow-table thead th{color:var(--ff-muted);font-weight:400}
.funding-flow-table tbody th{font-weight:600}
@media (hover:none){.ff-traced .ff-caption:has(button){block-size:auto;padding:0;border:0}.ff-told:has(button){position:static;margin-inline:-1em}}
@media screen{.funding-flow-table :is(tbody th,th:first-child){position:sticky;inset-inline-start:0;background:var(--ff-ground,var(--ff-paper))}
@container (max-width:36em){
.funding-flow-table :is(table,tbody,tr,th,td){display:block}
.funding-flow-table thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.funding-flow-table table{inline-size:auto}
.funding-flow-table tbody tr{padding-block:.6em;border-block-end:1px solid var(--ff-line)}
.funding-flow-table tbody :is(th,td){position:static;border:0;padding:.1em 0;max-inline-size:none;overflow-wrap:anywhere}
.funding-flow-table td{display:grid;grid-template-columns:30% minmax(0,1fr);gap:1em}.funding-flow-table td::before{content:attr(data-column);color:var(--ff-muted)}
.funding-flow-table td:nth-child(2):last-child{display:block}
.funding-flow-table :is(th,td):empty,.funding-flow-table td:nth-child(2):last-child::before{display:none}
}}
@media (forced-colors:active){.ff-trace .ff-s-text{stroke:Highlight}.ff-traced .ff-flows{opacity:.7}.ff-told{border-block-start:1px solid}.funding-flow button[aria-pressed=true]{forced-color-adjust:none;background:Highlight;color:HighlightText}}
@media print{.ff-flows{opacity:1!important}.ff-trace,.ff-close{display:none}.funding-flow-table{overflow:visible}.funding-flow-table table{inline-size:100%;font-size:6pt}.funding-flow-table :is(th,td){max-inline-size:none;overflow-wrap:break-word;padding-inline-end:.5em}.funding-flow-table a{overflow-wrap:anywhere}tr{break-inside:avoid}}
";

/// The sheet as text, for `adoptedStyleSheets`, a style element or a file. Every ink can be set from outside as a custom
/// property: `--funding-flow-funder`, `-sponsor`, `-project`, `-person`, `-deliverable`, `-party`, `-text`, `-muted`,
/// `-paper`.
#[must_use]
pub fn style() -> String {
    first() + LIVE
}

/// The sheet without what a reader brings up.
pub(super) fn first() -> String {
    let mut css = String::new();
    for ink in INKS {
        let name = ink.name();
        let colour = colour(ink);
        css += &strung(&[".ff-f-", name, "{fill:", &colour, "}.ff-s-", name, "{stroke:", &colour, "}\n"]);
    }
    for ink in [Ink::Paper, Ink::Text, Ink::Muted] {
        css += &strung(&[".funding-flow{--ff-", ink.name(), ":", &colour(ink), "}\n"]);
    }
    css += ".funding-flow{--ff-line:var(--funding-flow-line,light-dark(#d5dae0,#363e48));\
        --ff-link:var(--funding-flow-link,var(--pst-color-link,light-dark(#005f94,#6cb6ee)))}\n";
    // After the inks, of which text on a halo has one too.
    css += &strung(&[".ff-halo{stroke:", &colour(Ink::Paper), "}\n"]);
    css + FIRST
}

fn colour(ink: Ink) -> String {
    strung(&["var(--funding-flow-", ink.name(), ",light-dark(", ink.light(), ",", ink.dark(), "))"])
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
