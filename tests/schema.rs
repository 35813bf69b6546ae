//! The committed schema and types are those of the code.
#![cfg(feature = "schema")]

use std::path::Path;

use serde_json::Value;

#[test]
fn schema_and_types_are_current() {
    is_current("schema/funding-flow.schema.json", &funding_flow::schema::json_schema());
    is_current("schema/funding-flow.d.ts", &funding_flow::schema::typescript());
}

fn is_current(path: &str, generated: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("ACCEPT").is_some() {
        std::fs::write(&path, generated).expect("the file is writable");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == generated, "{} is not what the types say: run `cargo xtask codegen`", path.display());
}

/// What the schema has against a value; empty: nothing. Knows the words that this schema uses.
fn against(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(reference.trim_start_matches('#')).expect("references lead somewhere");
        found.extend(against(root, target, value, at));
    }
    if let Some(forms) = schema.get("anyOf").and_then(Value::as_array)
        && !forms.iter().any(|form| against(root, form, value, at).is_empty())
    {
        found.push(format!("{at}: no form fits"));
    }
    if let Some(kind) = schema.get("type") {
        let kinds: Vec<&str> = kind
            .as_array()
            .map_or(kind.as_str().into_iter().collect(), |list| list.iter().filter_map(Value::as_str).collect());
        let own = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(number) if number.is_u64() => "integer",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        if !(kinds.contains(&own) || own == "integer" && kinds.contains(&"number")) {
            return vec![format!("{at}: {own} is not {kinds:?}")];
        }
    }
    let number = |key: &str| schema.get(key).and_then(Value::as_f64);
    if let Some(own) = value.as_f64() {
        let outside = number("minimum").is_some_and(|least| own < least)
            || number("maximum").is_some_and(|most| own > most)
            || number("exclusiveMinimum").is_some_and(|least| own <= least);
        found.extend(outside.then(|| format!("{at}: out of bounds")));
    }
    if schema.get("const").is_some_and(|constant| constant != value)
        || schema.get("enum").and_then(Value::as_array).is_some_and(|words| !words.contains(value))
    {
        found.push(format!("{at}: another word"));
    }
    if let Some(members) = value.as_object() {
        let properties = schema.get("properties").and_then(Value::as_object);
        for (key, member) in members {
            let at = format!("{at}/{key}");
            match properties.and_then(|properties| properties.get(key)).or(schema.get("additionalProperties")) {
                Some(Value::Bool(false)) => found.push(format!("{at}: unknown")),
                Some(property) => found.extend(against(root, property, member, &at)),
                None => {}
            }
        }
        for key in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            found.extend((!members.contains_key(key)).then(|| format!("{at}: {key} is missing")));
        }
    }
    if let Some(entries) = value.as_array() {
        if number("minItems").is_some_and(|least| entries.is_empty() && least > 0.0) {
            found.push(format!("{at}: too few"));
        }
        if let Some(items) = schema.get("items").filter(|items| items.is_object()) {
            for (index, entry) in entries.iter().enumerate() {
                found.extend(against(root, items, entry, &format!("{at}/{index}")));
            }
        }
    }
    found
}

fn judged(text: &str) -> Option<Vec<String>> {
    let schema: Value = serde_json::from_str(&funding_flow::schema::json_schema()).expect("the schema is JSON");
    let value: Value = serde_json::from_str(text).ok()?;
    Some(against(&schema, &schema, &value, ""))
}

fn documents(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    let read = |path: &std::path::PathBuf| Some((path.display().to_string(), std::fs::read_to_string(path).ok()?));
    paths.iter().filter_map(read).collect()
}

#[test]
fn schema_and_reader_take_the_examples() {
    let mut examples = documents("examples");
    examples.push(("everything".into(), include_str!("everything.json").into()));
    assert!(examples.len() > 2);
    for (name, text) in examples {
        assert_eq!(judged(&text), Some(Vec::new()), "{name}");
        let report = funding_flow::parse::parse(&text).1;
        assert!(report.is_empty(), "{name}: {report}");
    }
}

#[test]
fn what_the_schema_refuses_the_reader_refuses() {
    let mut refused = 0;
    for (name, text) in documents("tests/invalid") {
        let Some(problems) = judged(&text) else { continue };
        let report = funding_flow::parse::parse(&text).1;
        if !problems.is_empty() {
            refused += 1;
            assert!(report.has_errors(), "{name}: {problems:?}");
        }
        // The schema knows types, fields and words; what is left to the reader alone are the forms of texts and numbers.
        let for_schema =
            |code: &str| matches!(code, "wrong-type" | "unknown-field" | "missing-field" | "unknown-word" | "no-flows");
        if report.problems().iter().any(|problem| for_schema(problem.code)) {
            assert!(!problems.is_empty(), "{name}: the schema takes what the reader does not:\n{report}");
        }
    }
    assert!(refused > 15, "{refused}");
}
