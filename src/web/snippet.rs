//! Snippets for pages, for the playground.

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::snippet::{Drawings, Embedded, Site};

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

/// How to put a description on a page, as `funding-flow embed` says it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Embed(Drawings);

#[wasm_bindgen]
impl Embed {
    /// Draws the description `text` for a page of `site` (`"html"`, `"hugo"`, `"jekyll"`, `"sphinx"`, `"myst"`, `"mkdocs"`,
    /// `"docusaurus"`, `"quarto"`, `"github"`). Undefined where the text has errors or the site is unknown.
    #[must_use]
    pub fn of(text: &str, site: &str) -> Option<Self> {
        Some(Self(Drawings::new(&crate::read(text).0?, Site::named(site)?, None)))
    }

    /// What goes where, for files that are called `name`; `alt` is what the picture shows, in words, where that is not the title:
    /// `{ folder, files, page, once: [{ file, text }], notes, pictures: [{ file, text }] }`.
    #[must_use]
    pub fn snippet(&self, name: &str, alt: &str) -> JsValue {
        let Embedded { snippet, pictures } = self.0.embed(name, alt);
        let shown = Shown {
            folder: snippet.folder,
            files: &snippet.files,
            page: &snippet.page,
            once: snippet.once.iter().map(|part| Part { file: &part.file, text: &part.text }).collect(),
            notes: &snippet.notes,
            pictures: pictures.iter().map(|(file, text)| Part { file, text }).collect(),
        };
        serde_wasm_bindgen::to_value(&shown).unwrap_or_default()
    }
}
