//! The smaller parts of a description: version, column, currency, rates, flows.

use super::{Decode, Decoder, Slot, did_you_mean, scaled};
use crate::description::{Column, ExchangeRate, Flow, Flows, Rates, Version};
use crate::json::{Content, MOST_ENTRIES, Value, quoted};
use crate::money::Currency;
use crate::near::nearest;
use crate::report::{TELLS, say};

impl Decode for Version {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let Content::Number(text) = &value.content else {
            at.wrong_type(value, "a version, a number", "write 1");
            return None;
        };
        if scaled(text, 0) == Ok(1) {
            return Some(Self);
        }
        at.error("bad-version", value, say!("this reads version 1, the document says {}", value.shown()), "");
        None
    }
}

impl Decode for Column {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let Content::Number(text) = &value.content else {
            at.wrong_type(value, "a column, a whole number from 0", "");
            return None;
        };
        match scaled(text, 0).ok().and_then(|column| u32::try_from(column).ok()) {
            Some(column) if column < 100 => Some(Self(column)),
            _ => {
                let message = say!("a column is a whole number from 0 to 99, found {}", value.shown());
                at.error("bad-number", value, message, "");
                None
            }
        }
    }
}

/// Most exchange rates: more than there are currencies.
const MOST_RATES: usize = 200;

/// The currencies of ISO 4217 (2024) that are money, not metals, funds or tests; in the order of the alphabet.
const CURRENCIES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP \
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF \
    GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD \
    LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN \
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD \
    TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

impl Currency {
    /// No currency (ISO 4217): figures whose currency nobody named.
    pub(crate) const NONE: Self = Self(*b"XXX");

    /// The currency of an ISO 4217 code in capital letters.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        let known = Self::known().any(|currency| currency == code) || code == "XXX";
        known.then(|| code.as_bytes().try_into().ok().map(Self)).flatten()
    }

    /// All codes.
    pub(crate) fn known() -> impl Iterator<Item = &'static str> {
        CURRENCIES.split_ascii_whitespace()
    }
}

impl Decode for Currency {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let Content::String(text) = &value.content else {
            at.wrong_type(value, "a currency code in quotes", "such as \"USD\"");
            return None;
        };
        let currency = Self::from_code(text);
        if currency.is_none() {
            let (message, hint) = unknown_currency(text);
            at.error("bad-currency", value, message, hint);
        }
        currency
    }
}

fn unknown_currency(text: &str) -> (String, &'static str) {
    if !TELLS {
        return (String::new(), "");
    }
    let capitals = text.trim().to_ascii_uppercase();
    let near = match capitals.as_str() {
        "$" | "US$" | "DOLLAR" | "DOLLARS" => Some("USD"),
        "€" | "EURO" | "EUROS" => Some("EUR"),
        "£" | "POUND" | "POUNDS" => Some("GBP"),
        "¥" | "YEN" => Some("JPY"),
        "RMB" | "YUAN" => Some("CNY"),
        _ if Currency::from_code(&capitals).is_some() => {
            CURRENCIES.split_ascii_whitespace().find(|code| *code == capitals)
        }
        // Every code of three letters has neighbours; only one of the very same letters is likely to be meant.
        _ if capitals.len() == 3 => CURRENCIES.split_ascii_whitespace().find(|code| same_letters(code, &capitals)),
        _ => nearest(&capitals, CURRENCIES.split_ascii_whitespace()),
    };
    let message = say!("{} is not the code of a currency (ISO 4217)", quoted(text));
    (did_you_mean(message, near), "such as \"USD\", \"EUR\" or \"GBP\"")
}

/// Whether two codes have the same letters, in whatever order.
fn same_letters(left: &str, right: &str) -> bool {
    let count = |code: &str, letter: u8| code.bytes().filter(|byte| *byte == letter).count();
    left.len() == right.len() && left.bytes().all(|letter| count(left, letter) == count(right, letter))
}

impl Decode for Rates {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let hint = "such as { \"EUR\": { \"rate\": 1.08, \"date\": \"2024-03-01\" } }";
        let Content::Object(members) = &value.content else {
            at.wrong_type(value, "exchange rates, an object in { }", hint);
            return None;
        };
        if members.len() > MOST_RATES {
            let message = say!("there are {} rates; at most {MOST_RATES} are read", members.len());
            at.error("too-many", value, message, "keep those that are used");
            return None;
        }
        let mut rates = Vec::new();
        let mut whole = true;
        for (index, member) in members.iter().enumerate() {
            if !members.iter().take(index).any(|before| before.key == member.key) {
                at.repeated(members, &member.key);
            }
            let read = at.inside(&member.key, |at| {
                let currency = Currency::from_code(&member.key);
                if currency.is_none() {
                    let (message, hint) = unknown_currency(&member.key);
                    at.note("bad-currency", member.key_span, message, say!("{hint}"));
                }
                if let Content::Number(rate) = &member.value.content {
                    let hint = say!("write {{ \"rate\": {} }}", crate::json::shortened(rate));
                    at.wrong_type(&member.value, "an exchange rate, an object in { }", hint);
                    return None;
                }
                Some((currency?, ExchangeRate::decode(&member.value, at)?))
            });
            match read {
                Some(rate) => rates.push(rate),
                None => whole = false,
            }
        }
        whole.then_some(Self(rates))
    }
}

impl Decode for Flows {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        match &value.content {
            Content::Array(flows) if flows.is_empty() => {
                at.error("no-flows", value, "there is no flow, so there is nothing to draw", FLOW);
                None
            }
            Content::Array(flows) if flows.len() > MOST_ENTRIES => {
                let message = say!("there are {} flows; at most {MOST_ENTRIES} are read", flows.len());
                at.error("too-many", value, message, "sum up the smallest");
                None
            }
            Content::Array(_) => {
                let mut flows: Vec<Flow> = Vec::new();
                flows.fill(value, at).then_some(Self(flows))
            }
            _ => {
                at.wrong_type(value, "a list of flows in [ ]", FLOW);
                None
            }
        }
    }
}

const FLOW: &str = "such as { \"from\": \"a funder\", \"to\": \"a project\", \"amount\": 1000 }";

#[cfg(test)]
mod tests {
    use super::{Currency, unknown_currency};

    #[test]
    fn currencies_are_those_of_iso_4217() {
        for code in ["USD", "EUR", "XOF", "ZWG", "AED", "XXX"] {
            assert_eq!(Currency::from_code(code).map(|currency| currency.0.to_vec()), Some(code.as_bytes().to_vec()));
        }
        for code in ["usd", "US", "BTC", "XAU", "", "USD EUR", "€"] {
            assert_eq!(Currency::from_code(code), None, "{code}");
        }
        for (written, near) in [("usd", "USD"), ("UDS", "USD"), ("EURO", "EUR"), ("$", "USD"), ("eru", "EUR")] {
            let message = unknown_currency(written).0;
            assert!(message.contains(&format!("did you mean \"{near}\"")), "{message}");
        }
    }
}
