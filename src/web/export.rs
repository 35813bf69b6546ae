//! What the playground takes from a text beside its drawing: picture and table as files, and whom the marks of the drawing stand for.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::chart::Options;
use crate::layout::{self, layout};
use crate::theme::{Mode, Theme};
use crate::view::View;
use crate::{read, scene, svg, table};

/// The drawing of `text` as an SVG file, the same bytes that the command line writes; undefined where it has errors.
/// Options: `theme` (default: `light`), `layout`, `color`, `width` in pixels, and what is shown: `status`, `award`, `year`,
/// `folded`.
#[wasm_bindgen]
pub fn render_svg(text: &str, options: &JsValue) -> Option<String> {
    let network = read(text).0?;
    let options = asked(options);
    let network = network.part(&options.choice).unwrap_or(network);
    // A file stands on pages that it does not know: it is light unless told otherwise.
    let mode = options.theme.unwrap_or(Mode::Light);
    let (width, by_funder) = (options.width.unwrap_or(layout::Options::default().width), options.by_funder);
    let direction = options.layout;
    let layout = layout(&network, &layout::Options { width, direction, by_funder, ..layout::Options::default() });
    Some(svg::to_string(&scene::draw(&network, &layout, &Theme { mode, ..Theme::default() }, &View::STATIC)))
}

fn asked(options: &JsValue) -> Options {
    let get = |name: &str| Reflect::get(options, &name.into()).ok();
    let said = |name| get(name).and_then(|value| value.as_string()).unwrap_or_default();
    let words = ["theme", "layout", "color", "view", "lang", "selected", "status", "award", "year", "folded"].map(said);
    Options { width: get("width").and_then(|width| width.as_f64()), ..Options::of(&words.join("\0")) }
}

/// Lays `text` out several times, for `cargo xtask race`.
#[wasm_bindgen]
pub fn lay_out(text: &str, times: u32) {
    if let Some(network) = read(text).0 {
        for _ in 0..times {
            std::hint::black_box(layout(&network, &layout::Options::default()));
        }
    }
}

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
