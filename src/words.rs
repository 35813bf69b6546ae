//! Words: everything a drawing says of its own accord, in one table, in the languages it speaks.

use crate::layout::LegendKey;
use crate::money::Locale;
use crate::network::Role;

/// Makes words of the table; see there.
macro_rules! words {
    ($($name:ident: $en:literal, $es:literal, $ja:literal, $pt:literal;)*) => {
        #[allow(missing_docs, non_upper_case_globals, reason = "each says what it is in English, and is named as other choices are")]
        impl super::Word {
            $(pub const $name: Self = Self(&spoken!($en, $es, $ja, $pt));)*

            /// All words.
            #[cfg(test)]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

/// A word as it stands in the program: in all languages, or in English where a page fetches the others when it needs them.
#[cfg(not(feature = "split"))]
macro_rules! spoken {
    ($en:literal, $es:literal, $ja:literal, $pt:literal) => {
        concat!($en, "|", $es, "|", $ja, "|", $pt)
    };
}

#[cfg(feature = "split")]
macro_rules! spoken {
    ($en:literal, $es:literal, $ja:literal, $pt:literal) => {
        $en
    };
}

#[cfg(any(feature = "split", test))]
mod learnt;
mod table;

#[cfg(feature = "split")]
pub(crate) use learnt::learn;

/// A word or sentence of the drawing, the table or the panel: its text in all languages, one after the other, because a
/// table of texts takes as much room as the texts. Each is by itself in the program, so that a part of it that does not say a
/// word does not have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(&'static &'static str);

impl Word {
    /// The word in a language.
    #[must_use]
    pub fn in_language(self, locale: Locale) -> &'static str {
        let language = match locale {
            Locale::English => 0,
            Locale::Spanish | Locale::AmericanSpanish => 1,
            Locale::Japanese => 2,
            Locale::Portuguese => 3,
        };
        self.translated(language)
    }

    #[cfg(not(feature = "split"))]
    fn translated(self, language: usize) -> &'static str {
        self.0.split('|').nth(language).unwrap_or_default()
    }

    #[cfg(feature = "split")]
    fn translated(self, language: usize) -> &'static str {
        learnt::translated(self.0, language).unwrap_or(*self.0)
    }
}

impl Word {
    /// The word with what is put in: `{}` takes the next part, `{0}` and `{1}` a certain one.
    #[must_use]
    pub(crate) fn with(self, locale: Locale, parts: &[&str]) -> String {
        let pattern = self.in_language(locale);
        let mut text = String::with_capacity(pattern.len() + 16);
        let mut next = 0;
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((number, after)) = after.split_once('}') else { break };
            let index = number.parse().unwrap_or(next);
            next += 1;
            text.push_str(before);
            text.push_str(&crate::letter::isolated(parts.get(index).copied().unwrap_or_default()));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    /// How many of something there are.
    pub(crate) fn count(one: Self, more: Self, count: usize, locale: Locale) -> String {
        let word = if count == 1 { one } else { more };
        word.with(locale, &[&crate::money::whole(count, locale)])
    }
}

/// Names as a list: "A, B and C".
pub(crate) fn list(names: &[String], locale: Locale) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let comma = if locale == Locale::Japanese { "、" } else { ", " };
            let first: Vec<_> = first.iter().map(|name| crate::letter::isolated(name)).collect();
            Word::And.with(locale, &[&crate::letter::joined(&first, comma), last])
        }
    }
}

/// The heading of the column of a role.
#[must_use]
pub fn role_heading(lang: &str, role: Role) -> &'static str {
    let word = match role {
        Role::Funder => Word::Funders,
        Role::Sponsor => Word::Sponsors,
        Role::Project => Word::Projects,
        Role::Person => Word::People,
        Role::Deliverable => Word::Deliverables,
    };
    word.in_language(Locale::of(lang))
}

/// What a mark of the legend means.
#[must_use]
pub fn legend(lang: &str, key: LegendKey) -> &'static str {
    let word = match key {
        // Those are named after parties.
        LegendKey::Owner(_) => return "",
        LegendKey::Scale => Word::LegendScale,
        LegendKey::NoScale => Word::LegendNoScale,
        LegendKey::Uncertain => Word::LegendUncertain,
        LegendKey::Proposed => Word::LegendProposed,
        LegendKey::InKind => Word::LegendInKind,
        LegendKey::Stub => Word::LegendStub,
        LegendKey::Thin => Word::LegendThin,
        LegendKey::Higher => Word::LegendHigher,
        LegendKey::Spared => Word::LegendSpared,
    };
    word.in_language(Locale::of(lang))
}

mod of;

#[cfg(test)]
mod tests {
    use super::{Locale, Word, list};

    #[test]
    fn every_language_has_every_word_and_puts_in_as_much() {
        for &word in Word::ALL {
            let holes = |locale| word.in_language(locale).matches('{').count();
            for locale in Locale::ALL {
                assert!(!word.in_language(locale).is_empty(), "{word:?} {locale:?}");
                assert_eq!(holes(locale), holes(Locale::English), "{word:?} {locale:?}");
            }
        }
    }

    #[test]
    fn parts_are_put_in_once() {
        assert_eq!(Word::FlowTo.with(Locale::English, &["{}", "{1}"]), "{} to {1}");
        let hebrew = Word::FlowTo.with(Locale::English, &["קרן (א)", "B"]);
        assert_eq!(hebrew, "\u{2068}קרן (א)\u{2069} to B", "what runs from right to left turns nothing around it");
        assert_eq!(Word::SummaryMoney.with(Locale::Japanese, &["$5", "A"]), "Aから$5");
        let names = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        assert_eq!(list(&names, Locale::English), "A, B and C");
        assert_eq!(list(&names, Locale::Japanese), "A、BとC");
    }
}
