//! TypeScript types, printed from the JSON Schema.

use serde_json::{Map, Value};

/// The TypeScript declarations of a description, as text.
#[must_use]
pub fn typescript() -> String {
    let schema = super::document();
    let mut text =
        String::from("// The funding description, format 1. Generated from the same definition as its reader.\n");
    declare(&mut text, "FundingDescription", &schema);
    for (name, definition) in schema.get("$defs").and_then(Value::as_object).into_iter().flatten() {
        declare(&mut text, name, definition);
    }
    text
}

fn declare(text: &mut String, name: &str, schema: &Value) {
    text.push('\n');
    comment(text, "", schema);
    let object = schema.get("properties").is_some();
    let (keyword, end) = if object { ("interface", "\n") } else { ("type", ";\n") };
    let written = type_of(schema, "");
    let equals = match (object, written.starts_with('\n')) {
        (true, _) => " ",
        (false, true) => " =",
        (false, false) => " = ",
    };
    text.push_str(&format!("export {keyword} {name}{equals}{written}{end}"));
}

fn comment(text: &mut String, indent: &str, schema: &Value) {
    if let Some(words) = schema.get("description").and_then(Value::as_str) {
        text.push_str(&format!("{indent}/** {} */\n", words.replace('\n', " ").replace("*/", "* /")));
    }
}

/// The type of a schema; objects are written over several lines, indented.
fn type_of(schema: &Value, indent: &str) -> String {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return reference.rsplit('/').next().unwrap_or("unknown").to_owned();
    }
    if let Some(constant) = schema.get("const") {
        return constant.to_string();
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return words.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ");
    }
    // A range has `anyOf` beside its properties, which TypeScript cannot say.
    if let (Some(forms), None) = (schema.get("anyOf").and_then(Value::as_array), schema.get("properties")) {
        let separator = format!("\n{indent}  | ");
        let forms: Vec<String> = forms.iter().map(|form| type_of(form, &format!("{indent}    "))).collect();
        let short = forms.iter().map(String::len).sum::<usize>() < 60;
        return if short { forms.join(" | ") } else { format!("{separator}{}", forms.join(&separator)) };
    }
    match schema.get("type") {
        Some(Value::Array(types)) => {
            let one = |name: &Value| named(schema, name.as_str().unwrap_or(""), indent);
            types.iter().map(one).collect::<Vec<_>>().join(" | ")
        }
        Some(Value::String(name)) => named(schema, name, indent),
        _ if schema.get("properties").is_some() => named(schema, "object", indent),
        _ => "unknown".into(),
    }
}

fn named(schema: &Value, name: &str, indent: &str) -> String {
    match name {
        "integer" | "number" => "number".into(),
        "array" => array(schema, indent),
        "object" => object(schema, indent),
        "string" | "boolean" | "null" => name.into(),
        _ => "unknown".into(),
    }
}

fn array(schema: &Value, indent: &str) -> String {
    if let Some(entries) = schema.get("prefixItems").and_then(Value::as_array) {
        let entries: Vec<String> = entries.iter().map(|entry| type_of(entry, indent)).collect();
        return format!("[{}]", entries.join(", "));
    }
    let entry = schema.get("items").map_or_else(|| "unknown".into(), |items| type_of(items, indent));
    if entry.contains(' ') { format!("({entry})[]") } else { format!("{entry}[]") }
}

fn object(schema: &Value, indent: &str) -> String {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        let value = schema.get("additionalProperties").map_or_else(|| "unknown".into(), |value| type_of(value, indent));
        return format!("{{ [key: string]: {value} }}");
    };
    if properties.is_empty() {
        return "{}".into();
    }
    fields(schema, properties, indent)
}

fn fields(schema: &Value, properties: &Map<String, Value>, indent: &str) -> String {
    let required: Vec<&str> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let inner = format!("{indent}  ");
    let mut text = String::from("{\n");
    for (name, property) in properties {
        comment(&mut text, &inner, property);
        let mark = if required.contains(&name.as_str()) { "" } else { "?" };
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'$');
        let name = if plain { name.clone() } else { format!("\"{name}\"") };
        let written = type_of(property, &inner);
        let space = if written.starts_with('\n') { "" } else { " " };
        text.push_str(&format!("{inner}{name}{mark}:{space}{written};\n"));
    }
    text.push_str(&format!("{indent}}}"));
    text
}
