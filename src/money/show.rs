//! Showing: figures as a reader of a language reads them.
//!
//! No figure is shown that is not stated or does not strictly follow; a bound is said to be one.

use super::{Amount, Currency, Fraction, Hundredths, Interval, Locale, Rate, Stated};
use crate::element::push_digits;
use crate::letter::{self, strung};
use crate::network::Total;
use crate::words::Word;

/// How figures are written.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The language.
    pub locale: Locale,
    /// The currency of the document.
    pub currency: Option<Currency>,
    /// Whether figures are rounded to three digits: `$195k`, `$3M`.
    pub compact: bool,
}

/// A no-break space.
const SPACE: &str = "\u{a0}";

/// A figure as the messages of a report show it, in English.
pub(crate) fn plain(value: Hundredths, currency: Option<Currency>) -> String {
    Style { locale: Locale::English, currency, compact: false }.figure(value)
}

/// A whole number with its thousands set apart.
pub(crate) fn whole(value: usize, locale: Locale) -> String {
    digits(Hundredths::try_from(value).unwrap_or(Hundredths::MAX), locale)
}

/// A fraction as a percentage of at most one decimal, or more where a tenth would be wrong: `33.33 %`.
pub(crate) fn percent(fraction: Fraction, locale: Locale) -> String {
    let mut text = decimal(Hundredths::from(fraction.0), 7, locale);
    if locale != Locale::Japanese {
        text.push_str(SPACE);
    }
    text.push('%');
    text
}

/// An exchange rate, with all its decimals.
pub(crate) fn rate(rate: Rate, locale: Locale) -> String {
    decimal(Hundredths::try_from(rate.0).unwrap_or(Hundredths::MAX), 9, locale)
}

/// A number of hundredths that is no money, such as hours.
pub(crate) fn number(hundredths: Hundredths, locale: Locale) -> String {
    decimal(hundredths, 2, locale)
}

impl Style {
    /// The same in another currency.
    #[must_use]
    pub fn in_currency(self, currency: Option<Currency>) -> Self {
        Self { currency, ..self }
    }

    /// One figure: `$195,000`, `195.000 €`, `¥5,000`.
    #[must_use]
    pub fn figure(self, value: Hundredths) -> String {
        if value < 0 {
            return strung(&["-", &self.figure(value.saturating_neg())]);
        }
        let number = if self.compact { self.compact(value) } else { self.full(value) };
        let Some(currency) = self.currency.filter(|&currency| currency != Currency::NONE) else { return number };
        let symbol = symbol(currency, self.locale);
        match self.locale {
            Locale::Spanish => strung(&[&number, SPACE, &symbol]),
            Locale::Portuguese => strung(&[&symbol, SPACE, &number]),
            // A code of letters would run into the figure.
            _ if symbol.ends_with(crate::letter::is_letter) => strung(&[&symbol, SPACE, &number]),
            _ => strung(&[&symbol, &number]),
        }
    }

    fn full(self, value: Hundredths) -> String {
        if self.currency.is_some_and(has_no_decimals) {
            return digits((value + 50) / 100, self.locale);
        }
        let mut text = digits(value / 100, self.locale);
        let part = value % 100;
        if part != 0 {
            text.push(self.locale.separators().1);
            push_part(&mut text, part, 2);
        }
        text
    }

