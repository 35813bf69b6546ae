//! Snippets for pages, for the playground.

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::layout::{self, Options};
use crate::snippet::{Picture, Site, snippet};

/// What goes where on a site, as JavaScript sees it.
#[derive(Serialize)]
struct Shown<'a> {
    folder: &'a str,
    files: &'a [String],
    page: &'a str,
    once: Vec<Part<'a>>,
    notes: &'a [&'a str],
}

/// What is set up once for a whole site.
#[derive(Serialize)]
struct Part<'a> {
    file: &'a str,
    text: &'a str,
}

/// How to put the description `text`, whose files are called `name`, on a page of `site` (`"html"`, `"hugo"`, `"jekyll"`,
/// `"sphinx"`, `"myst"`, `"mkdocs"`, `"docusaurus"`, `"quarto"`, `"github"`):
/// `{ folder, files, page, once: [{ file, text }], notes }`. Undefined where the text has errors or the site is unknown.
#[wasm_bindgen(js_name = embedSnippet)]
pub fn embed_snippet(text: &str, site: &str, name: &str) -> Option<JsValue> {
    let site = Site::ALL.into_iter().find(|known| known.as_str() == site)?;
    let network = crate::read(text).0?;
    let layout = layout::layout(&network, &Options::default());
    let picture = Picture { name, alt: network.title(), size: (layout.width, layout.height), room: None, narrow: None };
    let snippet = snippet(site, &picture);
    let shown = Shown {
        folder: snippet.folder,
        files: &snippet.files,
        page: &snippet.page,
        once: snippet.once.iter().map(|part| Part { file: &part.file, text: &part.text }).collect(),
        notes: &snippet.notes,
    };
    serde_wasm_bindgen::to_value(&shown).ok()
}
