//! What JavaScript calls: a chart in an element of its page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::virtual_dom::AttrValue;
use yew::{AppHandle, Callback, Renderer};

use super::component::{FundingFlow, Props, Selection};
use super::value::value;
use crate::layout::{self, Direction};
use crate::network::{Choice, Network};
use crate::theme::Mode;
use crate::{read, read_value};

/// A drawing in an element. No method throws.
#[wasm_bindgen]
pub struct Chart {
    host: Element,
    tell: Function,
    /// Behind a cell, so that a call made from within a call finds no lock.
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    app: Option<AppHandle<FundingFlow>>,
    network: Option<Rc<Network>>,
    options: Options,
    callbacks: Option<Callbacks>,
}

/// What a component tells, as calls of one function. Kept, because two callbacks made alike are not the same.
#[derive(Clone)]
struct Callbacks {
    draw: Callback<()>,
    select: Callback<Option<Selection>>,
    table: Callback<bool>,
    choice: Callback<Choice>,
}

impl Callbacks {
    fn new(tell: &Function) -> Self {
        let call = |tell: &Function, words: &[&str]| {
            let words: Array = words.iter().map(|word| JsValue::from_str(word)).collect();
            drop(tell.apply(&JsValue::NULL, &words));
        };
        let [draw, select, table, choice] = [tell.clone(), tell.clone(), tell.clone(), tell.clone()];
        Self {
            draw: Callback::from(move |()| call(&draw, &["draw"])),
            select: Callback::from(move |selection: Option<Selection>| match &selection {
                None => call(&select, &["select"]),
                Some(Selection { key, ends: None }) => call(&select, &["select", key]),
                Some(Selection { key, ends: Some([from, to]) }) => call(&select, &["select", key, from, to]),
            }),
            table: Callback::from(move |is| call(&table, &["view", if is { "table" } else { "diagram" }])),
            choice: Callback::from(move |Choice { status, award, year, folded }: Choice| {
                call(&choice, &["choice", &status, &award, &year, &folded]);
            }),
        }
    }
}

#[derive(Clone, Default)]
pub(super) struct Options {
    pub(super) theme: Option<Mode>,
    pub(super) layout: Direction,
    pub(super) by_funder: bool,
    table: bool,
    selected: Option<AttrValue>,
    pub(super) choice: Choice,
    lang: Option<AttrValue>,
    /// For files: what is on a page has the width of its host.
    #[cfg_attr(not(feature = "playground"), allow(dead_code))]
    pub(super) width: Option<f64>,
}

#[wasm_bindgen]
impl Chart {
    /// A chart in `host`, empty until the first update. `tell` is called with what happens on the page: `"draw"` after
    /// each drawing; `"select"` with the key of what is pinned and, of a flow, the ids of its ends; `"view"` with
    /// `"table"` or `"diagram"`; `"choice"` with the status, award, year and folded groups that the reader has chosen.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Element, tell: Function) -> Chart {
        Chart { host, tell, state: RefCell::default() }
    }

    /// Draws `data` (an object, or JSON as text; undefined: what was drawn before) with `options` (undefined: as before).
    /// False: it has errors, nothing new is drawn, and what was drawn stays; `check`, here or in the module that explains,
    /// tells them.
    pub fn update(&self, data: &JsValue, options: &JsValue) -> bool {
        let Ok(mut state) = self.state.try_borrow_mut() else { return true };
        if let Some(options) = options_of(options) {
            state.options = options;
        }
        if data.is_undefined() {
            state.draw(&self.host, &self.tell);
            return true;
        }
        let network = match data.as_string() {
            Some(text) => read(&text).0,
            None => read_value(value(data)).0,
        };
        let is_right = network.is_some();
        if let Some(network) = network {
            state.network = Some(Rc::new(network));
            state.draw(&self.host, &self.tell);
        }
        is_right
    }

    /// Takes the drawing off the page, with every listener.
    pub fn destroy(&self) {
        if let Ok(mut state) = self.state.try_borrow_mut() {
            state.clear(&self.host);
        }
    }
}

impl State {
    fn draw(&mut self, host: &Element, tell: &Function) {
        let Some(network) = &self.network else { return };
        let measured = f64::from(host.client_width());
        let options = self.options.clone();
        let callbacks = self.callbacks.get_or_insert_with(|| Callbacks::new(tell)).clone();
        let props = Props {
            text: None,
            network: Some(Rc::clone(network)),
            theme: options.theme.unwrap_or(Mode::Auto),
            layout: options.layout,
            by_funder: options.by_funder,
            table: options.table,
            selected: options.selected,
            choice: options.choice,
            lang: options.lang,
            // A hidden host has no width.
            width: if measured > 0.0 { measured } else { layout::Options::default().width },
            ondraw: callbacks.draw,
            onselect: callbacks.select,
            ontable: callbacks.table,
            onchoice: callbacks.choice,
        };
        match &mut self.app {
            Some(app) => app.update(props),
            None => self.app = mount(host, props),
        }
    }

    fn clear(&mut self, host: &Element) {
        self.network = None;
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        host.set_text_content(None);
    }
}

/// Mounts in an element of its own, because Yew keeps what it knows about a root for as long as the root lives.
fn mount(host: &Element, props: Props) -> Option<AppHandle<FundingFlow>> {
    let root = host.owner_document()?.create_element("div").ok()?;
    host.append_child(&root).ok()?;
    Some(Renderer::<FundingFlow>::with_root_and_props(root, props).render())
}

/// The style sheet of the drawings.
#[wasm_bindgen]
pub fn style() -> String {
    super::style()
}

pub(super) fn options_of(options: &JsValue) -> Option<Options> {
    let said = |name: &str| word(options, name).filter(|word| !word.is_empty());
    options.is_object().then(|| Options {
        theme: said("theme").map(|theme| match theme.as_str() {
            "light" => Mode::Light,
            "dark" => Mode::Dark,
            _ => Mode::Auto,
        }),
        layout: match said("layout").as_deref() {
            Some("horizontal") => Direction::Horizontal,
            Some("vertical") => Direction::Vertical,
            _ => Direction::Auto,
        },
        by_funder: said("color").as_deref() == Some("funder"),
        table: said("view").as_deref() == Some("table"),
        selected: said("selected").map(AttrValue::from),
        choice: Choice {
            status: said("status").unwrap_or_default(),
            award: said("award").unwrap_or_default(),
            year: said("year").unwrap_or_default(),
            folded: said("folded").unwrap_or_default(),
        },
        lang: said("lang").map(AttrValue::from),
        width: Reflect::get(options, &"width".into()).ok().and_then(|width| width.as_f64()),
    })
}

pub(super) fn word(options: &JsValue, name: &str) -> Option<String> {
    Reflect::get(options, &name.into()).ok()?.as_string()
}

impl std::fmt::Debug for Chart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Chart").field("host", &self.host).finish_non_exhaustive()
    }
}