    /// At most three digits and the word for the power.
    fn compact(self, value: Hundredths) -> String {
        let steps: &[(Hundredths, &str)] = match self.locale {
            Locale::Japanese => &[(1_000_000_000_000, "兆"), (100_000_000, "億"), (10_000, "万")],
            Locale::Portuguese => &[(1_000_000_000, "\u{a0}bi"), (1_000_000, "\u{a0}mi"), (1_000, "\u{a0}mil")],
            Locale::Spanish | Locale::AmericanSpanish => &[(1_000_000, "\u{a0}M"), (1_000, "\u{a0}mil")],
            Locale::English => &[(1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k")],
        };
        for (index, &(power, word)) in steps.iter().enumerate() {
            // What rounds up to the next power is written with it: 999,950 is 1M.
            let unit = power * 100;
            if value * 1000 >= unit * 1000 - unit / 2 {
                let decimals =
                    if value < unit * 10 - unit / 200 { 2 } else { u32::from(value < unit * 100 - unit / 20) };
                let scale = Hundredths::from(10_u32.pow(decimals));
                let rounded = (value * scale + unit / 2) / unit;
                let above = index.checked_sub(1).and_then(|above| steps.get(above));
                if let Some(&(higher, word)) = above
                    && rounded * power >= higher * scale
                {
                    return strung(&["1", word]);
                }
                return strung(&[&decimal(rounded, decimals, self.locale), word]);
            }
        }
        self.full(value)
    }

    /// `≈ $140,000`.
    #[must_use]
    pub fn about(self, value: Hundredths) -> String {
        strung(&["≈", SPACE, &self.figure(value)])
    }

    /// A figure, a range or a bound; nothing where nothing is known.
    #[must_use]
    pub fn interval(self, interval: Interval) -> Option<String> {
        Some(match interval {
            Interval { least, most: Some(most) } if least == most => self.figure(least),
            Interval { least: 0, most: None } => return None,
            Interval { least, most: None } => Word::AtLeast.with(self.locale, &[&self.figure(least)]),
            Interval { least: 0, most: Some(most) } => Word::UpTo.with(self.locale, &[&self.figure(most)]),
            Interval { least, most: Some(most) } => {
                let dash = if self.locale == Locale::Japanese { "〜" } else { "–" };
                strung(&[&self.figure(least), dash, &self.figure(most)])
            }
        })
    }

    /// A sum: what is known of it, and no more.
    #[must_use]
    pub fn total(self, total: &Total) -> String {
        if total.uncertain == 0 {
            return self.figure(total.stated);
        }
        if total.uncertain == total.approximate {
            return self.about(total.stated + total.about);
        }
        self.interval(total.interval()).unwrap_or_else(|| Word::NotPublished.in_language(self.locale).to_owned())
    }

    /// An amount in a few words. `interval` is what follows from it, in the document's currency; `stated_in` the currency
    /// it was stated in where that is another.
    #[must_use]
    pub fn amount(self, amount: &Amount, interval: Interval, stated_in: Option<Currency>) -> String {
        if let Some(text) = &amount.text {
            return text.clone();
        }
        let own = self.in_currency(stated_in.or(self.currency));
        let word = |word: Word| word.in_language(self.locale).to_owned();
        match amount.stated {
            Stated::Exact(value) => own.figure(value),
            Stated::About(value) => own.about(value),
            Stated::Range(least, most) => {
                let range = Interval { least: least.unwrap_or(0), most };
                own.interval(range).unwrap_or_else(|| word(Word::NotPublished))
            }
            Stated::Share(least, most) => {
                let share = self.share(least, most);
                interval.exact().map_or(share.clone(), |value| strung(&[&self.figure(value), " (", &share, ")"]))
            }
            Stated::Magnitude(least, most) => match stated_in {
                Some(currency) => strung(&[&self.magnitude(least, most), " (", &currency.code(), ")"]),
                None => self.magnitude(least, most),
            },
            Stated::Most => word(Word::Most),
            Stated::Some => word(Word::Some),
            Stated::Rest => self.interval(interval).unwrap_or_else(|| word(Word::Rest)),
            Stated::Unknown => interval.exact().map_or_else(|| word(Word::NotPublished), |value| self.figure(value)),
        }
    }

    /// A share: `10 %`, `at least 50 %`, `10 %–20 %`.
    #[must_use]
    pub fn share(self, least: Fraction, most: Fraction) -> String {
        let show = |fraction| percent(fraction, self.locale);
        if least == most {
            show(least)
        } else if most.0 >= 1_000_000_000 {
            Word::AtLeast.with(self.locale, &[&show(least)])
        } else if least.0 == 0 {
            Word::UpTo.with(self.locale, &[&show(most)])
        } else {
            strung(&[&show(least), "–", &show(most)])
        }
    }

    fn magnitude(self, least: u8, most: u8) -> String {
        let power = |power: u8| {
            const POWERS: [Word; 10] = [
                Word::Ones,
                Word::Tens,
                Word::Hundreds,
                Word::Thousands,
                Word::TensOfThousands,
                Word::HundredsOfThousands,
                Word::Millions,
                Word::TensOfMillions,
                Word::HundredsOfMillions,
                Word::Billions,
            ];
            POWERS.get(usize::from(power)).map_or_else(
                || strung(&["10^", &letter::digits(power.into())]),
                |word| word.in_language(self.locale).to_owned(),
            )
        };
        if least == most { power(least) } else { Word::To.with(self.locale, &[&power(least), &power(most)]) }
    }
}

/// A whole number with its thousands set apart.
fn digits(value: Hundredths, locale: Locale) -> String {
    let plain = written(value.unsigned_abs());
    if plain.len() < locale.grouped_from() {
        return plain;
    }
    let mut text = String::with_capacity(plain.len() + plain.len() / 3);
    for (index, digit) in plain.chars().enumerate() {
        if index > 0 && (plain.len() - index).is_multiple_of(3) {
            text.push(locale.separators().0);
        }
        text.push(digit);
    }
    text
}

/// A number in digits.
fn written(value: u128) -> String {
    const STEP: u128 = 1_000_000_000_000_000;
    let mut text = String::new();
    if value >= STEP {
        text = written(value / STEP);
        let below = (value % STEP) as u64;
        (0..15).rev().for_each(|place| push_digits(&mut text, below / 10_u64.pow(place) % 10));
    } else {
        push_digits(&mut text, value as u64);
    }
    text
}

/// A number that has so many decimals, without zeros at its end.
fn decimal(value: Hundredths, decimals: u32, locale: Locale) -> String {
    let scale = Hundredths::from(10_u64.pow(decimals));
    let mut text = digits(value / scale, locale);
    let (mut part, mut places) = (value % scale, decimals);
    if part != 0 {
        text.push(locale.separators().1);
        while part % 10 == 0 {
            (part, places) = (part / 10, places - 1);
        }
        push_part(&mut text, part, places);
    }
    text
}

/// What stands behind the decimal point, in so many places.
fn push_part(text: &mut String, part: Hundredths, places: u32) {
    for place in (0..places).rev() {
        push_digits(text, (part / Hundredths::from(10_u32.pow(place)) % 10) as u64);
    }
}

/// The sign of a currency. Every dollar but the document's usual one says whose it is.
fn symbol(currency: Currency, locale: Locale) -> String {
    let own = match (&currency.0, locale) {
        // Where a sign is read as the reader's own money, the American dollar is named, too.
        (b"USD", Locale::Portuguese) => "US$",
        (b"USD", Locale::AmericanSpanish) => "US$",
        (b"USD", _) => "$",
        (b"CNY", Locale::Japanese) => "元",
        (b"EUR", _) => "€",
        (b"GBP", _) => "£",
        (b"JPY", _) => "¥",
        (b"CNY", _) => "CN¥",
        (b"INR", _) => "₹",
        (b"KRW", _) => "₩",
        (b"BRL", _) => "R$",
        (b"CAD", _) => "CA$",
        (b"AUD", _) => "A$",
        (b"NZD", _) => "NZ$",
        (b"HKD", _) => "HK$",
        (b"TWD", _) => "NT$",
        (b"SGD", _) => "S$",
        (b"MXN", _) => "MX$",
        (b"ILS", _) => "₪",
        (b"VND", _) => "₫",
        (b"UAH", _) => "₴",
        (b"NGN", _) => "₦",
        (b"PHP", _) => "₱",
        _ => return currency.code(),
    };
    own.to_owned()
}

/// Currencies of which no parts are counted (ISO 4217, minor unit 0).
fn has_no_decimals(currency: Currency) -> bool {
    matches!(
        &currency.0,
        b"BIF"
            | b"CLP"
            | b"DJF"
            | b"GNF"
            | b"ISK"
            | b"JPY"
            | b"KMF"
            | b"KRW"
            | b"PYG"
            | b"RWF"
            | b"UGX"
            | b"UYI"
            | b"VND"
            | b"VUV"
            | b"XAF"
            | b"XOF"
            | b"XPF"
    )
}

#[cfg(test)]
mod tests {
    use super::{Currency, Fraction, Interval, Locale, Style, percent, rate};
    use crate::money::{Amount, Rate, Stated};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "a byte string is a reference")]
    fn style(lang: &str, currency: &[u8; 3]) -> Style {
        Style { locale: Locale::of(lang), currency: Some(Currency(*currency)), compact: false }
    }

