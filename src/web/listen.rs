//! Listeners: what the reader does anywhere in a drawing, heard once at its root.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::Callback;

use crate::view::{Event, Key, Target};

/// The attributes by which a drawing says what an element stands for.
const PARTY: &str = "data-party";
const FLOW: &str = "data-flow";

/// Listeners at one root; dropped, they are gone. Yew's own are never removed, so none of those are used.
#[derive(Debug)]
pub(super) struct Listeners {
    _listeners: [EventListener; 6],
}

impl Listeners {
    pub(super) fn new(root: &Element, reader: Callback<Event>) -> Self {
        let hear = |name: &'static str, what: fn(&web_sys::Event, &Callback<Event>)| {
            let reader = reader.clone();
            // Nothing but a key takes over from the page.
            let options = EventListenerOptions { passive: name != "keydown", ..EventListenerOptions::default() };
            EventListener::new_with_options(root, name, options, move |event| what(event, &reader))
        };
        Self {
            _listeners: [
                hear("pointerover", |event, reader| reader.emit(Event::Hover(target(event)))),
                hear("pointerleave", |_, reader| reader.emit(Event::Hover(None))),
                hear("focusin", focused),
                hear("focusout", |_, reader| reader.emit(Event::Focus(None))),
                hear("click", |event, reader| reader.emit(Event::Press(target(event)))),
                hear("keydown", pressed),
            ],
        }
    }
}

/// Moves the page's focus to where the view's focus is.
pub(super) fn focus(root: &Element, target: Target) {
    let selector = match target {
        Target::Party(index) => format!("[{PARTY}=\"{index}\"]"),
        Target::Flow(index) => format!("[{FLOW}=\"{index}\"]"),
    };
    if let Ok(Some(element)) = root.query_selector(&selector) {
        // An SVG element has the same method; only the class has another name.
        let _ = element.unchecked_ref::<HtmlElement>().focus();
    }
}

/// The keyboard's focus; one that comes by a click is answered as the click.
fn focused(event: &web_sys::Event, reader: &Callback<Event>) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if element.is_some_and(|element| element.matches(":focus-visible").unwrap_or(false)) {
        reader.emit(Event::Focus(target(event)));
    }
}

/// A key that means something in the drawing; all others, and all with a modifier, are the page's.
fn pressed(event: &web_sys::Event, reader: &Callback<Event>) {
    let Some(press) = event.dyn_ref::<KeyboardEvent>() else { return };
    if press.ctrl_key() || press.alt_key() || press.meta_key() || press.shift_key() {
        return;
    }
    if let (Some(key), Some(target)) = (Key::named(&press.key()), target(event)) {
        event.prevent_default();
        // The pointer may be over something else meanwhile.
        reader.emit(Event::Focus(Some(target)));
        reader.emit(Event::Key(key));
    }
}

/// What the element stands for in which something happened.
fn target(event: &web_sys::Event) -> Option<Target> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let marked = element.closest(&format!("[{PARTY}],[{FLOW}]")).ok()??;
    let index = |name| marked.get_attribute(name)?.parse().ok();
    index(PARTY).map(Target::Party).or_else(|| index(FLOW).map(Target::Flow))
}
