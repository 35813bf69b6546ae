//! The SVG sink: a scene as the text of an SVG file, by way of the `svg` crate.

use crate::element::{Child, Element};
use crate::scene::Scene;
use svg::node::{Node, Text};

/// The scene as an SVG file: well-formed XML, attributes sorted by name, no script and no external reference.
#[must_use]
pub fn to_string(scene: &Scene) -> String {
    let mut text = convert(&scene.root).to_string();
    text.push('\n');
    text
}

fn convert(element: &Element) -> svg::node::element::Element {
    let mut node = svg::node::element::Element::new(element.tag);
    for (name, value) in &element.attributes {
        node.assign(*name, value.as_ref());
    }
    for child in &element.children {
        match child {
            Child::Element(child) => node.append(convert(child)),
            Child::Text(text) => node.append(Text::new(text.clone())),
        }
    }
    node
}