    #[test]
    fn figures_are_written_as_readers_write_them() {
        let cases = [
            ("en", b"USD", 19_500_000, "$195,000"),
            ("en", b"USD", 123_450, "$1,234.50"),
            ("en", b"USD", 5, "$0.05"),
            ("en-GB", b"CAD", 19_500_000, "CA$195,000"),
            ("en", b"CHF", 19_500_000, "CHF\u{a0}195,000"),
            ("en", b"JPY", 19_500_050, "¥195,001"),
            ("es", b"EUR", 19_500_000, "195.000\u{a0}€"),
            ("es", b"EUR", 123_456, "1234,56\u{a0}€"),
            ("es-MX", b"MXN", 123_456, "MX$1,234.56"),
            ("ja", b"JPY", 19_500_000, "¥195,000"),
            ("pt-BR", b"BRL", 123_456, "R$\u{a0}1.234,56"),
            ("pt", b"USD", 19_500_000, "US$\u{a0}195.000"),
            ("de", b"EUR", 19_500_000, "€195,000"),
        ];
        for (lang, currency, value, text) in cases {
            assert_eq!(style(lang, currency).figure(value), text, "{lang} {value}");
        }
    }

    #[test]
    fn compact_figures_have_three_digits() {
        let cases = [
            (19_500_000, "$195k"),
            (300_000_000, "$3M"),
            (123_456_700, "$1.23M"),
            (12_345_600, "$123k"),
            (1_234_500, "$12.3k"),
            (99_999_900, "$1M"),
            (99_900, "$999"),
            (100_000, "$1k"),
            (250_000_000_000, "$2.5B"),
            (0, "$0"),
        ];
        for (value, text) in cases {
            assert_eq!(Style { compact: true, ..style("en", b"USD") }.figure(value), text, "{value}");
        }
        assert_eq!(Style { compact: true, ..style("ja", b"USD") }.figure(19_500_000), "$19.5万");
    }

