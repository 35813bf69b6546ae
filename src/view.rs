//! The view: what the reader looks at, and how pointer and keys change it. A static drawing has [`View::STATIC`].

use crate::layout::Layout;
use crate::network::Network;
use crate::sort::Sort as _;

/// A part of a drawing that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The party of an index.
    Party(usize),
    /// The flow of an index.
    Flow(usize),
}

/// What the reader looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Whether a reader can act on the drawing.
    pub interactive: bool,
    /// What the pointer or the keyboard is on.
    pub focus: Option<Target>,
    /// What the reader has pinned.
    pub pinned: Option<Target>,
    /// Whether the focus was moved by the keyboard and is ringed.
    pub ring: bool,
}

/// What a reader does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The pointer comes onto a part, or leaves all of them.
    Hover(Option<Target>),
    /// The keyboard's focus comes onto a part, or leaves the drawing.
    Focus(Option<Target>),
    /// A part, or the empty ground, is clicked or tapped.
    Press(Option<Target>),
    /// A key is pressed while the drawing has the focus.
    Key(Key),
}

/// The keys that act on a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// First of the column.
    Home,
    /// Last of the column.
    End,
    /// Enter or space: pin or release.
    Enter,
    /// Release; then back to the first party.
    Escape,
}

impl Key {
    /// The key of a DOM `KeyboardEvent.key`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "Home" => Self::Home,
            "End" => Self::End,
            "Enter" | " " => Self::Enter,
            "Escape" => Self::Escape,
            _ => return None,
        })
    }
}

impl View {
    /// A drawing that nobody acts on.
    pub const STATIC: Self = Self { interactive: false, focus: None, pinned: None, ring: false };

    /// A drawing that waits for a reader.
    pub const LIVE: Self = Self { interactive: true, ..Self::STATIC };

    /// What is traced: the part in focus, else the pinned one.
    #[must_use]
    pub fn traced(&self) -> Option<Target> {
        self.focus.or(self.pinned)
    }

    /// The view after an event. Pure: the same view and event give the same view.
    #[must_use]
    pub fn step(self, network: &Network, layout: &Layout, event: Event) -> Self {
        match event {
            Event::Hover(target) => Self { focus: target, ring: false, ..self },
            Event::Focus(target) => Self { focus: target, ring: target.is_some(), ..self },
            Event::Press(target) => {
                let pinned = if target == self.pinned { None } else { target };
                Self { pinned, focus: target, ring: false, ..self }
            }
            Event::Key(Key::Enter) => {
                let pinned = if self.focus == self.pinned { None } else { self.focus };
                Self { pinned, ..self }
            }
            Event::Key(Key::Escape) if self.pinned.is_some() => Self { pinned: None, ..self },
            Event::Key(Key::Escape) => Self { focus: first(layout), ring: true, ..self },
            Event::Key(key) => {
                let walk = Walk { network, layout };
                let focus = match self.focus.or(self.pinned) {
                    Some(target) => walk.from(target, key).or(Some(target)),
                    None => first(layout),
                };
                Self { focus, ring: true, ..self }
            }
        }
    }
}

/// The party at the beginning of the first column.
#[must_use]
pub fn first(layout: &Layout) -> Option<Target> {
    let drawn = |index: &usize| layout.nodes.get(*index).is_some_and(Option::is_some);
    let all = (0..layout.nodes.len()).filter(drawn);
    all.min_by(|a, b| place(layout, *a).partial_cmp(&place(layout, *b)).unwrap_or(std::cmp::Ordering::Equal))
        .map(Target::Party)
}

/// Column and breadth of a party.
fn place(layout: &Layout, party: usize) -> (usize, f64) {
    layout
        .nodes
        .get(party)
        .and_then(Option::as_ref)
        .map_or((usize::MAX, 0.0), |node| (node.column, if layout.vertical { node.bar.x0 } else { node.bar.y0 }))
}

/// Steps from part to part.
struct Walk<'a> {
    network: &'a Network,
    layout: &'a Layout,
}

/// A step as the money sees it, whichever way the picture is turned.
enum Step {
    Across(isize),
    Along(bool),
    Ends(bool),
}

impl Walk<'_> {
    fn from(&self, target: Target, key: Key) -> Option<Target> {
        let step = match (key, self.layout.vertical) {
            (Key::Up, false) | (Key::Left, true) => Step::Across(-1),
            (Key::Down, false) | (Key::Right, true) => Step::Across(1),
            (Key::Left, false) | (Key::Up, true) => Step::Along(false),
            (Key::Right, false) | (Key::Down, true) => Step::Along(true),
            (Key::Home, _) => Step::Ends(false),
            (Key::End, _) => Step::Ends(true),
            (Key::Enter | Key::Escape, _) => return None,
        };
        match (target, step) {
            (Target::Party(party), Step::Across(by)) => neighbour(&self.column(party), party, by).map(Target::Party),
            (Target::Party(party), Step::Along(on)) => self.largest(party, on).map(Target::Flow),
            (Target::Party(party), Step::Ends(last)) => end(&self.column(party), last).map(Target::Party),
            (Target::Flow(flow), Step::Across(by)) => neighbour(&self.siblings(flow), flow, by).map(Target::Flow),
            (Target::Flow(flow), Step::Ends(last)) => end(&self.siblings(flow), last).map(Target::Flow),
            (Target::Flow(flow), Step::Along(on)) => {
                let flow = self.network.flows.get(flow)?;
                Some(Target::Party(if on { flow.to } else { flow.from }))
            }
        }
    }

    /// The parties of a column in the order in which they are drawn.
    fn column(&self, party: usize) -> Vec<usize> {
        let column = place(self.layout, party).0;
        let mut members: Vec<usize> =
            (0..self.layout.nodes.len()).filter(|other| place(self.layout, *other).0 == column).collect();
        members.order_by(|a, b| place(self.layout, *a).1.total_cmp(&place(self.layout, *b).1));
        members
    }

    /// The flows out of the same party in the order in which they are drawn.
    fn siblings(&self, flow: usize) -> Vec<usize> {
        let Some(party) = self.network.flows.get(flow).and_then(|flow| self.network.parties.get(flow.from)) else {
            return Vec::new();
        };
        let port = |flow: &usize| {
            let ribbon = self.layout.links.get(*flow).and_then(Option::as_ref);
            ribbon.and_then(|ribbon| ribbon.runs.first()).map_or(0.0, |run| run.breadth)
        };
        let mut flows = party.outflows.clone();
        flows.order_by(|a, b| port(a).total_cmp(&port(b)));
        flows
    }

    /// The largest flow into or out of a party.
    fn largest(&self, party: usize, out: bool) -> Option<usize> {
        let party = self.network.parties.get(party)?;
        let flows = if out { &party.outflows } else { &party.inflows };
        let size = |flow: usize| self.network.flows.get(flow).map_or(0, |flow| flow.estimate);
        flows.iter().copied().max_by_key(|flow| (size(*flow), std::cmp::Reverse(*flow)))
    }
}

fn neighbour(members: &[usize], own: usize, by: isize) -> Option<usize> {
    let at = members.iter().position(|member| *member == own)?;
    members.get(at.checked_add_signed(by)?).copied()
}

fn end(members: &[usize], last: bool) -> Option<usize> {
    if last { members.last() } else { members.first() }.copied()
}
