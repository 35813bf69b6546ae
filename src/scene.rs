//! The scene: a finished drawing as a tree of elements, the only place that knows SVG.

mod flows;
mod layer;
mod legend;
mod parties;
mod stripes;
mod style;

use crate::element::{Child, Element, number};
use crate::layout::{Anchor, Block, Layout};
use crate::letter::{digits, strung};
use crate::network::{Network, Role};
use crate::summary;
use crate::text::Weight;
use crate::theme::{Background, Ink, Mode, Theme};
use crate::trace::{self, Sides};
use crate::view::{Target, View, first};

/// The fonts of a drawing: those whose widths the layout knows, first.
pub const FONTS: &str = "Helvetica Neue,Helvetica,Arial,Liberation Sans,Noto Sans,Noto Sans CJK JP,sans-serif";

/// A finished drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// The `svg` element.
    pub root: Element,
}

/// Draws a layout. Never fails; the same input gives the same scene.
#[must_use]
pub fn draw(network: &Network, layout: &Layout, theme: &Theme, view: &View) -> Scene {
    let sides = view.traced().map(|target| trace::sides(network, target));
    let draft = Draft::new(network, layout, theme, view);
    let mut scene = whole(&draft, layer::layer(&draft, sides.as_ref()));
    scene.root = scene.root.children(layer::focus(&draft));
    scene
}

/// A drawing that waits for a reader: nothing in it is traced.
#[must_use]
pub fn untouched(network: &Network, layout: &Layout, theme: &Theme) -> Scene {
    whole(&Draft::new(network, layout, theme, &View::LIVE), layer::empty())
}

fn whole(draft: &Draft, layer: Element) -> Scene {
    let Draft { network, layout, view, .. } = *draft;
    let mut root = draft.root();
    root = root
        .child(Element::new("title").text(network.title.clone()))
        .child(Element::new("desc").text(draft.long_description()));
    if !view.interactive {
        root = root.child(style::sheet(draft.mode));
    }
    root = root.child(style::patterns(draft));
    if let Some(paper) = draft.paper() {
        root = root.child(paper);
    }
    root = root
        .child(draft.blocks("ff-head", &layout.head, Ink::Text))
        .child(flows::ribbons(draft))
        .child(layer)
        .child(parties::stubs(draft))
        .child(parties::bars(draft))
        .child(draft.haloed(draft.blocks("ff-headings ff-halo", &layout.headings, Ink::Muted)))
        .child(parties::labels(draft))
        .child(legend::legend(draft));
    Scene { root }
}

/// The class of the groups that alone change with what is traced.
pub const TRACE: &str = "ff-trace";

/// The one that holds the ring of the keyboard's focus, the last of a drawing; nothing where there is no ring.
#[must_use]
pub fn focused(network: &Network, layout: &Layout, theme: &Theme, view: &View) -> Option<Element> {
    layer::focus(&Draft::new(network, layout, theme, view))
}

/// The one that holds the money, so that a live drawing need not be drawn again under every move of the pointer.
#[must_use]
pub fn traced(network: &Network, layout: &Layout, theme: &Theme, view: &View, sides: Option<&Sides>) -> Element {
    layer::layer(&Draft::new(network, layout, theme, view), sides)
}

/// What every part of a drawing is drawn from.
struct Draft<'a> {
    network: &'a Network,
    layout: &'a Layout,
    mode: Mode,
    background: &'a Background,
    view: &'a View,
    /// The one part that the tab key stops at.
    stop: Option<Target>,
}

impl<'a> Draft<'a> {
    fn new(network: &'a Network, layout: &'a Layout, theme: &'a Theme, view: &'a View) -> Self {
        let stop = if view.interactive { view.focus.or_else(|| first(layout)) } else { None };
        Self { network, layout, mode: theme.mode, background: &theme.background, view, stop }
    }
}

