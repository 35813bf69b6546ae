use super::{Place, hint, hundredth};

#[test]
fn every_way_of_writing_an_amount_gets_its_own_answer() {
    let cases = [
        ("25k", "25000"),
        ("€ 25 k", r#"25000, and "currency": "EUR" beside it where that is not the document's"#),
        ("1.5M", "1500000"),
        ("5 million", "5000000"),
        ("$1.25 million", "1250000"),
        ("1.234,50", "1234.5"),
        ("~5000", r#"{ "about": 5000 }"#),
        ("about 140k", r#"{ "about": 140000 }"#),
        ("ca. 12.000,50", r#"{ "about": 12000.5 }"#),
        ("1000-2000", r#"{ "min": 1000, "max": 2000 }"#),
        ("1,000 – 2,000", r#"{ "min": 1000, "max": 2000 }"#),
        ("between 5 and 10k", r#"{ "min": 5000, "max": 10000 }"#),
        ("up to 5000", r#"{ "max": 5000 }"#),
        ("< 5000", r#"{ "max": 5000 }"#),
        ("5000+", r#"{ "min": 5000 }"#),
        ("more than 1k", r#"{ "min": 1000 }"#),
        ("rest", r#"{ "qualifier": "rest" }"#),
        ("The remainder.", r#"{ "qualifier": "rest" }"#),
        ("the bulk of it", r#"{ "qualifier": "most" }"#),
        ("Some", r#"{ "qualifier": "some" }"#),
        ("hundreds of thousands", r#"{ "magnitude": [5, 5] }"#),
        ("5%", r#"{ "share": 0.05 }: a share of all that the giver receives"#),
        ("12.5 %", r#"{ "share": 0.125 }: a share of all that the giver receives"#),
        ("5-10%", r#"{ "share": { "min": 0.05, "max": 0.1 } }: a share of all that the giver receives"#),
        ("at least 50%", r#"{ "share": { "min": 0.5 } }: a share of all that the giver receives"#),
        ("half", r#"{ "share": 0.5 }: a share of all that the giver receives"#),
    ];
    for (text, json) in cases {
        assert_eq!(hint(text, "amount", Place::Flow), format!("write \"amount\": {json}"), "{text}");
    }
    let others = [
        ("", r#"leave "amount" out, or write null: that is drawn as not published"#),
        ("N/A", r#"leave "amount" out, or write null: that is drawn as not published"#),
        ("tbd", r#"leave "amount" out, or write null; "status": "proposed" says that it is not granted yet"#),
        ("in kind", r#"leave "amount" out and write "kind": "in-kind""#),
        ("5.000", "the point may set thousands apart, which is 5000, or decimals, which is 5"),
        ("500/month", r#"write the sum over its whole "period", not the amount of one month"#),
        ("lots", r#"words alone are written "amount": { "text": "lots" }; a range is { "min": 1000, "max": 2000 }"#),
    ];
    for (text, expected) in others {
        assert_eq!(hint(text, "amount", Place::Flow), expected, "{text}");
    }
    assert_eq!(hint("5k", "about", Place::Figure), r#"write "about": 5000"#);
    assert_eq!(hint("?", "max", Place::Figure), r#"leave "max" out"#);
    assert_eq!(hint("€5k", "amount", Place::Amount), r#"write "amount": 5000"#);
}

#[test]
fn nothing_breaks_it() {
    for text in [
        "%",
        "5%%",
        "k",
        "-",
        "--",
        "..",
        "~",
        "€",
        "$$",
        "1e999",
        "999999999999b",
        "ſ",
        "İ5k",
        "5\u{301}k",
        "<",
        "/month",
    ] {
        for place in [Place::Flow, Place::Amount, Place::Figure] {
            assert!(!hint(text, "amount", place).is_empty(), "{text}");
        }
    }
    assert_eq!(hundredth("200"), None);
    assert_eq!(hundredth("1.2.3"), None);
}