    #[test]
    fn amounts_say_what_is_known() {
        let unknown = Interval::ANY;
        let cases = [
            (Stated::Exact(19_500_000), unknown, "$195,000"),
            (Stated::About(14_000_000), unknown, "≈\u{a0}$140,000"),
            (Stated::Range(Some(10_000_000), Some(300_000_000)), unknown, "$100,000–$3,000,000"),
            (Stated::Range(Some(2_750_000), None), unknown, "at least $27,500"),
            (Stated::Range(None, Some(5_500_000)), unknown, "up to $55,000"),
            (Stated::Share(Fraction(100_000_000), Fraction(100_000_000)), unknown, "10\u{a0}%"),
            (Stated::Share(Fraction(100_000_000), Fraction(100_000_000)), Interval::point(1_000), "$10 (10\u{a0}%)"),
            (Stated::Share(Fraction(500_000_000), Fraction(1_000_000_000)), unknown, "at least 50\u{a0}%"),
            (Stated::Magnitude(5, 6), unknown, "hundreds of thousands to millions"),
            (Stated::Most, Interval { least: 1, most: Some(5) }, "most"),
            (Stated::Unknown, Interval { least: 0, most: Some(5) }, "amount not published"),
            (Stated::Unknown, Interval::point(500), "$5"),
            (Stated::Rest, Interval::point(500), "$5"),
        ];
        for (stated, interval, text) in cases {
            assert_eq!(style("en", b"USD").amount(&Amount { stated, text: None }, interval, None), text);
        }
        let said = Amount { stated: Stated::Magnitude(5, 6), text: Some("a lot".to_owned()) };
        assert_eq!(style("en", b"USD").amount(&said, unknown, None), "a lot");
        let foreign = Amount { stated: Stated::Exact(100), text: None };
        assert_eq!(style("en", b"USD").amount(&foreign, Interval::point(108), Some(Currency(*b"EUR"))), "€1");
    }

    #[test]
    fn percentages_and_rates_are_exact() {
        assert_eq!(percent(Fraction(333_300_000), Locale::English), "33.33\u{a0}%");
        assert_eq!(percent(Fraction(1_000_000_000), Locale::Spanish), "100\u{a0}%");
        assert_eq!(rate(Rate(1_080_000_000), Locale::English), "1.08");
        assert_eq!(rate(Rate(6_700_000), Locale::Portuguese), "0,0067");
    }
}
