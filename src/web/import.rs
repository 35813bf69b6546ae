//! Importing, for the playground.

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::import::{Format, import};

/// What a text of another tool holds, as JavaScript sees it.
#[derive(Serialize)]
struct Imported<'a> {
    /// `"csv"`, `"sankeymatic"`, `"mermaid"` or `"nodes-links"`; absent where the text is none of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'a str>,
    /// The description; absent where there is no flow in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    json: Option<&'a str>,
    understood: usize,
    problems: Vec<Line<'a>>,
    remarks: &'a [String],
}

/// A line that was not understood.
#[derive(Serialize)]
struct Line<'a> {
    line: usize,
    text: &'a str,
    why: &'a str,
    /// `"left-out"`, `"part"` or `"looks"`.
    loss: &'a str,
}

/// What `text` holds, as a description: `{ format, json, understood, problems: [{ line, text, why, loss }], remarks }`.
/// `from` names a format where its content does not show it.
#[wasm_bindgen(js_name = importText)]
pub fn import_text(text: &str, from: Option<String>) -> JsValue {
    let from = from.and_then(|name| Format::ALL.into_iter().find(|format| format.as_str() == name));
    let imported = import(text, from);
    fn line(problem: &crate::import::Problem) -> Line<'_> {
        Line { line: problem.line, text: &problem.text, why: &problem.why, loss: problem.loss.as_str() }
    }
    let shown = Imported {
        format: imported.format.map(Format::as_str),
        json: imported.json.as_deref(),
        understood: imported.understood,
        problems: imported.problems.iter().map(line).collect(),
        remarks: &imported.remarks,
    };
    // Nothing in it can be refused.
    serde_wasm_bindgen::to_value(&shown).unwrap_or(JsValue::UNDEFINED)
}
