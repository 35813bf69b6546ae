//! The theme: colours by role for light and dark pages, each at 3:1 or better on its background, text at 4.5:1.

use crate::network::Role;

/// Which colours a drawing has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Dark on light. The default of a static drawing, which stands on pages it does not know.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// As the reader's system or the page around it asks.
    Auto,
}

/// How a drawing looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Which colours.
    pub mode: Mode,
    /// What is painted behind everything.
    pub background: Background,
}

/// What is painted behind a drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// The theme's own. The default.
    #[default]
    Theme,
    /// Nothing.
    None,
    /// A CSS colour.
    Colour(String),
}

/// What a colour stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ink {
    /// Behind everything.
    Paper,
    /// Names.
    Text,
    /// Amounts, headings, leader lines.
    Muted,
    /// A party or the money it gives.
    Role(Option<Role>),
}

/// All inks in the order in which styles list them.
pub const INKS: [Ink; 9] = [
    Ink::Paper,
    Ink::Text,
    Ink::Muted,
    Ink::Role(Some(Role::Funder)),
    Ink::Role(Some(Role::Sponsor)),
    Ink::Role(Some(Role::Project)),
    Ink::Role(Some(Role::Person)),
    Ink::Role(Some(Role::Deliverable)),
    Ink::Role(None),
];

impl Ink {
    /// The colour on a light page. Blue, vermillion, green and purple are those of Okabe and Ito (2008), which readers
    /// with any colour vision tell apart; purple is darkened to reach 3:1 on white.
    #[must_use]
    pub fn light(self) -> &'static str {
        match self {
            Self::Paper => "#ffffff",
            Self::Text => "#1b2027",
            Self::Muted => "#545d68",
            Self::Role(Some(Role::Funder)) => "#0072b2",
            Self::Role(Some(Role::Sponsor)) => "#d55e00",
            Self::Role(Some(Role::Project)) => "#66717e",
            Self::Role(Some(Role::Person)) => "#009e73",
            Self::Role(Some(Role::Deliverable)) => "#b8628f",
            Self::Role(None) => "#4c7796",
        }
    }

    /// The colour on a dark page.
    #[must_use]
    pub fn dark(self) -> &'static str {
        match self {
            Self::Paper => "#14181e",
            Self::Text => "#e8ecf1",
            Self::Muted => "#a7b1bd",
            Self::Role(Some(Role::Funder)) => "#56a9e4",
            Self::Role(Some(Role::Sponsor)) => "#f2894a",
            Self::Role(Some(Role::Project)) => "#9aa6b4",
            Self::Role(Some(Role::Person)) => "#2fc296",
            Self::Role(Some(Role::Deliverable)) => "#e09bc3",
            Self::Role(None) => "#86b3d3",
        }
    }

    /// The colour that a presentation attribute gets: that of the mode, light where a style decides later.
    #[must_use]
    pub fn in_mode(self, mode: Mode) -> &'static str {
        if mode == Mode::Dark { self.dark() } else { self.light() }
    }

    /// Its name in classes and pattern ids.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Text => "text",
            Self::Muted => "muted",
            Self::Role(Some(Role::Funder)) => "funder",
            Self::Role(Some(Role::Sponsor)) => "sponsor",
            Self::Role(Some(Role::Project)) => "project",
            Self::Role(Some(Role::Person)) => "person",
            Self::Role(Some(Role::Deliverable)) => "deliverable",
            Self::Role(None) => "party",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{INKS, Ink};

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_ink_can_be_seen() {
        for ink in INKS.into_iter().skip(1) {
            let least = if matches!(ink, Ink::Role(_)) { 3.0 } else { 4.5 };
            assert!(contrast(ink.light(), Ink::Paper.light()) >= least, "{ink:?} on light");
            assert!(contrast(ink.dark(), Ink::Paper.dark()) >= least, "{ink:?} on dark");
        }
    }
}
