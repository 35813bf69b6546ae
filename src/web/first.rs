//! The first drawing: the whole picture with what stands around it, to which nothing has happened yet. It answers no
//! reader, so that it is there before what does is fetched.

use std::cell::RefCell;
use std::rc::Weak;

use web_sys::Element;

use super::chart::{Options, State};
use super::follow::follow;
use super::width::WidthWatch;
use super::{build, theme};
use crate::face::face;
use crate::layout::{self, Layout, Previous, by_role};
use crate::network::Network;
use crate::theme::Mode;

/// A first drawing in a place of its own.
pub(super) struct First {
    root: Element,
    layout: RefCell<Option<Layout>>,
    _width: WidthWatch,
}

impl First {
    /// A place in a host that follows the host's width, which is this one at first.
    pub(super) fn new(host: &Element, width: f64, chart: Weak<RefCell<State>>) -> Option<Self> {
        let root = host.owner_document()?.create_element("div").ok()?;
        // By which it can be told from a live one.
        root.set_class_name("ff-first");
        host.append_child(&root).ok()?;
        let changed = move |width: f64| {
            if let Some(chart) = chart.upgrade()
                && let Ok(chart) = chart.try_borrow()
            {
                chart.draw_first(width);
            }
        };
        let width = WidthWatch::new(&root, width, changed);
        Some(Self { root, layout: RefCell::default(), _width: width })
    }

    /// Puts a drawing there, in much the order of the one before where there was one.
    pub(super) fn draw(&self, network: &Network, options: &Options, width: f64, previous: Option<&Previous>) {
        let previous = previous.cloned();
        let asked = layout::Options { width, direction: options.layout, previous, ..layout::Options::default() };
        let theme = theme(options.theme.unwrap_or(Mode::Auto));
        let layout = by_role(network, &asked);
        if let Some(node) = build::node(face(network, &layout, &theme)) {
            self.root.replace_children_with_node_1(&node);
            follow(&self.root, network);
        }
        self.layout.replace(Some(layout));
    }

    /// The order of what is drawn, which was made of `network`.
    pub(super) fn order(&self, network: &Network) -> Option<Previous> {
        Some(Previous::new(network, self.layout.borrow().as_ref()?))
    }

    /// Where it stands on the page.
    pub(super) fn root(&self) -> Element {
        self.root.clone()
    }

    /// The same when its width is not followed any more.
    pub(super) fn into_root(self) -> Element {
        self.root
    }
}
