//! Listeners: what the reader does anywhere in a widget, heard once at its root.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent, MouseEvent};
use yew::Callback;

use super::component::Message;
use crate::view::{Event, Key, Target};

/// The attributes by which a drawing says what an element stands for.
const PARTY: &str = "data-party";
const FLOW: &str = "data-flow";

/// The attribute by which a button says what it does.
const ACT: &str = "data-act";

/// The attributes by which a button says which group it folds, and a list what it chooses.
const GROUP: &str = "data-group";
const CHOOSE: &str = "data-choose";

/// Listeners at one root; dropped, they are gone. Yew's own are never removed, so none of those are used.
#[derive(Debug)]
pub(super) struct Listeners {
    _listeners: Vec<EventListener>,
}

type Heard = fn(&web_sys::Event) -> Option<Message>;

impl Listeners {
    pub(super) fn new(root: &Element, reader: Callback<Message>) -> Self {
        let hear = |at: &EventTarget, name: &'static str, what: Heard| {
            let reader = reader.clone();
            // Nothing but a key takes over from the page.
            let options = EventListenerOptions { passive: name != "keydown", ..EventListenerOptions::default() };
            EventListener::new_with_options(at, name, options, move |event| {
                if let Some(message) = what(event) {
                    reader.emit(message);
                }
            })
        };
        let heard: [(&str, Heard); 8] = [
            ("pointerover", pointed),
            ("pointermove", |event| if target(event).is_none() { pointed(event) } else { None }),
            ("pointerleave", |_| Some(Message::Reader(Event::Hover(None)))),
            ("focusin", focused),
            ("focusout", |_| Some(Message::Reader(Event::Focus(None)))),
            ("click", clicked),
            ("change", chosen),
            ("keydown", pressed),
        ];
        let mut listeners: Vec<_> = heard.into_iter().map(|(name, what)| hear(root, name, what)).collect();
        // The page's own way of telling that it is about to be put on paper.
        listeners.extend(web_sys::window().map(|window| hear(&window, "beforeprint", |_| Some(Message::Print))));
        Self { _listeners: listeners }
    }
}

/// Moves the page's focus to where the view's focus is.
pub(super) fn focus(root: &Element, target: Target) {
    focus_on(root, &selector(target));
}

/// Moves the page's focus to the first element that a selector finds.
pub(super) fn focus_on(root: &Element, selector: &str) {
    if let Ok(Some(found)) = root.query_selector(selector) {
        // An SVG element has the same method; only the class has another name.
        let _ = found.unchecked_ref::<HtmlElement>().focus();
    }
}

/// How far down in the window the choices are.
pub(super) fn choices_at(root: &Element) -> Option<f64> {
    Some(root.query_selector(".ff-choose").ok()??.get_bounding_client_rect().y())
}

/// Scrolls what holds the choices until they are where they were, so that they stay under the finger.
pub(super) fn hold_choices(root: &Element, at: f64) {
    let by = choices_at(root).map_or(0.0, |now| now - at);
    let mut by = (by + 0.5_f64.copysign(by)) as i32;
    let mut node: Option<Element> = root.parent_element();
    while let Some(holder) = node.filter(|_| by != 0) {
        let before = holder.scroll_top();
        holder.set_scroll_top(before + by);
        by -= holder.scroll_top() - before;
        // Out of a shadow root by its host.
        node = holder
            .parent_element()
            .or_else(|| Reflect::get(&holder.get_root_node(), &"host".into()).ok()?.dyn_into().ok());
    }
}

/// The part that has the page's focus.
pub(super) fn focused_part(root: &Element) -> Option<Target> {
    named(&root.query_selector("svg [tabindex]:focus").ok()??)
}

/// Makes a part the one at which the tab key stops.
pub(super) fn stop_at(root: &Element, target: Target) {
    let Ok(Some(mark)) = root.query_selector(&selector(target)) else { return };
    let other = format!("svg [tabindex=\"0\"]:not({})", selector(target));
    while let Ok(Some(before)) = root.query_selector(&other) {
        if before.set_attribute("tabindex", "-1").is_err() {
            break;
        }
    }
    if mark.get_attribute("tabindex").as_deref() != Some("0") {
        let _ = mark.set_attribute("tabindex", "0");
    }
}

