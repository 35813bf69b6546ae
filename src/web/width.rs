//! The width of a host, followed without a loop by a script.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen(module = "/src/web/width.js")]
extern "C" {
    // What may throw is called by a script of the bindings, from which alone the build finds this one.
    #[wasm_bindgen(catch)]
    fn watch(element: &Element, drawn: f64, changed: &Closure<dyn FnMut(f64)>) -> Result<Function, JsValue>;
}

/// Watches one element; dropped, it stops.
#[derive(Debug)]
pub(super) struct WidthWatch {
    stop: Option<Function>,
    _changed: Closure<dyn FnMut(f64)>,
}

impl WidthWatch {
    /// Tells `changed` each width of `element` that calls for another drawing, at most once a frame.
    pub(super) fn new(element: &Element, drawn: f64, changed: impl FnMut(f64) + 'static) -> Self {
        let changed = Closure::new(changed);
        Self { stop: watch(element, drawn, &changed).ok(), _changed: changed }
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        if let Some(stop) = &self.stop {
            drop(stop.call0(&JsValue::NULL));
        }
    }
}
