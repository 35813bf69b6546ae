//! The JSON Schema and the TypeScript types of a description, made of the same definition as its reader.

mod typescript;
mod union;

use schemars::Schema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::decode::{Choice, Record};
use crate::description::Description;

pub use typescript::typescript;

/// The JSON Schema (draft 2020-12) as text.
#[must_use]
pub fn json_schema() -> String {
    let mut text = serde_json::to_string_pretty(&document()).unwrap_or_default();
    text.push('\n');
    text
}

fn document() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Description>();
    schema.insert("title".into(), "Funding description".into());
    schema.insert("examples".into(), json!([example()]));
    let mut schema = schema.to_value();
    // References come without the words of the field where they stand alone: a reader's hint needs the field's words.
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        let mut sorted: Vec<(String, Value)> = std::mem::take(definitions).into_iter().collect();
        sorted.sort_by(|left, right| left.0.cmp(&right.0));
        definitions.extend(sorted);
    }
    schema
}

fn example() -> Value {
    json!({
        "title": "How we are funded",
        "currency": "USD",
        "flows": [
            { "from": "Moore Foundation", "to": "NumFOCUS", "amount": 250_000 },
            { "from": "NumFOCUS", "to": "Documentation", "amount": 230_000 },
        ],
    })
}

/// Makes the schema of a record as strict as its reader: which fields must be there, that there are no others, and
/// that a list may be `null` where it may be left out.
pub(crate) fn close<T: Record>(schema: &mut Schema) {
    let required = T::required();
    let object = schema.ensure_object();
    object.insert("additionalProperties".into(), false.into());
    object.remove("required");
    if !required.is_empty() {
        object.insert("required".into(), json!(required));
    }
    let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for (name, property) in properties.iter_mut() {
        let Some(property) = property.as_object_mut() else { continue };
        if property.get("type") == Some(&json!("array")) && !required.contains(&name.as_str()) {
            property.insert("type".into(), json!(["array", "null"]));
        }
        if property.get("format") == Some(&json!("double")) {
            property.remove("format");
            property.insert("minimum".into(), 0.into());
        }
    }
}

/// The schema of a choice.
pub(crate) fn choice<T: Choice>(docs: &[&str]) -> Schema {
    let words: Vec<&str> = T::WORDS.iter().map(|entry| entry.0).collect();
    let mut object = Map::new();
    object.insert("description".into(), docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ").into());
    object.insert("type".into(), "string".into());
    object.insert("enum".into(), json!(words));
    Schema::from(object)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::document;
    use crate::decode::Record;
    use crate::description as d;

    /// The properties of a definition and which of them are required.
    fn fields(schema: &Value) -> (Vec<&str>, Vec<&str>) {
        let properties =
            schema.get("properties").and_then(Value::as_object).map(|p| p.keys().map(String::as_str).collect());
        let required = schema.get("required").and_then(Value::as_array);
        let required = required.map(|list| list.iter().filter_map(Value::as_str).collect());
        (properties.unwrap_or_default(), required.unwrap_or_default())
    }

    #[test]
    fn schema_and_reader_know_the_same_fields() {
        let schema = document();
        let check = |name: &str, known: &[&str], required: &[&str]| {
            let definition = if name.is_empty() { Some(&schema) } else { schema.pointer(&format!("/$defs/{name}")) };
            let (properties, needed) = fields(definition.unwrap_or(&Value::Null));
            assert_eq!(properties, known, "{name}");
            assert_eq!(needed, required, "{name}");
        };
        check("", d::Description::FIELDS, &d::Description::required());
        macro_rules! all { ($($name:ident),*) => { $(check(stringify!($name), d::$name::FIELDS, &d::$name::required());)* } }
        all!(ExchangeRate, ListedSource, Source, Period, FullNote, Keep, Funder, Sponsor, Project, Person, Deliverable);
        all!(Award, Granted, Flow, Effort, HoursRange);
    }

    #[test]
    fn every_field_says_what_it_is() {
        let schema = document();
        let definitions = schema.get("$defs").and_then(Value::as_object).cloned().unwrap_or_default();
        assert!(definitions.len() > 30);
        for (name, definition) in
            definitions.iter().map(|(name, schema)| (name.as_str(), schema)).chain([("", &schema)])
        {
            assert!(definition.get("description").is_some(), "{name}");
            for (key, property) in definition.get("properties").and_then(Value::as_object).into_iter().flatten() {
                assert!(property.get("description").is_some(), "{name}.{key}");
            }
        }
    }
}
