//! Decimals: the number that a JavaScript float was written as.

/// The shortest decimal that is this very float, if it has at most nine decimals: JavaScript's 0.1 is `0.1`.
/// Otherwise ten decimals, which no field takes.
pub(crate) fn decimal(value: f64) -> String {
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
