//! Listeners: what the reader does anywhere in a drawing, heard once at its root.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::Callback;

use crate::placeholder::{Event, Mark};

/// The attributes by which a drawing says what an element stands for.
const PARTY: &str = "data-party";
const FLOW: &str = "data-flow";

/// The keys that mean something in a drawing. All others are left to the page.
const KEYS: [&str; 9] = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "Enter", " ", "Escape"];

/// Listeners at one root; dropped, they are gone. Yew's own are never removed, so none of those are used.
#[derive(Debug)]
pub(super) struct Listeners {
    _listeners: [EventListener; 6],
}

impl Listeners {
    pub(super) fn new(root: &Element, reader: Callback<Event>) -> Self {
        let hear =
            |name: &'static str, event: fn(Option<Mark>) -> Event, found: fn(&web_sys::Event) -> Option<Mark>| {
                let reader = reader.clone();
                EventListener::new(root, name, move |heard| reader.emit(event(found(heard))))
            };
        Self {
            _listeners: [
                hear("pointerover", Event::Hover, mark_of),
                hear("pointerleave", Event::Hover, |_| None),
                hear("focusin", Event::Focus, mark_of),
                hear("focusout", Event::Focus, |_| None),
                hear("click", Event::Pin, mark_of),
                EventListener::new_with_options(
                    root,
                    "keydown",
                    EventListenerOptions::enable_prevent_default(),
                    move |heard| key(heard, &reader),
                ),
            ],
        }
    }
}

/// Moves the page's focus to where the view's focus is.
pub(super) fn focus(root: &Element, mark: Mark) {
    let selector = match mark {
        Mark::Party(index) => format!("[{PARTY}=\"{index}\"]"),
        Mark::Flow(index) => format!("[{FLOW}=\"{index}\"]"),
    };
    if let Ok(Some(element)) = root.query_selector(&selector) {
        // An SVG element has the same method; only the class has another name.
        let _ = element.unchecked_ref::<HtmlElement>().focus();
    }
}

fn key(heard: &web_sys::Event, reader: &Callback<Event>) {
    let Some(event) = heard.dyn_ref::<KeyboardEvent>() else { return };
    let with_modifier = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
    if with_modifier || mark_of(heard).is_none() {
        return;
    }
    let key = event.key();
    if KEYS.contains(&key.as_str()) {
        event.prevent_default();
        reader.emit(Event::Key(key));
    }
}

fn mark_of(heard: &web_sys::Event) -> Option<Mark> {
    let target = heard.target()?.dyn_into::<Element>().ok()?;
    let marked = target.closest(&format!("[{PARTY}],[{FLOW}]")).ok()??;
    let index = |name| marked.get_attribute(name)?.parse().ok();
    index(PARTY).map(Mark::Party).or_else(|| index(FLOW).map(Mark::Flow))
}
