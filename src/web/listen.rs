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
        let hear = |name: &'static str, event: fn(&web_sys::Event) -> Event| {
            let reader = reader.clone();
            EventListener::new(root, name, move |heard| reader.emit(event(heard)))
        };
        Self {
            _listeners: [
                hear("pointerover", |heard| Event::Point(target(heard))),
                hear("pointerleave", |_| Event::Point(None)),
                hear("focusin", |heard| Event::Focus(target(heard), is_by_keyboard(heard))),
                hear("focusout", |_| Event::Focus(None, false)),
                hear("click", |heard| Event::Press(target(heard))),
                EventListener::new_with_options(
                    root,
                    "keydown",
                    EventListenerOptions::enable_prevent_default(),
                    move |heard| drop(key(heard).map(|event| reader.emit(event))),
                ),
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

/// The key that the drawing takes for itself; all others, and all with a modifier, are the page's.
fn key(heard: &web_sys::Event) -> Option<Event> {
    let event = heard.dyn_ref::<KeyboardEvent>()?;
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let key = Event::Key(Key::named(&event.key())?, target(heard)?);
    heard.prevent_default();
    Some(key)
}

/// What the element stands for in which something happened.
fn target(heard: &web_sys::Event) -> Option<Target> {
    let element = heard.target()?.dyn_into::<Element>().ok()?;
    let marked = element.closest(&format!("[{PARTY}],[{FLOW}]")).ok()??;
    let index = |name| marked.get_attribute(name)?.parse().ok();
    index(PARTY).map(Target::Party).or_else(|| index(FLOW).map(Target::Flow))
}

fn is_by_keyboard(heard: &web_sys::Event) -> bool {
    let element = heard.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.matches(":focus-visible").unwrap_or(false))
}
