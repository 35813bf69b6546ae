//! Elements of a page that stay as they are, built in one pass by a script. A virtual tree of them would be made, walked
//! and kept for nothing, as it is never compared, and each word of it would cross into JavaScript by itself.

use std::borrow::Cow;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Html;
use yew::virtual_dom::VNode;

use crate::element::{Child, Element};

#[wasm_bindgen(module = "/src/web/build.js")]
extern "C" {
    fn build(is_svg: bool, shape: &[u32], words: &str) -> Array;
}

const END: u32 = 0;
const TEXT: u32 = 1;
const FIRST_KIND: u32 = 2;

/// The elements as nodes of the page. Text can only stand within them.
pub(super) fn nodes(parts: Vec<Child>, is_svg: bool) -> Html {
    let mut draft = Draft::default();
    for part in parts {
        draft.child(part);
    }
    let built = build(is_svg, &draft.shape, &draft.words);
    built.iter().map(|node| VNode::VRef(node.unchecked_into())).collect()
}

/// Elements that differ in their words alone.
struct Kind {
    tag: &'static str,
    /// With its value where that is always the same.
    attributes: Vec<(&'static str, Option<Cow<'static, str>>)>,
}

impl Kind {
    fn new(element: &Element) -> Self {
        let attribute = |(name, value): &(&'static str, Cow<'static, str>)| (*name, is_fixed(name, value).then(|| value.clone()));
        Self { tag: element.tag, attributes: element.attributes.iter().map(attribute).collect() }
    }

    fn fits(&self, element: &Element) -> bool {
        self.tag == element.tag
            && self.attributes.len() == element.attributes.len()
            && self.attributes.iter().zip(&element.attributes).all(|((own, fixed), (name, value))| {
                own == name && fixed.as_ref().map_or(!is_fixed(name, value), |fixed| fixed == value)
            })
    }
}

/// What has few values belongs to the kind.
fn is_fixed(name: &str, value: &Cow<'static, str>) -> bool {
    matches!(value, Cow::Borrowed(_)) || matches!(name, "class" | "fill")
}

/// What the script is told; see there.
#[derive(Default)]
struct Draft {
    kinds: Vec<Kind>,
    shape: Vec<u32>,
    words: String,
}

impl Draft {
    fn child(&mut self, child: Child) {
        match child {
            Child::Text(text) => {
                self.shape.push(TEXT);
                self.word(&text);
            }
            Child::Element(element) => self.element(element),
        }
    }

    fn element(&mut self, element: Element) {
        let kind = match self.kinds.iter().position(|kind| kind.fits(&element)) {
            Some(kind) => kind,
            None => self.kind(Kind::new(&element)),
        };
        self.shape.push(FIRST_KIND + kind as u32);
        for (name, value) in &element.attributes {
            if !is_fixed(name, value) {
                self.word(value);
            }
        }
        for child in element.children {
            self.child(child);
        }
        self.shape.push(END);
    }

    /// Describes a kind to the script; gives its number.
    fn kind(&mut self, kind: Kind) -> usize {
        self.word(kind.tag);
        let fixed = || kind.attributes.iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        self.word(&fixed().count().to_string());
        for (name, value) in fixed() {
            self.word(name);
            self.word(value);
        }
        let free = || kind.attributes.iter().filter(|(_, value)| value.is_none());
        self.word(&free().count().to_string());
        for (name, _) in free() {
            self.word(name);
        }
        self.kinds.push(kind);
        self.kinds.len() - 1
    }

    fn word(&mut self, word: &str) {
        // No text has the mark that ends one: all are cleaned when they are read. One that had would shift all others.
        if word.contains('\0') {
            self.words.push_str(&word.replace('\0', ""));
        } else {
            self.words.push_str(word);
        }
        self.words.push('\0');
    }
}
