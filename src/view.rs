//! The view: what the reader looks at. A static drawing has [`View::STATIC`].

mod step;

pub use step::{Event, Key};

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

impl View {
    /// A drawing that nobody acts on.
    pub const STATIC: Self = Self { interactive: false, focus: None, pinned: None, ring: false };

    /// What is traced: the pinned part, else the one in focus.
    #[must_use]
    pub fn traced(&self) -> Option<Target> {
        self.pinned.or(self.focus)
    }
}
