//! Steps: the view after something that a reader does. Pure: what the page must do is left to the page.

use super::{Target, View};
use crate::layout::{Layout, Rect};
use crate::network::Network;

/// What a reader does with a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The pointer comes over something, or leaves what it was over.
    Point(Option<Target>),
    /// The page's focus comes to something, by the keyboard or not, or leaves the drawing.
    Focus(Option<Target>, bool),
    /// A click or tap on something, or beside everything.
    Press(Option<Target>),
    /// A key, while the focus is on something.
    Key(Key, Target),
}

/// A key that means something in a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Against the money.
    Left,
    /// With the money.
    Right,
    /// To the party above, or the sibling of a flow.
    Up,
    /// To the party below, or the sibling of a flow.
    Down,
    /// To the first of the column or of the siblings.
    Home,
    /// To the last of the column or of the siblings.
    End,
    /// Pins, or releases what is pinned.
    Enter,
    /// Releases what is pinned, else back to the first party.
    Escape,
}

impl Key {
    /// The key that a browser calls so, if it means something here.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::Home,
            "End" => Self::End,
            "Enter" | " " => Self::Enter,
            "Escape" => Self::Escape,
            _ => return None,
        })
    }

    /// The same key in a drawing that is turned: where money runs down, Down is with the money.
    fn turned(self, vertical: bool) -> Self {
        match self {
            Self::Left if vertical => Self::Up,
            Self::Up if vertical => Self::Left,
            Self::Right if vertical => Self::Down,
            Self::Down if vertical => Self::Right,
            key => key,
        }
    }
}

impl View {
    /// The view after an event.
    #[must_use]
    pub fn step(self, event: Event, network: &Network, layout: &Layout) -> Self {
        match event {
            Event::Point(target) => Self { focus: target, ring: false, ..self },
            Event::Focus(target, by_keyboard) => Self { focus: target, ring: by_keyboard, ..self },
            Event::Press(target) => Self { pinned: target.filter(|_| target != self.pinned), ..self },
            Event::Key(Key::Enter, at) => self.step(Event::Press(Some(at)), network, layout),
            Event::Key(Key::Escape, _) if self.pinned.is_some() => Self { pinned: None, ..self },
            Event::Key(key, at) => {
                let paths = Paths { network, layout };
                Self { focus: Some(paths.from(at, key.turned(layout.vertical)).unwrap_or(at)), ring: true, ..self }
            }
        }
    }
}

/// Where keys lead in a drawing.
struct Paths<'a> {
    network: &'a Network,
    layout: &'a Layout,
}

impl Paths<'_> {
    fn from(&self, at: Target, key: Key) -> Option<Target> {
        match (at, key) {
            (_, Key::Escape) => self.layout.nodes.iter().position(Option::is_some).map(Target::Party),
            (Target::Party(party), Key::Left) => self.largest(&self.network.parties.get(party)?.inflows),
            (Target::Party(party), Key::Right) => self.largest(&self.network.parties.get(party)?.outflows),
            (Target::Party(party), key) => neighbour(&self.column(party), party, key).map(Target::Party),
            (Target::Flow(flow), Key::Left) => Some(Target::Party(self.network.flows.get(flow)?.from)),
            (Target::Flow(flow), Key::Right) => Some(Target::Party(self.network.flows.get(flow)?.to)),
            (Target::Flow(flow), key) => neighbour(&self.siblings(flow), flow, key).map(Target::Flow),
        }
    }

    /// The drawn flow of most money; of several the first.
    fn largest(&self, flows: &[usize]) -> Option<Target> {
        let drawn = flows.iter().copied().filter(|flow| self.layout.links.get(*flow).is_some_and(Option::is_some));
        let size = |flow: usize| self.network.flows.get(flow).map(|flow| flow.estimate);
        drawn.rev().max_by_key(|flow| size(*flow)).map(Target::Flow)
    }

    /// The parties of a column in the order in which they are drawn.
    fn column(&self, party: usize) -> Vec<usize> {
        let node = |party: usize| self.layout.nodes.get(party)?.as_ref();
        let Some(own) = node(party) else { return Vec::new() };
        let mut column: Vec<(f64, usize)> = (0..self.layout.nodes.len())
            .filter_map(|party| node(party).filter(|node| node.column == own.column).map(|node| (self.start(node.bar), party)))
            .collect();
        column.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        column.into_iter().map(|(_, party)| party).collect()
    }

    /// The flows of the same giver in the order in which they leave it.
    fn siblings(&self, flow: usize) -> Vec<usize> {
        let giver = self.network.flows.get(flow).and_then(|flow| self.network.parties.get(flow.from));
        let mut siblings: Vec<(f64, usize)> = giver
            .into_iter()
            .flat_map(|giver| giver.outflows.iter().copied())
            .filter_map(|flow| Some((self.layout.links.get(flow)?.as_ref()?.runs.first()?.breadth, flow)))
            .collect();
        siblings.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        siblings.into_iter().map(|(_, flow)| flow).collect()
    }

    fn start(&self, bar: Rect) -> f64 {
        if self.layout.vertical { bar.x0 } else { bar.y0 }
    }
}

