//! What JavaScript calls: a live chart in an element of its page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use super::first::{drawn, language, network};
use super::live::{Live, live, paper};
use crate::layout::{Direction, Previous};
use crate::network::{Choice, Network};
use crate::read;
use crate::theme::Mode;

/// A drawing in an element, which answers its reader. No method throws.
#[wasm_bindgen]
pub struct Chart {
    /// Behind a cell, so that a call made from within a call finds no lock.
    state: RefCell<State>,
}

struct State {
    host: Element,
    network: Option<Rc<Network>>,
    live: Option<Box<dyn Live>>,
}

/// What the attributes of an element say.
#[derive(Clone, Default)]
pub(super) struct Options {
    pub(super) theme: Option<Mode>,
    pub(super) layout: Direction,
    pub(super) by_funder: bool,
    pub(super) table: bool,
    pub(super) selected: Option<String>,
    pub(super) choice: Choice,
    pub(super) lang: Option<String>,
    /// For files: what is on a page has the width of its host.
    #[cfg_attr(not(feature = "playground"), allow(dead_code))]
    pub(super) width: Option<f64>,
}

#[wasm_bindgen]
impl Chart {
    /// A chart in `host`, empty until the first update. `tell` is called with what happens: `"draw"` after each drawing;
    /// `"select"` with the key of what is pinned and, of a flow, the ids of its ends; `"view"` with `"table"` or `"diagram"`;
    /// `"choice"` with the status, award, year and folded groups that the reader has chosen.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Element, tell: Function) -> Chart {
        let live = live(host.clone(), tell);
        Chart { state: RefCell::new(State { host, network: None, live }) }
    }

    /// Draws a description in JSON (undefined: what was drawn before) as the attributes say (see `Options::of`), at first in the
    /// order that `paint` told (undefined: the best). False: it has errors, nothing new is drawn, and what was drawn stays;
    /// `check`, here or in the module that explains, tells them.
    pub fn update(&self, text: Option<String>, attributes: &str, order: Option<String>) -> bool {
        let Ok(mut state) = self.state.try_borrow_mut() else { return true };
        if let Some(text) = text {
            let Some(network) = read(&text).0 else { return false };
            state.network = Some(Rc::new(network));
        }
        let width = drawn(f64::from(state.host.client_width()));
        let State { network: Some(network), live: Some(live), .. } = &mut *state else { return true };
        live.update(network, &Options::of(attributes), width, order.map(Previous::from_text));
        true
    }

    /// The style sheet of what a reader brings up.
    pub fn style(&self) -> Option<String> {
        Some(self.state.try_borrow().ok()?.live.as_ref()?.style().to_owned())
    }

    /// Takes the drawing off the page, with every listener.
    pub fn destroy(&self) {
        if let Ok(mut state) = self.state.try_borrow_mut() {
            state.network = None;
            if let Some(live) = state.live.take() {
                live.destroy();
            }
            state.host.set_text_content(None);
        }
    }
}

/// Adds to the first drawing of a description, in the language that `paint` was told, the table that goes on paper; gives its
/// style sheet.
#[wasm_bindgen]
pub fn print(drawing: Element, text: &str, lang: &str) -> Option<String> {
    paper(drawing, network(text, lang)?).map(str::to_owned)
}

impl Options {
    /// What attributes say, each after the other with a zero between: `theme`, `layout`, `color`, `view`, `lang`,
    /// `selected`, `status`, `award`, `year`, `folded`.
    pub(super) fn of(attributes: &str) -> Self {
        let mut attributes = attributes.split('\0');
        let mut said = || attributes.next().unwrap_or_default();
        let some = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
        Self {
            theme: mode(said()),
            layout: direction(said()),
            by_funder: said() == "funder",
            table: said() == "table",
            lang: some(language(said())),
            selected: some(said()),
            choice: Choice {
                status: said().to_owned(),
                award: said().to_owned(),
                year: said().to_owned(),
                folded: said().to_owned(),
            },
            ..Self::default()
        }
    }
}

/// What the attribute `theme` says.
pub(super) fn mode(word: &str) -> Option<Mode> {
    match word {
        "light" => Some(Mode::Light),
        "dark" => Some(Mode::Dark),
        "auto" => Some(Mode::Auto),
        _ => None,
    }
}

/// What the attribute `layout` says.
pub(super) fn direction(word: &str) -> Direction {
    match word {
        "horizontal" => Direction::Horizontal,
        "vertical" => Direction::Vertical,
        _ => Direction::Auto,
    }
}

impl std::fmt::Debug for Chart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Chart").finish_non_exhaustive()
    }
}
