//! What the layout core sees of a funding network: parties as numbers, flows as weighted links, labels as room.
//!
//! One axis is the *column* (how far the money has come), the other the *breadth* (the y of a horizontal drawing).
//! Nothing here knows of money, text or x.

/// Where a party may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pin {
    /// The rank of the role: 0 funder, 1 sponsor, 2 project, 3 person, 4 deliverable; none: wherever its links put it.
    pub role: Option<u8>,
    /// The column the author asks for; columns that stay empty are dropped, so only the order of these numbers counts.
    pub column: Option<u32>,
}

/// A flow between two parties, which are indices of the list of pins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Who gives.
    pub from: usize,
    /// Who receives.
    pub to: usize,
    /// How much, in any unit: the thickness, and the cost of a crossing (which for zero is a tenth of the least other).
    pub weight: u64,
}

/// The breadth a node needs for its labels besides its bar.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// Directly before the bar.
    pub above: f64,
    /// Directly after the bar.
    pub below: f64,
    /// The slot centred on the bar is at least this large.
    pub beside: f64,
    /// What is before the bar may lie after it, and the other way round.
    pub turns: bool,
}
