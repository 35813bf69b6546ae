//! Snippets for pages, for the playground.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::import::set;
use crate::layout::{self, Options};
use crate::snippet::{Picture, Site, snippet};

/// How to put the description `text`, whose files are called `name`, on a page of `site` (`"html"`, `"hugo"`, `"jekyll"`,
/// `"sphinx"`, `"myst"`, `"mkdocs"`, `"docusaurus"`, `"quarto"`, `"github"`):
/// `{ folder, files, page, once: [{ file, text }], notes }`. Undefined where the text has errors or the site is unknown.
#[wasm_bindgen(js_name = embedSnippet)]
pub fn embed_snippet(text: &str, site: &str, name: &str) -> Option<Object> {
    let site = Site::ALL.into_iter().find(|known| known.as_str() == site)?;
    let network = crate::read(text).0?;
    let layout = layout::layout(&network, &Options::default());
    let picture = Picture { name, alt: network.title(), size: (layout.width, layout.height) };
    let snippet = snippet(site, &picture);
    let object = Object::new();
    let texts = |texts: &mut dyn Iterator<Item = &str>| texts.map(JsValue::from).collect::<Array>();
    set(&object, "folder", snippet.folder.into());
    set(&object, "files", texts(&mut snippet.files.iter().map(String::as_str)).into());
    set(&object, "page", snippet.page.as_str().into());
    let once = snippet.once.iter().map(|part| {
        let object = Object::new();
        set(&object, "file", part.file.as_str().into());
        set(&object, "text", part.text.as_str().into());
        JsValue::from(object)
    });
    set(&object, "once", once.collect::<Array>().into());
    set(&object, "notes", texts(&mut snippet.notes.iter().copied()).into());
    Some(object)
}
