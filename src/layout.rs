//! Layout: where everything of a network is drawn, as rectangles, ribbons and label boxes in pixels.
//!
//! Two axes run through all phases. *Depth* is the way the money runs, column by column; *breadth* lies across it. In a
//! horizontal drawing depth is x and breadth is y, in a vertical one the other way round.

pub mod columns;
mod content;
mod frame;
pub mod graph;
mod hit;
pub mod label;
mod legend;
mod model;
pub mod order;
pub mod place;
mod previous;
pub mod ribbon;
mod runs;

use crate::network::Network;
use crate::trace::{self, Carried};
pub use hit::hit;
pub use label::{Anchor, Label, Line};
pub use legend::{Legend, LegendItem, LegendKey};
pub use previous::Previous;
pub use ribbon::Ribbon;

/// Below this width of the host, in pixels, columns become rows in any case.
const NARROW: f64 = 520.0;

/// From this width on, columns stay columns, however many there are.
const WIDE: f64 = 900.0;

/// Which way the money runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Horizontal where the columns have room for their labels, else vertical. The default.
    #[default]
    Auto,
    /// From left to right.
    Horizontal,
    /// From top to bottom.
    Vertical,
}

/// What a layout is asked for; lengths in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Width of the picture. Default: 1000. A picture whose columns do not fit is wider.
    pub width: f64,
    /// Height of the picture. Default: it follows from the data. A picture whose labels do not fit is higher.
    pub height: Option<f64>,
    /// Least gap between two parties of a column. Default: 10.
    pub padding: f64,
    /// Thickness of the bar of a party. Default: 14.
    pub node_width: f64,
    /// Which way the money runs. Default: what fits.
    pub direction: Direction,
    /// Whether ribbons are striped by whose money they carry, instead of coloured by the giver's role. Default: no.
    pub by_funder: bool,
    /// The order of an earlier layout of much the same network, changed only where that saves many crossings. Default:
    /// none, the best order is searched.
    pub previous: Option<Previous>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 1000.0,
            height: None,
            padding: 10.0,
            node_width: 14.0,
            direction: Direction::Auto,
            by_funder: false,
            previous: None,
        }
    }
}

impl Options {
    /// The same with every length finite and in a range in which a picture can be drawn.
    fn cleaned(&self) -> Self {
        let within = |value: f64, least: f64, most: f64, default: f64| {
            if value.is_finite() { value.clamp(least, most) } else { default }
        };
        Self {
            width: within(self.width, 240.0, 100_000.0, 1000.0),
            height: self.height.filter(|height| height.is_finite()).map(|height| height.clamp(0.0, 100_000.0)),
            padding: within(self.padding, 0.0, 1000.0, 10.0),
            node_width: within(self.node_width, 1.0, 200.0, 14.0),
            direction: self.direction,
            by_funder: self.by_funder,
            // Read from the options as given.
            previous: None,
        }
    }
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left.
    pub x0: f64,
    /// Top.
    pub y0: f64,
    /// Right.
    pub x1: f64,
    /// Bottom.
    pub y1: f64,
}

impl Rect {
    /// Whether it is too thin to be seen.
    pub(crate) fn is_thin(self) -> bool {
        f64::min(self.x1 - self.x0, self.y1 - self.y0) < crate::marks::THIN
    }
}

/// Lines of text that belong together: the title, the summary, the heading of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The lines, each placed.
    pub lines: Vec<Line>,
    /// Size of the text in pixels.
    pub size: f64,
    /// Where the lines are anchored.
    pub anchor: Anchor,
}

/// The bar of a party and its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The bar.
    pub bar: Rect,
    /// The label.
    pub label: Label,
    /// Column, from 0.
    pub column: usize,
}

/// Money that stays with a party: a blunt end at the side where its money leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Stub {
    /// Index of the party.
    pub party: usize,
    /// Index of what it keeps; absent: its unallocated rest.
    pub keep: Option<usize>,
    /// The end, as drawn.
    pub rect: Rect,
}

/// A finished layout, parallel to the network it was made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Width of the picture.
    pub width: f64,
    /// Height of the picture.
    pub height: f64,
    /// Whether money runs from top to bottom.
    pub vertical: bool,
    /// Pixels a hundredth of the currency's unit; one for the whole picture.
    pub scale: f64,
    /// The title and the summary under it.
    pub head: Vec<Block>,
    /// The headings of the columns.
    pub headings: Vec<Block>,
    /// Per party; absent where nothing flows.
    pub nodes: Vec<Option<Node>>,
    /// Per flow; absent where it was declined.
    pub links: Vec<Option<Ribbon>>,
    /// What stays with parties.
    pub stubs: Vec<Stub>,
    /// What the marks mean, and the scale.
    pub legend: Legend,
    /// Whose money ribbons and bars are striped by; absent: they are not.
    pub carried: Option<Carried>,
}

/// Lays a network out. Never fails; every number is finite; the same input gives the same bytes on every machine.
#[must_use]
pub fn layout(network: &Network, options: &Options) -> Layout {
    placed(network, options, options.by_funder.then(|| trace::carried(network)))
}

/// The same with ribbons coloured by the giver's role, whatever the options say. It traces no money, and where it alone
/// is called no code that does is fetched.
#[must_use]
pub fn by_role(network: &Network, options: &Options) -> Layout {
    placed(network, options, None)
}

fn placed(network: &Network, options: &Options, carried: Option<Carried>) -> Layout {
    let previous = options.previous.as_ref().map(previous::Places::new);
    let options = options.cleaned();
    let model = model::Model::new(network);
    let columns = columns::assign(&model.pins, &model.edges);
    let keys = previous.as_ref().and_then(|previous| previous.keys(network, &model));
    let ways = previous.filter(|_| keys.is_some()).map(|previous| previous.ways(network, &model)).unwrap_or_default();
    let how = order::Options {
        author: network.author_order,
        previous: keys.as_deref(),
        ways: &ways,
        ..order::Options::default()
    };
    let ordering = order::order(&columns, &model.edges, &how);
    let layout = frame::draw(network, &options, &model, &columns, &ordering, carried.as_ref());
    Layout { carried, ..layout }
}

#[cfg(test)]
mod tests;
