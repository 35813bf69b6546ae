//! JavaScript values as JSON values; what JSON does not have is said in words, where it stands.

use js_sys::{Array, BigInt, Function, Map, Number, Object, Reflect, Symbol};
use wasm_bindgen::{JsCast, JsValue};

use crate::json::{Content, MOST_NESTING, Member, Value};

/// Most values in one object: an object that holds itself has no end.
const MOST_VALUES: usize = 1_000_000;

/// The JSON value that a JavaScript value stands for.
pub(super) fn value(data: &JsValue) -> Value {
    Reader { left: MOST_VALUES, depth: 0 }.value(data)
}

fn foreign(words: &str) -> Content {
    Content::Foreign(words.into())
}

struct Reader {
    /// How many values are still read.
    left: usize,
    depth: usize,
}

impl Reader {
    /// Getters are the page's and may throw: each is asked by `Reflect`, which catches that.
    fn value(&mut self, data: &JsValue) -> Value {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 || self.depth > MOST_NESTING {
            return Value::new(foreign("an object that is too deep, too large, or holds itself"));
        }
        self.depth += 1;
        let content = self.content(data);
        self.depth -= 1;
        Value::new(content.unwrap_or_else(|| foreign("something that JSON does not have, such as a function")))
    }

    fn content(&mut self, data: &JsValue) -> Option<Content> {
        if data.is_null() || data.is_undefined() {
            return Some(Content::Null);
        }
        if let Some(value) = data.as_bool() {
            return Some(Content::Boolean(value));
        }
        if let Some(text) = data.as_string() {
            return Some(Content::String(text));
        }
        if let Some(number) = data.as_f64() {
            return Some(if number.is_finite() {
                // As JavaScript writes it: the shortest decimal that is this very float.
                Content::Number(data.unchecked_ref::<Number>().to_string_with_radix(10).ok()?.into())
            } else {
                foreign(if number.is_nan() { "NaN" } else { "Infinity" })
            });
        }
        if let Some(number) = data.dyn_ref::<BigInt>() {
            return number.to_string(10).ok().map(|text| Content::Number(text.into()));
        }
        if Array::is_array(data) {
            return self.array(data);
        }
        if data.is_instance_of::<Map>() {
            return self.object(&Object::from_entries(data).ok()?);
        }
        let is_iterable = |data| Reflect::has(data, &Symbol::iterator()).unwrap_or(true);
        if !data.is_object() || data.is_instance_of::<Function>() || is_iterable(data) {
            return None;
        }
        self.object(data.unchecked_ref())
    }

    fn array(&mut self, data: &JsValue) -> Option<Content> {
        let length = Reflect::get(data, &"length".into()).ok()?.as_f64()? as u32;
        let mut entries = Vec::new();
        for index in 0..length {
            let entry = Reflect::get_u32(data, index).unwrap_or(JsValue::UNDEFINED);
            entries.push(self.value(&entry));
            if self.left == 0 {
                break;
            }
        }
        Some(Content::Array(entries))
    }

    fn object(&mut self, data: &Object) -> Option<Content> {
        let mut members = Vec::new();
        for name in Object::keys(data) {
            let Some(key) = name.as_string() else { continue };
            // A value that cannot be read is reported where it stands; the others are read on.
            let value = match Reflect::get(data, &name) {
                Ok(value) => self.value(&value),
                Err(_) => Value::new(foreign("a property that throws")),
            };
            members.push(Member { key, key_span: None, value });
            if self.left == 0 {
                break;
            }
        }
        Some(Content::Object(members))
    }
}
