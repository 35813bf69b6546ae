//! Importing, for the playground.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::import::{Format, Problem, import};

/// What `text` holds, as a description: `{ format, json, understood, problems: [{ line, text, why, loss }], remarks }`.
///
/// `format` is `"csv"`, `"sankeymatic"`, `"mermaid"` or `"nodes-links"`, absent where the text is none of them; `json` is
/// absent where there is no flow in it. `loss` is `"left-out"`, `"part"` or `"looks"`. `from` names a format where its
/// content does not show it.
#[wasm_bindgen(js_name = importText)]
pub fn import_text(text: &str, from: Option<String>) -> Object {
    let from = from.and_then(|name| Format::ALL.into_iter().find(|format| format.as_str() == name));
    let imported = import(text, from);
    let problems: Array = imported.problems.iter().map(|problem| JsValue::from(as_object(problem))).collect();
    let remarks: Array = imported.remarks.iter().map(|remark| JsValue::from(remark.as_str())).collect();
    let object = Object::new();
    if let Some(format) = imported.format {
        set(&object, "format", format.as_str().into());
    }
    if let Some(json) = &imported.json {
        set(&object, "json", json.as_str().into());
    }
    set(&object, "understood", number(imported.understood));
    set(&object, "problems", problems.into());
    set(&object, "remarks", remarks.into());
    object
}

fn as_object(problem: &Problem) -> Object {
    let object = Object::new();
    set(&object, "line", number(problem.line));
    set(&object, "text", problem.text.as_str().into());
    set(&object, "why", problem.why.as_str().into());
    set(&object, "loss", problem.loss.as_str().into());
    object
}

/// Fails only on objects that refuse new properties; these are fresh.
pub(super) fn set(object: &Object, name: &str, value: JsValue) {
    drop(Reflect::set(object, &name.into(), &value));
}

#[allow(clippy::cast_precision_loss, reason = "a count of lines")]
fn number(value: usize) -> JsValue {
    JsValue::from_f64(value as f64)
}
