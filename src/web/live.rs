//! The live drawing: the component in an element of its page, fetched when a reader reaches for the first drawing.

use std::rc::Rc;

use js_sys::{Array, Function};
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::virtual_dom::AttrValue;
use yew::{AppHandle, Callback, Renderer};

use super::chart::Options;
use super::component::{FundingFlow, Props, Selection};
#[cfg(feature = "split")]
use super::far::at_once;
use super::{build, style};
use crate::layout::Previous;
use crate::network::{Choice, Network};
use crate::table::{table, to_element};
use crate::theme::Mode;

/// What answers a reader. Called through a table of its own, so that nothing of it is fetched before it is made.
pub(super) trait Live {
    /// Draws a network, at first at this width and in much this order.
    fn update(&mut self, network: &Rc<Network>, options: &Options, width: f64, previous: Option<Previous>);
    /// The style sheet of what a reader brings up.
    fn style(&self) -> &'static str;
    /// Ends, with every listener.
    fn destroy(self: Box<Self>);
}

/// Makes a live drawing in a host.
pub(super) fn live(host: Element, tell: Function) -> Option<Box<dyn Live>> {
    #[cfg(feature = "split")]
    return at_once(make(host, tell)).flatten();
    #[cfg(not(feature = "split"))]
    make(host, tell)
}

/// Adds to a first drawing the table that goes on paper; gives its style sheet.
pub(super) fn paper(drawing: Element, network: Network) -> Option<&'static str> {
    #[cfg(feature = "split")]
    return at_once(fill(drawing, network)).flatten();
    #[cfg(not(feature = "split"))]
    fill(drawing, network)
}

#[cfg_attr(feature = "split", wasm_split_macros::wasm_split(live, wasm_split_path = super::far))]
#[allow(clippy::needless_pass_by_value, reason = "as what lies in another file is called")]
fn fill(drawing: Element, network: Network) -> Option<&'static str> {
    let table = build::node(to_element(&table(&network)))?;
    drawing.query_selector(".ff-print").ok()??.replace_children_with_node_1(&table);
    Some(style::LIVE)
}

#[cfg_attr(feature = "split", wasm_split_macros::wasm_split(live, wasm_split_path = super::far))]
#[allow(clippy::needless_pass_by_value, reason = "as what lies in another file is called")]
fn make(host: Element, tell: Function) -> Option<Box<dyn Live>> {
    // Of its own, because Yew keeps what it knows about a root for as long as the root lives.
    let root = host.owner_document()?.create_element("div").ok()?;
    host.append_child(&root).ok()?;
    Some(Box::new(App { callbacks: Callbacks::new(&tell), root, app: None }))
}

struct App {
    root: Element,
    app: Option<AppHandle<FundingFlow>>,
    callbacks: Callbacks,
}

impl Live for App {
    fn update(&mut self, network: &Rc<Network>, options: &Options, width: f64, previous: Option<Previous>) {
        let options = options.clone();
        let callbacks = self.callbacks.clone();
        let props = Props {
            text: None,
            network: Some(Rc::clone(network)),
            theme: options.theme.unwrap_or(Mode::Auto),
            layout: options.layout,
            by_funder: options.by_funder,
            table: options.table,
            selected: options.selected.map(AttrValue::from),
            choice: options.choice,
            lang: options.lang.map(AttrValue::from),
            width,
            previous,
            ondraw: callbacks.draw,
            onselect: callbacks.select,
            ontable: callbacks.table,
            onchoice: callbacks.choice,
        };
        match &mut self.app {
            Some(app) => app.update(props),
            None => self.app = Some(Renderer::<FundingFlow>::with_root_and_props(self.root.clone(), props).render()),
        }
    }

    fn style(&self) -> &'static str {
        style::LIVE
    }

    fn destroy(self: Box<Self>) {
        if let Some(app) = self.app {
            app.destroy();
        }
    }
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
