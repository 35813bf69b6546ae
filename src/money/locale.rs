//! Locales: in which language a drawing speaks and how it writes numbers.

/// A language with its way of writing numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// `$195,000.50`; also where a language has no words here.
    #[default]
    English,
    /// `195.000,50 $`
    Spanish,
    /// Spanish as written in most of the Americas: `$195,000.50`
    AmericanSpanish,
    /// `$195,000.50`
    Japanese,
    /// `US$ 195.000,50`
    Portuguese,
}

/// Languages other than English.
const LANGUAGES: [&str; 3] = ["es", "ja", "pt"];

/// Regions of Spanish where a point marks decimals.
const WITH_POINTS: [&str; 11] = ["419", "mx", "us", "pr", "do", "gt", "hn", "ni", "pa", "pe", "sv"];

impl Locale {
    #[cfg(test)]
    pub(crate) const ALL: [Self; 5] =
        [Self::English, Self::Spanish, Self::AmericanSpanish, Self::Japanese, Self::Portuguese];

    /// The locale for a BCP 47 tag. Default: English.
    #[must_use]
    pub fn of(lang: &str) -> Self {
        let mut parts = lang.split(['-', '_']);
        let is = |tag: &&str, part: &str| tag.eq_ignore_ascii_case(part);
        let language = parts.next().unwrap_or_default();
        match LANGUAGES.iter().position(|tag| is(tag, language)) {
            Some(0) if parts.any(|part| WITH_POINTS.iter().any(|tag| is(tag, part))) => Self::AmericanSpanish,
            Some(0) => Self::Spanish,
            Some(1) => Self::Japanese,
            Some(_) => Self::Portuguese,
            None => Self::English,
        }
    }

    /// What stands between thousands, and before decimals.
    pub(super) fn separators(self) -> (char, char) {
        match self {
            Self::Spanish | Self::Portuguese => ('.', ','),
            _ => (',', '.'),
        }
    }

    /// From how many digits on thousands are set apart.
    pub(super) fn grouped_from(self) -> usize {
        if self == Self::Spanish { 5 } else { 4 }
    }
}
