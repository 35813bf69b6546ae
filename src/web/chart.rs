//! What JavaScript calls: a chart in an element of its page, and two functions without a page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use super::component::{FundingFlow, Props};
use super::problems;
use crate::placeholder::{Direction, Network, Theme, View, draw, read, to_string};
use crate::report::{Problem, Report};

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

#[derive(Clone, Copy, Default)]
struct Options {
    theme: Theme,
    layout: Direction,
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
        let mut report = Report::default();
        let mut text = None;
        let mut failed = false;
        let Ok(mut state) = self.state.try_borrow_mut() else { return Array::new() };
        if !data.is_undefined() {
            text = data.as_string();
            match from_js(data) {
                Ok((network, warnings)) => {
                    state.network = Some(Rc::new(network));
                    report = warnings;
                }
                Err(errors) => {
                    failed = true;
                    report = errors;
                }
            }
        }
        if let Some(options) = options_of(options) {
            state.options = options;
        }
        if failed {
            state.clear(&self.host);
        } else {
            state.draw(&self.host, &self.ondraw);
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
        let width = f64::from(host.client_width());
        let mut props = Props {
            network: Rc::clone(network),
            theme: self.options.theme,
            layout: self.options.layout,
            width,
            ondraw: ondraw.clone(),
        };
        if props.width <= 0.0 {
            props.width = 960.0;
        }
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

/// All problems of `text`, without drawing it.
#[wasm_bindgen]
pub fn check(text: &str) -> Array {
    let report = read(text).map_or_else(|errors| errors, |(_, warnings)| warnings);
    problems::array(&report, Some(text))
}

/// The drawing of `text` as an SVG file, the same bytes that the command line writes; undefined where it has errors.
#[wasm_bindgen]
pub fn render_svg(text: &str, options: &JsValue) -> Option<String> {
    let (network, _) = read(text).ok()?;
    let theme = options_of(options).unwrap_or_default().theme;
    let width = Reflect::get(options, &"width".into()).ok().and_then(|width| width.as_f64());
    Some(to_string(&draw(&network, width.unwrap_or(960.0), theme, &View::default())))
}

fn from_js(data: &JsValue) -> Result<(Network, Report), Report> {
    if let Some(text) = data.as_string() {
        return read(&text);
    }
    let text = JSON::stringify(data).ok().and_then(|text| text.as_string());
    text.map_or_else(
        || {
            let mut report = Report::default();
            report.push(Problem::error("not-json", "", "this value cannot be written as JSON"));
            Err(report)
        },
        |text| read(&text),
    )
}

fn options_of(options: &JsValue) -> Option<Options> {
    if !options.is_object() {
        return None;
    }
    let word = |name: &str| Reflect::get(options, &name.into()).ok().and_then(|value| value.as_string());
    Some(Options {
        theme: match word("theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        },
        layout: match word("layout").as_deref() {
            Some("horizontal") => Direction::Horizontal,
            Some("vertical") => Direction::Vertical,
            _ => Direction::Auto,
        },
    })
}

impl std::fmt::Debug for Chart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Chart").field("host", &self.host).finish_non_exhaustive()
    }
}
