//! A scene as Yew's virtual DOM: tag by tag, nothing decided here.

use yew::virtual_dom::{AttrValue, VNode, VTag, VText};

use crate::element::{Child, Element};

/// The element and all that is in it. Yew puts what stands below `svg` into the SVG namespace by itself.
pub fn node(element: &Element) -> VNode {
    let mut tag = VTag::new(element.tag);
    for (name, value) in &element.attributes {
        tag.add_attribute(name, AttrValue::from(value.clone()));
    }
    tag.add_children(element.children.iter().map(|child| match child {
        Child::Element(child) => node(child),
        Child::Text(text) => VText::new(text.clone()).into(),
    }));
    tag.into()
}
