//! JSON values from JavaScript objects, or from any other self-describing data.

use std::cell::Cell;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Content, MOST_NESTING, Member, Value};

/// Most values in one object: an object that holds itself has no end.
const MOST_VALUES: usize = 1_000_000;
const STRANGE: &str = "something that JSON does not have, such as a function";

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let left = Cell::new(MOST_VALUES);
        Inner { depth: 0, left: &left }.deserialize(deserializer)
    }
}

/// Reads a value at a depth, as long as values are left to be read.
#[derive(Clone, Copy)]
struct Inner<'c> {
    depth: usize,
    left: &'c Cell<usize>,
}

impl Inner<'_> {
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    /// Counts a value; false: there are too many, or they are nested too deep.
    fn may_go_on(self) -> bool {
        self.left.set(self.left.get().saturating_sub(1));
        self.left.get() > 0 && self.depth <= MOST_NESTING
    }
}

impl<'de> DeserializeSeed<'de> for Inner<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if !self.may_go_on() {
            return Ok(foreign("an object that is too deep, or holds itself"));
        }
        deserializer.deserialize_any(self)
    }
}

fn foreign(words: &str) -> Value {
    Value::new(Content::Foreign(words.into()))
}

fn number(text: String) -> Value {
    Value::new(Content::Number(text))
}

impl<'de> Visitor<'de> for Inner<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::new(Content::Null))
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::new(Content::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::new(Content::Boolean(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(if value.is_finite() {
            number(decimal(value))
        } else {
            foreign(if value.is_nan() { "NaN" } else { "Infinity" })
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::new(Content::String(text.into())))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::new(Content::String(text)))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Value, E> {
        Ok(foreign("bytes"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while self.may_go_on() {
            match entries.next_element_seed(self.deeper()) {
                Ok(Some(entry)) => array.push(entry),
                Ok(None) => return Ok(Value::new(Content::Array(array))),
                Err(_) => array.push(foreign(STRANGE)),
            }
        }
        Ok(foreign("an array that is too long, or holds itself"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut members = Vec::new();
        while self.may_go_on() {
            let Some(key) = entries.next_key::<String>()? else {
                return Ok(Value::new(Content::Object(members)));
            };
            // A value that cannot be read is reported where it stands; the others are read on.
            let value = entries.next_value_seed(self.deeper()).unwrap_or_else(|_| foreign(STRANGE));
            members.push(Member { key, key_span: None, value });
        }
        Ok(foreign("an object that is too large, or holds itself"))
    }
}

/// The shortest decimal that is this very float, if it has at most nine decimals: JavaScript's 0.1 is `0.1`.
/// Otherwise ten decimals, which no field takes.
fn decimal(value: f64) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    let size = value.abs();
    if size >= 1.0e15 {
        // Beyond every limit: the exact digits do not matter.
        let exceeds = size > 1.0e15;
        return format!("{sign}1{}", "0".repeat(if exceeds { 16 } else { 15 }));
    }
    let mut power = 1.0;
    for decimals in 0..=10 {
        let shifted = size * power + 0.5;
        if shifted < 9.0e15 {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within 0 and 9·10^15, checked above
            let integer = shifted as u64;
            #[allow(clippy::cast_precision_loss, clippy::float_cmp)] // below 2^53, and the very same float is meant
            if integer as f64 / power == size || (decimals == 10 && integer > 0) {
                return placed(sign, integer, decimals);
            }
        }
        power *= 10.0;
    }
    format!("{sign}0.0000000001")
}

fn placed(sign: &str, integer: u64, decimals: usize) -> String {
    let digits = format!("{integer:0>width$}", width = decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::decimal;
    use crate::json::{Content, Value};
    use crate::parse::Parsed;

    fn value(text: &str) -> Value {
        serde_json::from_str(text).unwrap_or_else(|error| Value::new(Content::Foreign(error.to_string())))
    }

    #[test]
    fn objects_are_read_like_text() {
        let text = r#"{"title":"t","currency":"USD","flows":[{"from":"a","to":"b","amount":0.07},{"from":"a","to":"b","amount":null}]}"#;
        let (from_value, report) = Parsed::from_value(value(text)).into_parts();
        assert!(report.is_empty(), "{report}");
        assert_eq!(from_value, crate::parse::parse(text).0);
        assert!(from_value.is_some());
    }

    #[test]
    fn what_json_does_not_have_gets_a_sentence() {
        let mut document = value(r#"{"title":"t","currency":"USD","flows":[{"from":"a","to":"b","amount":1}]}"#);
        if let Content::Object(members) = &mut document.content {
            for member in members {
                if member.key == "currency" {
                    member.value = super::foreign("NaN");
                }
            }
        }
        let report = Parsed::from_value(document).into_parts().1;
        assert_eq!(
            report.to_string(),
            "/currency: error[wrong-type]: expected a currency code in quotes, found NaN (such as \"USD\")"
        );
    }

    #[test]
    fn depth_has_an_end() {
        let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
        let mut read = &value(&deep);
        let mut depth = 0;
        while let Content::Array(entries) = &read.content {
            let Some(entry) = entries.first() else { break };
            (read, depth) = (entry, depth + 1);
        }
        assert!(matches!(read.content, Content::Foreign(_)), "{read:?}");
        assert!(depth <= crate::json::MOST_NESTING + 1, "{depth}");
    }

    #[test]
    fn floats_become_the_decimals_they_were_written_as() {
        let cases = [
            (0.1, "0.1"),
            (-1250.5, "-1250.5"),
            (1.08, "1.08"),
            (0.07, "0.07"),
            (123_456_789.99, "123456789.99"),
            (0.123_456_789, "0.123456789"),
            (1.0e15, "1000000000000000"),
            (1.0e300, "10000000000000000"),
            (1.0e-300, "0.0000000001"),
        ];
        for (value, text) in cases {
            assert_eq!(decimal(value), text);
        }
        assert_eq!(crate::decode::scaled(&decimal(1.0 / 3.0), 2), Err(crate::decode::Fault::Decimals));
    }
}
