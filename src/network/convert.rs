//! Conversion: amounts in the currency of the document, exactly, at the rates that the document gives.

use super::{ConvertedRate, party::cleaned, reference::Sources};
use crate::description::Description;
use crate::money::{Amount, Currency, Hundredths, Rate, Stated};
use crate::report::{Problem, Report, TELLS, say};

/// Most that one amount may be, in hundredths.
const MOST: Hundredths = 100_000_000_000_000_000;

/// The rates of a document, and which currencies were missed so far.
pub(super) struct Converter {
    pub(super) currency: Option<Currency>,
    rates: Vec<ConvertedRate>,
    used: Vec<bool>,
    missed: Vec<Currency>,
    misses_currency: bool,
}

impl Converter {
    pub(super) fn new(description: &Description, sources: &mut Sources, report: &mut Report) -> Self {
        let mut rates = Vec::new();
        for (currency, rate) in description.rates.iter().flat_map(|rates| &rates.0) {
            let pointer = say!("/rates/{currency}/source");
            rates.push(ConvertedRate {
                currency: *currency,
                rate: rate.rate,
                date: rate.date.clone(),
                source: sources.find(rate.source.as_ref(), &pointer, report),
            });
        }
        Self {
            currency: description.currency,
            used: vec![false; rates.len()],
            rates,
            missed: Vec::new(),
            misses_currency: false,
        }
    }

    /// An amount in the document's currency, cleaned and checked.
    pub(super) fn amount(&mut self, amount: Option<&Amount>, pointer: &str, report: &mut Report) -> Amount {
        let amount = cleaned(amount);
        Self::in_range(amount.stated, pointer, report);
        if is_money(amount.stated) {
            self.need_currency(pointer, report);
        }
        amount
    }

    /// What a flow's amount is in the document's currency.
    pub(super) fn stated(
        &mut self,
        amount: &Amount,
        currency: Option<Currency>,
        pointer: &str,
        report: &mut Report,
    ) -> Stated {
        let stated = amount.stated;
        let sound = Self::in_range(stated, &say!("{pointer}/amount"), report);
        if !is_money(stated) {
            return stated;
        }
        self.need_currency(&say!("{pointer}/amount"), report);
        let Some(foreign) = currency.filter(|&currency| Some(currency) != self.currency) else { return stated };
        let Some(at) = self.rates.iter().position(|rate| rate.currency == foreign) else {
            if let Some(own) = self.currency
                && !self.missed.contains(&foreign)
            {
                self.missed.push(foreign);
                let message = say!("no rate says what one {foreign} is in {own}");
                report.push(Problem::error("missing-rate", say!("{pointer}/currency"), message).hint(say!(
                    "add \"rates\": {{\"{foreign}\": {{\"rate\": …, \"date\": …}}}}; rates are never guessed"
                )));
            }
            return stated;
        };
        self.used[at] = true;
        let rate = self.rates[at].rate;
        let converted = match stated {
            Stated::Exact(value) => convert(value, rate).map(Stated::Exact),
            Stated::About(value) => convert(value, rate).map(Stated::About),
            Stated::Range(least, most) => {
                match (least.map(|end| convert(end, rate)), most.map(|end| convert(end, rate))) {
                    (Some(None), _) | (_, Some(None)) => None,
                    (least, most) => Some(Stated::Range(least.flatten(), most.flatten())),
                }
            }
            // Powers of ten of another currency are none of this one; they are shown as stated and bound nothing.
            other => Some(other),
        };
        converted.unwrap_or_else(|| {
            if sound {
                let message = "the amount is more than 10^15 once it is converted";
                let problem = Problem::error("amount-out-of-range", say!("{pointer}/amount"), message);
                report.push(problem.hint("correct the amount or the rate"));
            }
            Stated::Unknown
        })
    }

    /// The rates that were used; the others are reported.
    pub(super) fn finish(self, report: &mut Report) -> Vec<ConvertedRate> {
        let mut rates = Vec::new();
        for (rate, used) in self.rates.into_iter().zip(self.used) {
            if used {
                rates.push(rate);
            } else if TELLS {
                let message = say!("no amount is in {}", rate.currency);
                let pointer = say!("/rates/{}", rate.currency);
                report.push(Problem::warning("unused-rate", pointer, message).hint("leave the rate out"));
            }
        }
        rates
    }

    fn need_currency(&mut self, pointer: &str, report: &mut Report) {
        if self.currency.is_none() && !self.misses_currency {
            self.misses_currency = true;
            let message = "this is an amount, but the document does not say in which currency";
            report.push(
                Problem::error("missing-currency", pointer, message)
                    .hint("add \"currency\": \"USD\", or whichever it is, beside the title"),
            );
        }
    }

    /// Checks what a description that was not read from a text may hold. Reports whether all is well.
    fn in_range(stated: Stated, pointer: &str, report: &mut Report) -> bool {
        let ends = match stated {
            Stated::Exact(value) | Stated::About(value) => [Some(value), None],
            Stated::Range(least, most) => [least, most],
            Stated::Share(least, most) => [Some(Hundredths::from(least.0)), Some(Hundredths::from(most.0))],
            _ => return true,
        };
        let most = if matches!(stated, Stated::Share(..)) { 1_000_000_000 } else { MOST };
        if ends.iter().flatten().any(|end| !(0..=most).contains(end)) {
            let message = "an amount is from 0 to 10^15, a share from 0 to 1";
            report.push(Problem::error("amount-out-of-range", pointer, message).hint("correct the amount"));
            return false;
        }
        if let [Some(least), Some(most)] = ends
            && least > most
        {
            report.push(Problem::error("min-above-max", pointer, "the least is above the most").hint("swap them"));
            return false;
        }
        true
    }
}

/// Whether it is a figure of some currency.
fn is_money(stated: Stated) -> bool {
    match stated {
        Stated::Exact(_) | Stated::About(_) | Stated::Magnitude(..) => true,
        Stated::Range(least, most) => least.is_some() || most.is_some(),
        _ => false,
    }
}

/// Rounded half up to hundredths; nothing where the result is no amount any more.
fn convert(value: Hundredths, rate: Rate) -> Option<Hundredths> {
    const ONE: Hundredths = 1_000_000_000;
    let product = value.checked_mul(Hundredths::try_from(rate.0).ok()?)?;
    let rounded = product.checked_add(ONE / 2)?.div_euclid(ONE);
    (0..=MOST).contains(&rounded).then_some(rounded)
}

#[cfg(test)]
mod tests {
    use super::{Rate, convert};

    #[test]
    fn converted_amounts_are_rounded_half_up() {
        assert_eq!(convert(10_000, Rate(1_080_000_000)), Some(10_800));
        assert_eq!(convert(1, Rate(500_000_000)), Some(1));
        assert_eq!(convert(1, Rate(499_999_999)), Some(0));
        assert_eq!(convert(i128::MAX, Rate(2)), None);
        assert_eq!(convert(100, Rate(u128::MAX)), None);
    }
}
