//! The schemas that are written by hand: of strings with a form, of numbers with bounds, of unions.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::description::{
    Column, Date, ExchangeRate, Flow, Flows, FullNote, Granted, Hours, HoursRange, Lang, Note, Orcid, Rates, Requested,
    Ror, Source, SourceRef, Url, Version,
};
use crate::json::{MOST_CHARACTERS, MOST_ENTRIES};
use crate::money::{Amount, Currency, Fraction, Rate};

/// Implements `JsonSchema` by an expression, which may ask the generator for the schemas of its parts.
macro_rules! by_hand {
    ($($name:ident $(as $public:ident)? = |$generator:pat_param| $schema:expr;)*) => {
        $(impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $(if true { return stringify!($public).into(); })?
                stringify!($name).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        })*
    };
}

by_hand! {
    Version = |_| json_schema!({ "description": "The version of this format: 1.", "const": 1 });
    // In TypeScript `Date` is the name of another thing.
    Date as PartialDate = |_| json_schema!({
        "description": "A year, a month or a day.",
        "type": "string",
        "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        "examples": ["2019", "2019-12", "2019-12-01"],
    });
    Url = |_| json_schema!({
        "description": "An address whose scheme is https, http or mailto.",
        "type": "string",
        "pattern": "^\\s*([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)",
        "examples": ["https://example.org", "mailto:board@example.org"],
    });
    Lang = |_| json_schema!({
        "description": "A language tag (BCP 47).",
        "type": "string",
        "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
        "examples": ["en", "de", "pt-BR"],
    });
    Ror = |_| json_schema!({
        "description": "A ROR identifier, as an address or alone.",
        "type": "string",
        "pattern": "0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}/?$",
        "examples": ["https://ror.org/05dxps055"],
    });
    Orcid = |_| json_schema!({
        "description": "An ORCID identifier, as an address or alone.",
        "type": "string",
        "pattern": "[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]/?$",
        "examples": ["https://orcid.org/0000-0002-1825-0097"],
    });
    Column = |_| json_schema!({
        "description": "A column of the drawing, from 0.", "type": "integer", "minimum": 0, "maximum": 99,
    });
    Currency = |_| json_schema!({
        "description": "The code of a currency (ISO 4217).",
        "type": "string",
        "pattern": "^[A-Z]{3}$",
        "examples": ["USD", "EUR", "GBP"],
    });
    Rate = |_| json_schema!({
        "description": "What one unit of the currency is worth in the document's currency, with at most nine decimals.",
        "type": "number",
        "exclusiveMinimum": 0,
        "maximum": 1_000_000_000,
        "examples": [1.08],
    });
    Fraction = |_| json_schema!({
        "description": "A share of a whole, from 0 to 1: 10 % is 0.1.",
        "type": "number",
        "minimum": 0,
        "maximum": 1,
        "examples": [0.1],
    });
    Rates = |generator| json_schema!({
        "description": "For every other currency used, what one unit of it is worth in the document's currency.",
        "type": "object",
        "propertyNames": { "pattern": "^[A-Z]{3}$" },
        "additionalProperties": generator.subschema_for::<ExchangeRate>(),
        "examples": [{ "EUR": { "rate": 1.08, "date": "2024-03-01" } }],
    });
    Flows = |generator| json_schema!({
        "description": "The money, at least one flow.",
        "type": "array",
        "minItems": 1,
        "maxItems": MOST_ENTRIES,
        "items": generator.subschema_for::<Flow>(),
    });
    Note = |generator| json_schema!({
        "description": "A remark: text, or an object with more to it.",
        "anyOf": [{ "type": "string", "maxLength": MOST_CHARACTERS }, generator.subschema_for::<FullNote>()],
    });
    SourceRef = |generator| json_schema!({
        "description": "A source: the id of one of \"sources\", or written in place.",
        "anyOf": [{ "type": "string" }, generator.subschema_for::<Source>()],
    });
    Requested = |generator| json_schema!({
        "description": "What was asked for: an amount, or the share of it that was granted.",
        "anyOf": [generator.subschema_for::<Amount>(), generator.subschema_for::<Granted>()],
        "examples": [250_000, { "funded": 0.8 }],
    });
    Hours = |generator| json_schema!({
        "description": "A number of hours, or a range of them.",
        "anyOf": [{ "type": "number", "minimum": 0 }, generator.subschema_for::<HoursRange>()],
        "examples": [5, { "min": 5, "max": 10 }],
    });
    Amount = |generator| amount(generator);
}

