//! Elements of a page that stay as they are, built in one pass by a script. A virtual tree of them would be made, walked
//! and kept for nothing, as it is never compared, and each word of it would cross into JavaScript by itself.

use std::borrow::Cow;

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Node;
use yew::Html;
use yew::virtual_dom::VNode;

use crate::element::{Child, Element};
use crate::letter::digits;

#[wasm_bindgen(module = "/src/web/build.js")]
extern "C" {
    fn build(is_svg: bool, shape: &str, words: &str) -> Option<Node>;
}

const END: usize = 0;
const TEXT: usize = 1;
const FIRST_KIND: usize = 2;

/// From how many kinds on lines of text are not told apart by their column any more.
const MANY: usize = 60;

/// A number as one letter, as scripts are told it. There are far fewer kinds of elements than letters.
pub(super) fn numeral(number: usize) -> char {
    u32::try_from(number + 32).ok().and_then(char::from_u32).unwrap_or(' ')
}

/// A part as it stands on the page, with the sum of what it was built from.
#[derive(Debug)]
pub(super) struct Built {
    sum: u64,
    node: Node,
}

/// An element of HTML, with drawings in it or not.
pub(super) fn node(element: Element) -> Option<Node> {
    let draft = Draft::of(element);
    build(false, &draft.shape, &draft.words)
}

/// The elements as nodes of the page; those that were built alike `before` are the same nodes. Text can only stand within.
pub(super) fn nodes(parts: Vec<Child>, is_svg: bool, before: &mut Vec<Built>) -> Html {
    let mut old = std::mem::take(before).into_iter();
    for part in parts {
        let mut draft = Draft::default();
        draft.child(part);
        let sum = draft.sum();
        let kept = old.next().filter(|built| built.sum == sum);
        before.extend(kept.or_else(|| Some(Built { sum, node: build(is_svg, &draft.shape, &draft.words)? })));
    }
    before.iter().map(|built| VNode::VRef(built.node.clone())).collect()
}

/// Elements that differ in their words alone.
struct Kind {
    tag: &'static str,
    /// With its value where that is always the same.
    attributes: Vec<(&'static str, Option<Cow<'static, str>>)>,
}

impl Kind {
    /// The kind of an element; where there are `many`, less is taken for always the same.
    fn new(element: &Element, many: bool) -> Self {
        let is_fixed = |own: &(&'static str, Cow<'static, str>)| is_fixed(own) || own.0 == "x" && !many;
        let attribute = |own: &(&'static str, Cow<'static, str>)| (own.0, is_fixed(own).then(|| own.1.clone()));
        Self { tag: element.tag, attributes: element.attributes.iter().map(attribute).collect() }
    }

    fn fits(&self, element: &Element) -> bool {
        self.tag == element.tag
            && self.attributes.len() == element.attributes.len()
            && self.attributes.iter().zip(&element.attributes).all(|((own, fixed), theirs)| {
                *own == theirs.0 && fixed.as_ref().map_or(!is_fixed(theirs), |fixed| *fixed == theirs.1)
            })
    }
}

/// What has few values belongs to the kind.
fn is_fixed((name, value): &(&'static str, Cow<'static, str>)) -> bool {
    matches!(value, Cow::Borrowed(_)) || matches!(*name, "class" | "fill")
}

/// What the script is told; see there.
#[derive(Default)]
pub(super) struct Draft {
    kinds: Vec<Kind>,
    pub(super) shape: String,
    pub(super) words: String,
}

impl Draft {
    pub(super) fn of(element: Element) -> Self {
        let mut draft = Self::default();
        draft.element(element);
        draft
    }

    /// A number that two drafts share only if they say the same.
    fn sum(&self) -> u64 {
        let add = |sum: u64, next: u64| (sum ^ next).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        let chunks = self.shape.as_bytes().chunks(8).chain(self.words.as_bytes().chunks(8));
        chunks.fold(0, |sum, chunk| {
            let mut bytes = [0; 8];
            for (byte, own) in bytes.iter_mut().zip(chunk) {
                *byte = *own;
            }
            add(sum, u64::from_le_bytes(bytes))
        })
    }

    fn child(&mut self, child: Child) {
        match child {
            Child::Text(text) => {
                self.shape.push(numeral(TEXT));
                self.word(&text);
            }
            Child::Element(element) => self.element(element),
        }
    }

    fn element(&mut self, element: Element) {
        let kind = match self.kinds.iter().position(|kind| kind.fits(&element)) {
            Some(kind) => kind,
            None => self.kind(Kind::new(&element, self.kinds.len() >= MANY)),
        };
        self.shape.push(numeral(FIRST_KIND + kind));
        for (index, (_, value)) in element.attributes.iter().enumerate() {
            let fixed = self.kinds.get(kind).and_then(|kind| kind.attributes.get(index)?.1.as_ref());
            if fixed.is_none() {
                self.word(value);
            }
        }
        for child in element.children {
            self.child(child);
        }
        self.shape.push(numeral(END));
    }

    /// Describes a kind to the script; gives its number.
    fn kind(&mut self, kind: Kind) -> usize {
        self.word(kind.tag);
        let fixed = || kind.attributes.iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        self.word(&digits(fixed().count()));
        for (name, value) in fixed() {
            self.word(name);
            self.word(value);
        }
        let free = || kind.attributes.iter().filter(|(_, value)| value.is_none());
        self.word(&digits(free().count()));
        for (name, _) in free() {
            self.word(name);
        }
        self.kinds.push(kind);
        self.kinds.len() - 1
    }

    fn word(&mut self, word: &str) {
        // No text has the mark that ends one: all are cleaned when they are read. One that had would shift all others.
        self.words.extend(word.split('\0'));
        self.words.push('\0');
    }
}
