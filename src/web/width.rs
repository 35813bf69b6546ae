//! The width of a host, followed without a loop.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// The widest scrollbar that a drawing can cause or remove by its own height, in pixels.
const SCROLLBAR: f64 = 20.0;

/// Watches one element; dropped, it stops.
#[derive(Debug)]
pub(super) struct WidthWatch {
    observer: Option<ResizeObserver>,
    _heard: Closure<dyn FnMut()>,
}

impl WidthWatch {
    /// Tells `changed` each width of `element` that calls for another drawing, at most once a frame.
    pub(super) fn new(element: &Element, drawn: f64, changed: impl Fn(f64) + 'static) -> Self {
        let changed: Rc<dyn Fn(f64)> = Rc::new(changed);
        let frame: Rc<RefCell<Option<AnimationFrame>>> = Rc::default();
        let widths = Rc::new(Cell::new((drawn, drawn)));
        let watched = element.clone();
        let heard = Closure::<dyn FnMut()>::new(move || {
            let (changed, widths, watched) = (Rc::clone(&changed), Rc::clone(&widths), watched.clone());
            // A second request in one frame replaces, and so cancels, the first.
            let request = request_animation_frame(move |_| {
                let (before, now) = widths.get();
                if let Some(width) = next(before, now, f64::from(watched.client_width())) {
                    widths.set((now, width));
                    changed(width);
                }
            });
            frame.replace(Some(request));
        });
        let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _heard: heard }
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// The width to draw at when `seen` is measured, `now` is drawn and `before` was drawn earlier; none where the drawing stays.
///
/// A hidden host has no width. And a drawing that grows can bring up the scrollbar of its page, which narrows it,
/// which makes it shorter, which takes the scrollbar away: the way back is not followed.
fn next(before: f64, now: f64, seen: f64) -> Option<f64> {
    let same = |a: f64, b: f64| (a - b).abs() < 1.0;
    let scrollbar_left = same(seen, before) && seen > now && seen - now <= SCROLLBAR;
    (seen > 0.0 && !same(seen, now) && !scrollbar_left).then_some(seen)
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn a_scrollbar_does_not_make_a_loop() {
        assert_eq!(next(800.0, 800.0, 785.0), Some(785.0), "the scrollbar comes");
        assert_eq!(next(800.0, 785.0, 800.0), None, "it goes because of us");
        assert_eq!(next(800.0, 785.0, 900.0), Some(900.0), "the reader widens the window");
    }

    #[test]
    fn a_hidden_host_keeps_its_drawing() {
        assert_eq!(next(800.0, 800.0, 0.0), None);
    }
}
