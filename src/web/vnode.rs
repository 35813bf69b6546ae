//! A scene as Yew's virtual DOM: tag by tag, nothing decided here.

use yew::virtual_dom::{AttrValue, VNode, VTag, VText};

use crate::element::{Child, Element};

/// The element and all that is in it. Yew puts what stands below `svg` into the SVG namespace by itself.
pub fn node(element: Element) -> VNode {
    tag(element).into()
}

/// The same, to be added to.
pub(super) fn tag(element: Element) -> VTag {
    let mut tag = VTag::new(element.tag);
    for (name, value) in element.attributes {
        tag.add_attribute(name, AttrValue::from(value));
    }
    tag.add_children(element.children.into_iter().map(child));
    tag
}

/// What an element holds.
pub(super) fn child(child: Child) -> VNode {
    match child {
        Child::Element(element) => node(element),
        Child::Text(text) => VText::new(text).into(),
    }
}
