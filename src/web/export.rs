//! What a page takes from a text beside its drawing: the table as a file, and whom the marks of the drawing stand for.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{read, table};

/// The table of `text` as CSV, safe to be opened in a spreadsheet; undefined where the text has errors.
#[wasm_bindgen]
pub fn table_csv(text: &str) -> Option<String> {
    read(text).0.map(|network| table::to_csv(&table::table(&network)))
}

/// The ids of the parties of `text`, in the order of the numbers that the drawing gives them in `data-party`. The number
/// of a flow needs no such list: it is the flow's place in `flows`.
#[wasm_bindgen]
pub fn party_ids(text: &str) -> Array {
    read(text).0.iter().flat_map(|network| network.ids()).map(JsValue::from).collect()
}
