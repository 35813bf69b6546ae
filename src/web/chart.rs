//! What JavaScript calls: a chart in an element of its page, and two functions without a page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use super::component::{FundingFlow, Props};
use super::problems;
use super::value::value;
use crate::layout::{self, Direction};
use crate::network::Network;
use crate::theme::{Mode, Theme};
use crate::view::View;
use crate::{read, read_value, scene, svg};

/// A drawing in an element. No method throws: what is wrong comes back as an array of problems.
#[wasm_bindgen]
pub struct Chart {
    host: Element,
    ondraw: Callback<()>,
    /// Behind a cell, so that a call made from within a call finds no lock.
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    app: Option<AppHandle<FundingFlow>>,
    network: Option<Rc<Network>>,
    options: Options,
}

#[derive(Clone, Copy)]
struct Options {
    theme: Mode,
    layout: Direction,
    width: Option<f64>,
}

impl Default for Options {
    fn default() -> Self {
        Self { theme: Mode::Auto, layout: Direction::Auto, width: None }
    }
}

#[wasm_bindgen]
impl Chart {
    /// A chart in `host`, empty until the first update. `ondraw` is called after each drawing that is on the page.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Element, ondraw: Option<Function>) -> Chart {
        let ondraw =
            ondraw.map_or_else(Callback::noop, |ondraw| Callback::from(move |()| drop(ondraw.call0(&JsValue::NULL))));
        Chart { host, ondraw, state: RefCell::default() }
    }

    /// Draws `data` (an object, or JSON as text; undefined: what was drawn before) with `options` (undefined: as before)
    /// and returns the problems. With an error among them nothing is drawn, and what was drawn is gone.
    pub fn update(&self, data: &JsValue, options: &JsValue) -> Array {
        let Ok(mut state) = self.state.try_borrow_mut() else { return Array::new() };
        if let Some(options) = options_of(options) {
            state.options = options;
        }
        if data.is_undefined() {
            state.draw(&self.host, &self.ondraw);
            return Array::new();
        }
        let text = data.as_string();
        let (network, report) = match &text {
            Some(text) => read(text),
            None => read_value(value(data)),
        };
        if let Some(network) = network {
            state.network = Some(Rc::new(network));
            state.draw(&self.host, &self.ondraw);
        } else {
            state.clear(&self.host);
        }
        problems::array(&report, text.as_deref())
    }

    /// Takes the drawing off the page, with every listener.
    pub fn destroy(&self) {
        if let Ok(mut state) = self.state.try_borrow_mut() {
            state.clear(&self.host);
        }
    }
}

impl State {
    fn draw(&mut self, host: &Element, ondraw: &Callback<()>) {
        let Some(network) = &self.network else { return };
        let measured = f64::from(host.client_width());
        let props = Props {
            network: Rc::clone(network),
            theme: self.options.theme,
            layout: self.options.layout,
            // A hidden host has no width.
            width: if measured > 0.0 { measured } else { layout::Options::default().width },
            ondraw: ondraw.clone(),
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

/// All problems of `text`, without drawing it.
#[wasm_bindgen]
pub fn check(text: &str) -> Array {
    problems::array(&read(text).1, Some(text))
}

/// The drawing of `text` as an SVG file, the same bytes that the command line writes; undefined where it has errors.
/// Options: `theme` (default: `light`), `layout`, `width` in pixels.
#[wasm_bindgen]
pub fn render_svg(text: &str, options: &JsValue) -> Option<String> {
    let network = read(text).0?;
    let Options { theme, layout: direction, width } = options_of(options).unwrap_or_default();
    // A file stands on pages that it does not know: it is light unless told otherwise.
    let mode = if word(options, "theme").is_some() { theme } else { Mode::Light };
    let width = width.unwrap_or(layout::Options::default().width);
    let layout = layout::layout(&network, &layout::Options { width, direction, ..layout::Options::default() });
    Some(svg::to_string(&scene::draw(&network, &layout, &Theme { mode, ..Theme::default() }, &View::STATIC)))
}

fn options_of(options: &JsValue) -> Option<Options> {
    options.is_object().then(|| Options {
        theme: match word(options, "theme").as_deref() {
            Some("light") => Mode::Light,
            Some("dark") => Mode::Dark,
            _ => Mode::Auto,
        },
        layout: match word(options, "layout").as_deref() {
            Some("horizontal") => Direction::Horizontal,
            Some("vertical") => Direction::Vertical,
            _ => Direction::Auto,
        },
        width: Reflect::get(options, &"width".into()).ok().and_then(|width| width.as_f64()),
    })
}

fn word(options: &JsValue, name: &str) -> Option<String> {
    Reflect::get(options, &name.into()).ok()?.as_string()
}

impl std::fmt::Debug for Chart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Chart").field("host", &self.host).finish_non_exhaustive()
    }
}
