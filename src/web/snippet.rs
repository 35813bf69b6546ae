//! Snippets for pages, for the playground.

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::snippet::{Embedded, Site, embed};

/// What goes where on a site, as JavaScript sees it.
#[derive(Serialize)]
struct Shown<'a> {
    folder: &'a str,
    files: &'a [String],
    page: &'a str,
    once: Vec<Part<'a>>,
    notes: &'a [&'a str],
    pictures: Vec<Part<'a>>,
}

/// A file: what is set up once for a whole site, or a picture.
#[derive(Serialize)]
struct Part<'a> {
    file: &'a str,
    text: &'a str,
}

/// How to put the description `text`, whose files are called `name`, on a page of `site` (`"html"`, `"hugo"`, `"jekyll"`,
/// `"sphinx"`, `"myst"`, `"mkdocs"`, `"docusaurus"`, `"quarto"`, `"github"`), as `funding-flow embed` does; `alt` is what the picture
/// shows, in words, where that is not the title: `{ folder, files, page, once: [{ file, text }], notes, pictures: [{ file, text }] }`.
/// Undefined where the text has errors or the site is unknown.
#[wasm_bindgen(js_name = embedSnippet)]
pub fn embed_snippet(text: &str, site: &str, name: &str, alt: &str) -> Option<JsValue> {
    let site = Site::ALL.into_iter().find(|known| known.as_str() == site)?;
    let network = crate::read(text).0?;
    let alt = if alt.trim().is_empty() { network.title() } else { alt.trim() };
    let Embedded { snippet, pictures } = embed(&network, site, name, alt, None);
    let shown = Shown {
        folder: snippet.folder,
        files: &snippet.files,
        page: &snippet.page,
        once: snippet.once.iter().map(|part| Part { file: &part.file, text: &part.text }).collect(),
        notes: &snippet.notes,
        pictures: pictures.iter().map(|(file, text)| Part { file, text }).collect(),
    };
    serde_wasm_bindgen::to_value(&shown).ok()
}