/// The one before, after, first or last in a row; none beyond its ends.
fn neighbour(row: &[usize], own: usize, key: Key) -> Option<usize> {
    let at = row.iter().position(|one| *one == own)?;
    let to = match key {
        Key::Up => at.checked_sub(1)?,
        Key::Down => at + 1,
        Key::Home => 0,
        _ => row.len().checked_sub(1)?,
    };
    row.get(to).copied()
}

#[cfg(test)]
mod tests {
    use super::{Event, Key, neighbour};
    use crate::layout::{Layout, Options, layout};
    use crate::network::Network;
    use crate::view::{Target, View};

    const A: Target = Target::Party(0);
    const B: Target = Target::Party(1);

    fn drawn() -> (Network, Layout) {
        let text = r#"{ "title": "t", "currency": "USD", "flows": [
            { "from": "a", "to": "b", "amount": 10 },
            { "from": "b", "to": "c", "amount": 3 },
            { "from": "b", "to": "d", "amount": 7 } ] }"#;
        let network = crate::read(text).0.unwrap();
        let layout = layout(&network, &Options::default());
        (network, layout)
    }

    fn after(events: &[Event]) -> View {
        let (network, layout) = drawn();
        events.iter().fold(View::default(), |view, event| view.step(*event, &network, &layout))
    }

    #[test]
    fn keys_follow_the_money() {
        let to = |key, at| after(&[Event::Key(key, at)]).focus;
        assert_eq!(to(Key::Right, A), Some(Target::Flow(0)));
        assert_eq!(to(Key::Right, Target::Flow(0)), Some(B));
        assert_eq!(to(Key::Right, B), Some(Target::Flow(2)), "the largest");
        assert_eq!(to(Key::Left, Target::Flow(2)), Some(B));
        assert_eq!(to(Key::Left, A), Some(A), "nothing comes before it");
        assert_eq!(to(Key::Escape, Target::Flow(2)), Some(A));
    }

    #[test]
    fn keys_run_along_a_column_and_along_siblings() {
        let other = |at| match at {
            Target::Flow(1) => Target::Flow(2),
            _ => Target::Flow(1),
        };
        let first = after(&[Event::Key(Key::Home, Target::Flow(1))]).focus.unwrap();
        assert_eq!(after(&[Event::Key(Key::Down, first)]).focus, Some(other(first)));
        assert_eq!(after(&[Event::Key(Key::Down, other(first))]).focus, Some(other(first)), "the last stays");
        assert_eq!(neighbour(&[4, 2, 9], 2, Key::Up), Some(4));
        assert_eq!(neighbour(&[4, 2, 9], 2, Key::End), Some(9));
        assert_eq!(neighbour(&[4], 7, Key::Down), None);
    }

    #[test]
    fn a_pin_stays_until_it_is_released() {
        assert_eq!(after(&[Event::Press(Some(A)), Event::Point(Some(B))]).pinned, Some(A));
        assert_eq!(after(&[Event::Press(Some(A)), Event::Press(Some(B))]).pinned, Some(B));
        for release in [Event::Press(Some(A)), Event::Press(None), Event::Key(Key::Escape, B), Event::Key(Key::Enter, A)] {
            assert_eq!(after(&[Event::Press(Some(A)), release]).pinned, None, "{release:?}");
        }
    }

    #[test]
    fn only_the_keyboard_rings() {
        assert!(!after(&[Event::Point(Some(A))]).ring);
        assert!(!after(&[Event::Focus(Some(A), false)]).ring);
        assert!(after(&[Event::Focus(Some(A), true)]).ring);
        assert!(after(&[Event::Key(Key::Right, A)]).ring);
    }
}
