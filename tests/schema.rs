//! The committed schema and types are those of the code.
#![cfg(feature = "schema")]

use std::path::Path;

#[test]
fn schema_is_fresh() {
    fresh("schema/funding-flow.schema.json", &funding_flow::schema::json_schema());
}

#[test]
fn types_are_fresh() {
    fresh("schema/funding-flow.d.ts", &funding_flow::schema::typescript());
}

fn fresh(path: &str, generated: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("ACCEPT").is_some() {
        std::fs::write(&path, generated).expect("the schema is writable");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == generated, "{} is stale: run `ACCEPT=1 cargo test --test schema`", path.display());
}