/// A sum of money: at most two decimals, which `multipleOf` cannot say without floats in the way.
fn sum(description: &str) -> Schema {
    json_schema!({ "description": description, "type": "number", "minimum": 0, "maximum": 1_000_000_000_000_000_u64 })
}

fn amount(generator: &mut SchemaGenerator) -> Schema {
    let text = json_schema!({
        "description": "The words a reader is shown instead of figures.",
        "type": ["string", "null"],
        "maxLength": MOST_CHARACTERS,
    });
    let share = generator.subschema_for::<Fraction>();
    let power = json_schema!({ "type": "integer", "minimum": 0, "maximum": 15 });
    let end = |description: &str| {
        let mut end = sum(description);
        end.insert("type".into(), serde_json::json!(["number", "null"]));
        end
    };
    let form = |description: &str, required: &[&str], properties: serde_json::Value| {
        let mut properties = properties;
        if let Some(properties) = properties.as_object_mut() {
            properties.insert("text".into(), text.clone().to_value());
        }
        json_schema!({
            "description": description,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    };
    let mut range = form(
        "A range; either end may be open.",
        &[],
        serde_json::json!({ "min": end("At least."), "max": end("At most; absent: nothing bounds it.") }),
    );
    range.insert("anyOf".into(), serde_json::json!([{ "required": ["min"] }, { "required": ["max"] }]));
    let mut only_words = form("Only words.", &["text"], serde_json::json!({}));
    if let Some(kind) = only_words.pointer_mut("/properties/text/type") {
        *kind = "string".into();
    }
    json_schema!({
        "description": "A sum of money, exactly or as far as it is known. Absent or null: not published.",
        "anyOf": [
            sum("Exactly that, at most two decimals, without quotes, commas or a currency sign."),
            form("Approximately that.", &["about"], serde_json::json!({ "about": sum("About how much.") })),
            range,
            form("A share of all that the giving party receives.", &["share"], serde_json::json!({
                "share": { "description": "A fraction from 0 to 1, or a range of fractions.", "anyOf": [
                    share,
                    {
                        "type": "object",
                        "properties": {
                            "min": { "description": "At least.", "type": ["number", "null"], "minimum": 0, "maximum": 1 },
                            "max": { "description": "At most.", "type": ["number", "null"], "minimum": 0, "maximum": 1 },
                        },
                        "minProperties": 1,
                        "additionalProperties": false,
                    },
                ] },
            })),
            form("Between two powers of ten.", &["magnitude"], serde_json::json!({
                "magnitude": {
                    "description": "[5, 6]: hundreds of thousands to low millions.",
                    "type": "array", "prefixItems": [power, power], "items": false, "minItems": 2, "maxItems": 2,
                },
            })),
            form("Words instead of figures.", &["qualifier"], serde_json::json!({
                "qualifier": {
                    "description": "More than half of what the giving party passes on; a part of it; what is left there.",
                    "type": "string",
                    "enum": ["most", "some", "rest"],
                },
            })),
            only_words,
        ],
        "examples": [195_000, { "about": 140_000 }, { "min": 100_000, "max": 3_000_000 }, { "share": 0.1 },
            { "magnitude": [5, 6], "text": "hundreds of thousands to low millions" }, { "qualifier": "rest" }],
    })
}
