//! Money: exact amounts in hundredths, currencies, intervals of what an amount can be.

/// A number of hundredths, so that sums are exact. Amounts of money are hundredths of the currency's unit.
///
/// A description holds at most 20,000 flows of at most 10^15, so a sum is below 2·10^21 and cannot overflow.
pub type Hundredths = i128;

/// An ISO 4217 currency code of three capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency(pub(crate) [u8; 3]);

/// A factor in billionths: an exchange rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(pub(crate) u128);

/// A fraction of a whole in billionths, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction(pub(crate) u32);

/// An amount as its author stated it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// What was stated.
    pub stated: Stated,
    /// The words a reader is shown instead of figures.
    pub text: Option<String>,
}

/// The ways of stating an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// Exactly that.
    Exact(Hundredths),
    /// Approximately that.
    About(Hundredths),
    /// Between two figures, either end open.
    Range(Option<Hundredths>, Option<Hundredths>),
    /// A share of all that the giving party receives, from the first fraction to the second.
    Share(Fraction, Fraction),
    /// Between two powers of ten; bounds nothing.
    Magnitude(u8, u8),
    /// More than half of what the giving party passes on.
    Most,
    /// A part, of which nothing is said.
    Some,
    /// What is left at the giving party.
    Rest,
    /// Not published.
    Unknown,
}

/// All that an amount can be: from `least` to `most`, without end where `most` is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// At least.
    pub least: Hundredths,
    /// At most; absent: nothing bounds it.
    pub most: Option<Hundredths>,
}

impl Fraction {
    /// All of it.
    pub(crate) const WHOLE: Self = Self(1_000_000_000);

    /// The fraction as a number from 0 to 1.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1e9
    }
}

impl Amount {
    /// Not published.
    pub(crate) const UNKNOWN: Self = Self { stated: Stated::Unknown, text: None };
}

impl Interval {
    /// Nothing is known.
    pub const ANY: Self = Self { least: 0, most: None };

    /// Exactly that.
    #[must_use]
    pub fn point(value: Hundredths) -> Self {
        Self { least: value, most: Some(value) }
    }

    /// The amount where it is known exactly.
    #[must_use]
    pub fn exact(self) -> Option<Hundredths> {
        self.most.filter(|&most| most == self.least)
    }

    /// Whether it can be that much.
    #[must_use]
    pub fn contains(self, value: Hundredths) -> bool {
        self.least <= value && self.most.is_none_or(|most| value <= most)
    }

    /// The amount in it that is nearest to this one.
    #[must_use]
    pub(crate) fn clamp(self, value: Hundredths) -> Hundredths {
        let value = self.most.map_or(value, |most| value.min(most));
        value.max(self.least)
    }
}

/// The lower of two upper bounds, where there are any.
pub(crate) fn lower(one: Option<Hundredths>, other: Option<Hundredths>) -> Option<Hundredths> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        _ => one.or(other),
    }
}

impl Default for Interval {
    fn default() -> Self {
        Self::ANY
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.code())
    }
}

impl Currency {
    /// Its three letters.
    #[must_use]
    pub fn code(self) -> String {
        self.0.into_iter().map(char::from).collect()
    }
}

mod locale;
mod show;

pub use locale::Locale;
pub use show::Style;
pub(crate) use show::{number, percent, plain, rate, whole};
