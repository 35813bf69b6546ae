//! What JavaScript calls: a chart in an element of its page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use super::first::First;
use super::live::{Live, paper, wake};
use crate::layout::{self, Direction, Previous};
use crate::network::{Choice, Network};
use crate::read;
use crate::theme::Mode;

/// A drawing in an element. No method throws.
#[wasm_bindgen]
pub struct Chart {
    /// Behind a cell, so that a call made from within a call finds no lock.
    state: Rc<RefCell<State>>,
}

/// What a chart has: nothing yet, its first drawing, or the live one.
pub(super) struct State {
    host: Element,
    tell: Function,
    network: Option<Rc<Network>>,
    /// The language of the description, where the first drawing speaks another one.
    lang: Option<String>,
    options: Options,
    /// The order of the drawing before.
    previous: Option<Previous>,
    first: Option<First>,
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
    /// A chart in `host`, empty until the first update. `tell` is called with what happens to a live one: `"draw"` after
    /// each drawing; `"select"` with the key of what is pinned and, of a flow, the ids of its ends; `"view"` with
    /// `"table"` or `"diagram"`; `"choice"` with the status, award, year and folded groups that the reader has chosen.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Element, tell: Function) -> Chart {
        let (options, network, lang) = (Options::default(), None, None);
        let state = State { host, tell, network, lang, options, previous: None, first: None, live: None };
        Chart { state: Rc::new(RefCell::new(state)) }
    }

    /// Draws a description in JSON (undefined: what was drawn before) as the attributes say (see `Options::of`). False: it has errors, nothing new is drawn, and what was drawn stays; `check`, here or in the module that explains,
    /// tells them. Before the chart is awake this is the whole drawing, coloured by role, to which nothing has happened yet.
    pub fn update(&self, text: Option<String>, attributes: &str) -> bool {
        let Ok(mut state) = self.state.try_borrow_mut() else { return true };
        state.options = Options::of(attributes);
        if let Some(text) = text {
            let Some(network) = read(&text).0 else { return false };
            if let (Some(first), Some(network)) = (&state.first, &state.network) {
                state.previous = first.order(network);
            }
            (state.network, state.lang) = (Some(Rc::new(network)), None);
        }
        state.draw(&self.state);
        true
    }

    /// Begins to answer its reader. Called when all of the program is there: what answers is fetched when it is needed. Gives
    /// the style sheet of what comes up.
    pub fn wake(&self) -> Option<String> {
        let mut state = self.state.try_borrow_mut().ok()?;
        let first = state.first.take().map(First::into_root);
        state.speak(None);
        let live = wake(state.host.clone(), state.tell.clone(), first)?;
        let style = live.style().to_owned();
        state.live = Some(live);
        state.draw(&self.state);
        Some(style)
    }

    /// Adds to a first drawing the table that goes on paper. Called when all of the program is there. Gives its style sheet.
    pub fn print(&self) -> Option<String> {
        let state = self.state.try_borrow().ok()?;
        paper(state.first.as_ref()?.root(), Rc::clone(state.network.as_ref()?)).map(str::to_owned)
    }

    /// Takes the drawing off the page, with every listener.
    pub fn destroy(&self) {
        if let Ok(mut state) = self.state.try_borrow_mut() {
            (state.network, state.first, state.previous) = (None, None, None);
            if let Some(live) = state.live.take() {
                live.destroy();
            }
            state.host.set_text_content(None);
        }
    }
}

impl State {
    fn draw(&mut self, own: &Rc<RefCell<State>>) {
        if self.network.is_none() {
            return;
        }
        let measured = f64::from(self.host.client_width());
        // A hidden host has no width.
        let width = if measured > 0.0 { measured } else { layout::Options::default().width };
        if let (Some(live), Some(network)) = (&mut self.live, &self.network) {
            live.update(network, &self.options, width, self.previous.as_ref());
            return;
        }
        self.speak(self.options.lang.clone());
        if self.first.is_none() {
            self.first = First::new(&self.host, width, Rc::downgrade(own));
        }
        self.draw_first(width);
    }

    /// Takes up another language, or the description's again. Nobody else has the network before there is a live drawing.
    fn speak(&mut self, lang: Option<String>) {
        if let Some(lang) = lang.or_else(|| self.lang.clone())
            && let Some(network) = self.network.as_mut().and_then(Rc::get_mut)
        {
            let before = network.speak(lang);
            self.lang.get_or_insert(before);
        }
    }

    /// Draws without what answers the reader, at a width.
    pub(super) fn draw_first(&self, width: f64) {
        if let (Some(first), Some(network)) = (&self.first, &self.network) {
            first.draw(network, &self.options, width, self.previous.as_ref());
        }
    }
}

/// The style sheet of drawings to which nothing has happened.
#[wasm_bindgen]
pub fn style() -> String {
    super::style::first()
}

impl Options {
    /// What attributes say, each after the other with a zero between: `theme`, `layout`, `color`, `view`, `lang`,
    /// `selected`, `status`, `award`, `year`, `folded`.
    pub(super) fn of(attributes: &str) -> Self {
        let mut attributes = attributes.split('\0');
        let mut said = || attributes.next().unwrap_or_default().to_owned();
        let some = |word: String| Some(word).filter(|word| !word.is_empty());
        Self {
            theme: match said().as_str() {
                "light" => Some(Mode::Light),
                "dark" => Some(Mode::Dark),
                "auto" => Some(Mode::Auto),
                _ => None,
            },
            layout: match said().as_str() {
                "horizontal" => Direction::Horizontal,
                "vertical" => Direction::Vertical,
                _ => Direction::Auto,
            },
            by_funder: said() == "funder",
            table: said() == "table",
            lang: some(said()),
            selected: some(said()),
            choice: Choice { status: said(), award: said(), year: said(), folded: said() },
            ..Self::default()
        }
    }
}

impl std::fmt::Debug for Chart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Chart").finish_non_exhaustive()
    }
}