fn selector(target: Target) -> String {
    let (name, index) = match target {
        Target::Party(index) => (PARTY, index),
        Target::Flow(index) => (FLOW, index),
    };
    format!("[tabindex][{name}=\"{index}\"]")
}

fn element(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The keyboard's focus; one that comes by a click is answered as the click.
fn focused(event: &web_sys::Event) -> Option<Message> {
    let target = target(event)?;
    if let Some(root) = event.current_target().and_then(|root| root.dyn_into::<Element>().ok()) {
        stop_at(&root, target);
    }
    let is_keyboard = element(event)?.matches(":focus-visible").unwrap_or(false);
    is_keyboard.then_some(Message::Reader(Event::Focus(Some(target))))
}

/// A click on a button or in the drawing; one beside it, on a link for instance, is the page's.
fn clicked(event: &web_sys::Event) -> Option<Message> {
    let element = element(event)?;
    if let Ok(Some(button)) = element.closest(&format!("[{ACT}]")) {
        let act = button.get_attribute(ACT)?;
        return Some(match act.as_str() {
            "turn" => Message::Turn,
            "all" => Message::ShowAll,
            "details" => Message::Details,
            "fold" => Message::Fold(button.get_attribute(GROUP)?),
            _ => Message::Release,
        });
    }
    element.closest("svg").ok()??;
    Some(match target(event) {
        Some(target) => Message::Reader(Event::Press(Some(target))),
        None => Message::Beside { at: place(event)?, press: true },
    })
}

/// What the pointer is over.
fn pointed(event: &web_sys::Event) -> Option<Message> {
    let target = target(event);
    let beside = if target.is_none() { place(event) } else { None };
    Some(beside.map_or(Message::Reader(Event::Hover(target)), |at| Message::Beside { at, press: false }))
}

/// Where in the drawing a pointer is, as parts of the drawing's width; nothing beside the drawing.
fn place(event: &web_sys::Event) -> Option<(f64, f64)> {
    let drawing = element(event)?.closest("svg").ok()??;
    let pointer = event.dyn_ref::<MouseEvent>()?;
    let area = drawing.get_bounding_client_rect();
    let along = |at: i32, from: f64| (f64::from(at) - from) / area.width().max(1.0);
    Some((along(pointer.client_x(), area.x()), along(pointer.client_y(), area.y())))
}

/// Something is chosen from a list.
fn chosen(event: &web_sys::Event) -> Option<Message> {
    let list = element(event)?;
    let value = Reflect::get(&list, &"value".into()).ok()?.as_string()?;
    Some(Message::Choose(list.get_attribute(CHOOSE)?, value))
}

/// Sets every list to what is chosen: once a reader has used it, no attribute does that.
pub(super) fn set_lists(root: &Element, chosen: impl Fn(&str) -> String) {
    let Ok(lists) = root.query_selector_all(&format!("[{CHOOSE}]")) else { return };
    for list in (0..lists.length()).filter_map(|index| lists.item(index)?.dyn_into::<Element>().ok()) {
        let value = list.get_attribute(CHOOSE).map_or_else(String::new, |name| chosen(&name));
        let _ = Reflect::set(&list, &"value".into(), &value.into());
    }
}

/// A key that means something in the drawing; all others, and all with a modifier, are the page's.
fn pressed(event: &web_sys::Event) -> Option<Message> {
    let press = event.dyn_ref::<KeyboardEvent>()?;
    if press.ctrl_key() || press.alt_key() || press.meta_key() || press.shift_key() {
        return None;
    }
    let (key, target) = (Key::named(&press.key())?, target(event)?);
    event.prevent_default();
    Some(Message::Key(target, key))
}

/// What the element stands for in which something happened.
fn target(event: &web_sys::Event) -> Option<Target> {
    named(&element(event)?.closest(&format!("[{PARTY}],[{FLOW}]")).ok()??)
}

fn named(marked: &Element) -> Option<Target> {
    let index = |name| marked.get_attribute(name)?.parse().ok();
    index(PARTY).map(Target::Party).or_else(|| index(FLOW).map(Target::Flow))
}