impl Draft<'_> {
    fn root(&self) -> Element {
        let (width, height) = (number(self.layout.width), number(self.layout.height));
        let root = Element::new("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("viewBox", strung(&["0 0 ", &width, " ", &height]))
            .with("width", width)
            .with("height", height)
            .with("font-family", FONTS)
            .with("lang", self.network.lang.clone());
        let mode = match self.mode {
            Mode::Light => "ff ff-light",
            Mode::Dark => "ff ff-dark",
            Mode::Auto => "ff ff-auto",
        };
        if self.view.interactive {
            root.with("class", mode)
                .with("role", "graphics-document document")
                .with("aria-roledescription", "Sankey diagram")
                .with("aria-label", self.network.title.clone())
        } else {
            root.with("class", mode)
                .with("role", "img")
                .with("aria-label", strung(&[&self.network.title, ". ", &summary::summary(self.network)]))
        }
    }

    fn long_description(&self) -> String {
        let summary = summary::summary(self.network);
        match &self.network.description {
            Some(description) => strung(&[&summary, " ", description]),
            None => summary,
        }
    }

    fn paper(&self) -> Option<Element> {
        let rect = Element::new("rect").at("width", self.layout.width).at("height", self.layout.height);
        match self.background {
            Background::None => None,
            Background::Colour(colour) => Some(rect.with("fill", colour.clone())),
            Background::Theme => Some(self.filled(rect, Ink::Paper)),
        }
    }

    /// The element filled with an ink: as an attribute, which works anywhere, and as a class, which a style can turn dark.
    fn filled(&self, element: Element, ink: Ink) -> Element {
        element.with("class", class('f', ink)).with("fill", ink.in_mode(self.mode))
    }

    /// The element stroked with an ink.
    fn stroked(&self, element: Element, ink: Ink) -> Element {
        element.with("class", class('s', ink)).with("stroke", ink.in_mode(self.mode))
    }

    /// Texts with a rim of paper, which keeps them apart from what is drawn behind them.
    fn haloed(&self, texts: Element) -> Element {
        texts
            .with("stroke", Ink::Paper.in_mode(self.mode))
            .with("stroke-width", "3")
            .with("stroke-linejoin", "round")
            .with("paint-order", "stroke")
    }

    fn blocks(&self, class: &'static str, blocks: &[Block], ink: Ink) -> Element {
        let mut group = Element::new("g").with("class", class);
        for (index, block) in blocks.iter().enumerate() {
            // Under a title stands a summary.
            let ink = if index > 0 && ink == Ink::Text { Ink::Muted } else { ink };
            let mut text = self.filled(Element::new("g"), ink).at("font-size", block.size);
            if let Some(anchor) = anchor(block.anchor) {
                text = text.with("text-anchor", anchor);
            }
            group = group.child(text.children(block.lines.iter().map(|line| self.line(line))));
        }
        group
    }

    /// One line of text.
    fn line(&self, line: &crate::layout::Line) -> Element {
        let text = Element::new("text").at("x", line.x).at("y", line.y);
        let text = if line.weight == Weight::Bold { text.with("font-weight", "600") } else { text };
        text.text(line.text.clone())
    }

    fn role(&self, party: usize) -> Option<Role> {
        self.network.parties.get(party)?.role
    }

    /// What is drawn of a part, under its name: what a reader may do with it, or, in a static drawing, what it is. A part
    /// that is drawn as one element is that element.
    fn addressed(&self, class: &'static str, mut drawn: Vec<Element>, target: Target, name: String) -> Element {
        let (attribute, index) = match target {
            Target::Party(index) => ("data-party", index),
            Target::Flow(index) => ("data-flow", index),
        };
        let own = match drawn.pop() {
            Some(mut only) if drawn.is_empty() => {
                match only.attributes.iter_mut().find(|(name, _)| *name == "class") {
                    Some((_, own)) => *own = strung(&[class, " ", own]).into(),
                    None => only = only.with("class", class),
                }
                only
            }
            last => Element::new("g").with("class", class).children(drawn).children(last),
        };
        let mut own = own.with(attribute, digits(index));
        if self.view.interactive {
            let stop = if self.stop == Some(target) { "0" } else { "-1" };
            own.with("role", "graphics-symbol img").with("tabindex", stop).with("aria-label", name)
        } else {
            // Before what is drawn: there readers of the file look for it.
            own.children.insert(0, Child::Element(Element::new("title").text(name)));
            own
        }
    }
}

/// Class of an ink as fill or stroke.
fn class(what: char, ink: Ink) -> &'static str {
    let [fill, stroke] = match ink {
        Ink::Paper => ["ff-f-paper", "ff-s-paper"],
        Ink::Text => ["ff-f-text", "ff-s-text"],
        Ink::Muted => ["ff-f-muted", "ff-s-muted"],
        Ink::Role(Some(Role::Funder)) => ["ff-f-funder", "ff-s-funder"],
        Ink::Role(Some(Role::Sponsor)) => ["ff-f-sponsor", "ff-s-sponsor"],
        Ink::Role(Some(Role::Project)) => ["ff-f-project", "ff-s-project"],
        Ink::Role(Some(Role::Person)) => ["ff-f-person", "ff-s-person"],
        Ink::Role(Some(Role::Deliverable)) => ["ff-f-deliverable", "ff-s-deliverable"],
        Ink::Role(None) => ["ff-f-party", "ff-s-party"],
    };
    if what == 's' { stroke } else { fill }
}

fn anchor(anchor: Anchor) -> Option<&'static str> {
    match anchor {
        Anchor::Start => None,
        Anchor::Middle => Some("middle"),
        Anchor::End => Some("end"),
    }
}

/// Visits every element of a tree, the outer ones first.
pub fn visit<'a>(element: &'a Element, see: &mut impl FnMut(&'a Element)) {
    see(element);
    for child in &element.children {
        if let Child::Element(child) = child {
            visit(child, see);
        }
    }
}
