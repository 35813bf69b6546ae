//! Explaining: all problems of a description as JavaScript has them, plain objects in an array.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::value::value;
use crate::report::Problem;
use crate::{read, read_value};

/// All problems of `data`, an object or JSON as text. One object for each: `severity`, `code`, `pointer`, `message`, and
/// where they are known `line`, `column`, `start`, `end` (offsets in UTF-16 units of the text, as an editor counts) and `hint`.
#[wasm_bindgen]
pub fn check(data: &JsValue) -> Array {
    let text = data.as_string();
    let (_, report) = text.as_deref().map_or_else(|| read_value(value(data)), read);
    let text = text.as_deref();
    report.problems().iter().map(|problem| JsValue::from(object(problem, text))).collect()
}

fn object(problem: &Problem, text: Option<&str>) -> Object {
    let object = Object::new();
    // Fails only on objects that refuse new properties; this one is fresh.
    let set = |name: &str, value: JsValue| drop(Reflect::set(&object, &name.into(), &value));
    set("severity", problem.severity.as_str().into());
    set("code", problem.code.into());
    set("pointer", problem.pointer.as_str().into());
    set("message", problem.message.as_str().into());
    if let Some(hint) = &problem.hint {
        set("hint", hint.as_str().into());
    }
    if let (Some(place), Some(text)) = (problem.place, text) {
        let units = |bytes: usize| number(text.get(..bytes).unwrap_or(text).encode_utf16().count());
        set("line", number(place.line));
        set("column", number(place.column));
        set("start", units(place.start));
        set("end", units(place.end));
    }
    object
}

#[allow(clippy::cast_precision_loss, reason = "an offset in a text of at most some megabytes")]
fn number(value: usize) -> JsValue {
    JsValue::from_f64(value as f64)
}
