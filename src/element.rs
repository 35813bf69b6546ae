//! An element: one node of a finished drawing as plain data, which both sinks (SVG text, Yew) write out mechanically.

use std::borrow::Cow;

/// An SVG or HTML element with ordered attributes. Names are static, so that Yew's virtual DOM can take them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Tag name, such as `"path"`.
    pub tag: &'static str,
    /// Attributes in the order in which they are written.
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// What is inside.
    pub children: Vec<Child>,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Child {
    /// Another element.
    Element(Element),
    /// Text, unescaped.
    Text(String),
}

impl Element {
    /// An element without attributes or children.
    #[must_use]
    pub fn new(tag: &'static str) -> Self {
        Self { tag, attributes: Vec::new(), children: Vec::new() }
    }

    /// The same with an attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same with an attribute that is a length or coordinate, rounded by [`number`].
    #[must_use]
    pub fn at(self, name: &'static str, value: f64) -> Self {
        self.with(name, number(value))
    }

    /// The same with a child.
    #[must_use]
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    /// The same with children.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Child::Element));
        self
    }

    /// The same with text inside.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_ref())
    }
}

/// A number as the drawing writes it: at most two decimals, no trailing zeros, no minus zero. The only rounding there is.
#[must_use]
pub fn number(value: f64) -> String {
    let mut text = String::new();
    write_number(&mut text, value);
    text
}

/// Appends [`number`] to a text, for paths.
#[allow(clippy::cast_possible_truncation, reason = "clamped to what fits")]
pub fn write_number(text: &mut String, value: f64) {
    // Integer arithmetic, because formatting of floats is large in wasm and slow in long paths.
    let scaled = (value * 100.0).clamp(-9.0e15, 9.0e15);
    let hundredths = (if scaled < 0.0 { scaled - 0.5 } else { scaled + 0.5 }) as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let hundredths = hundredths.unsigned_abs();
    let (whole, part) = (hundredths / 100, hundredths % 100);
    push_digits(text, whole);
    if part > 0 {
        text.push('.');
        text.push(digit(part / 10));
        if part % 10 > 0 {
            text.push(digit(part % 10));
        }
    }
}

/// Appends a whole number.
pub(crate) fn push_digits(text: &mut String, value: u64) {
    if value >= 10 {
        push_digits(text, value / 10);
    }
    text.push(digit(value % 10));
}

fn digit(value: u64) -> char {
    char::from(b'0' + u8::try_from(value % 10).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_short() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.001, "0"),
            (1.005, "1"),
            (12.5, "12.5"),
            (-3.24159, "-3.24"),
            (7.999, "8"),
            (0.05, "0.05"),
        ];
        for (value, text) in cases {
            assert_eq!(number(value), text, "{value}");
        }
        assert_eq!(number(f64::NAN), "0");
    }
}
