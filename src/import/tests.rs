use super::{Format, Given, Imported, Loss, import, import_with};

/// What was not understood, a line each.
fn lost(imported: &Imported) -> Vec<String> {
    let kept = |loss| loss != Loss::Looks;
    imported.problems.iter().filter(|p| kept(p.loss)).map(|p| format!("{}: {}", p.line, p.why)).collect()
}

fn flows(imported: &Imported) -> Vec<String> {
    let (network, report) = crate::read(imported.json.as_deref().unwrap_or(""));
    let network = network.unwrap_or_else(|| panic!("{report} {imported:?}"));
    let shown = |index: usize| {
        let flow = &network.flows[index];
        format!("{} > {} {}", network.parties[flow.from].id, network.parties[flow.to].id, network.flow_amount(index))
    };
    (0..network.flows.len()).map(shown).collect()
}

#[test]
fn tables_are_read_with_any_separator() {
    for text in [
        "from,to,amount,currency\nA,B,\"1,000\",EUR\nB,C,500,EUR\n",
        "source;target;value;currency\r\nA;B;1000;EUR\r\nB;C;500;EUR",
        "\u{feff}Target\tSource\tValue\tCurrency\nB\tA\t€1000\teur\nC\tB\t500\tEUR\n\n",
    ] {
        let imported = import(text, None);
        assert_eq!(imported.format, Some(Format::Csv), "{text}");
        assert_eq!(flows(&imported), ["A > B €1,000", "B > C €500"], "{text}");
        assert!(imported.is_complete(), "{imported:?}");
    }
}

#[test]
fn broken_quotes_break_one_line_only() {
    let imported = import("from,to,amount\n\"A,B,1\nC,D,2\n\"E\"x,F,3\nG,\"H \"\"h\"\"\",4\n", None);
    assert_eq!(flows(&imported), ["C > D 2", "G > H \"h\" 4"]);
    assert_eq!(lost(&imported).len(), 2);
    assert!(lost(&imported)[0].starts_with("2: "), "{:?}", lost(&imported));
    let imported = import("from,to,amount\nA,B,1\n\"C,D,2\nE,F,3\n", None);
    assert_eq!(flows(&imported), ["A > B 1", "E > F 3"]);
    assert_eq!(lost(&imported), ["3: a quote is opened on this line and never closed"]);
}

#[test]
fn nothing_is_dropped_silently() {
    let text = "from,to,amount,currency,kind,status,colour
A,A,1,USD,,,
A,B,-1,USD,,,
A,,1,USD,,,
A,B,lots,USD,,,
A,B,1,Dollars,,,
A,B,1,USD,gift,,
A,B,1,USD,Grant,PAID,red
A,B,1.234,USD,,,
A,C,5,EUR,,,
A,B,195,000,USD,,
";
    let imported = import(text, None);
    let lost = lost(&imported).join("\n");
    for (line, why) in [
        (1, "the column \"colour\""),
        (2, "to itself"),
        (3, "negative"),
        (4, "who receives"),
        (5, "\"lots\" is no amount"),
        (6, "\"Dollars\" is not the code"),
        (7, "unknown kind \"gift\""),
        (10, "in EUR, of which no rate"),
        (11, "needs quotes"),
    ] {
        assert!(lost.contains(&format!("\n{line}: ")) || lost.starts_with(&format!("{line}: ")), "{line} {lost}");
        assert!(lost.contains(why), "{why}\n{lost}");
    }
    assert_eq!(flows(&imported), ["A > B $1", "A > B $1", "A > B ≈\u{a0}$1.23", "A > C amount not published"]);
    assert!(imported.json.as_deref().unwrap_or("").contains("\"note\": \"5 EUR\""), "{imported:?}");
    assert!(imported.remarks.iter().any(|remark| remark.contains("line 9")), "{imported:?}");
}

#[test]
fn sankeymatic_is_read() {
    let text = "' a comment\nWages [1,500] Budget\nOther [250] Budget #ff0000\n\nBudget [450] Taxes\nBudget [*] Savings .5\n:Budget #708090\nsize w 600\n  h 300\nnot a flow\nBudget [-5] X\n[5] X\nA [b] [3] B\nB [?] C\n";
    let imported = import(text, None);
    assert_eq!(imported.format, Some(Format::Sankeymatic));
    assert_eq!(
        flows(&imported),
        [
            "Wages > Budget 1,500",
            "Other > Budget 250",
            "Budget > Taxes 450",
            "Budget > Savings 1,300",
            "A [b] > B 3",
            "B > C amount not published"
        ]
    );
    let lines: Vec<usize> = imported.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [3, 6, 7, 8, 9, 10, 11, 12, 14]);
    let looks = imported.problems.iter().filter(|problem| problem.loss == Loss::Looks).count();
    assert_eq!(looks, 5);
    // What is left cannot be worked out where nothing comes in.
    let imported = import("A [*] B\nC [1] D", None);
    assert_eq!(flows(&imported), ["A > B amount not published", "C > D 1"]);
    assert_eq!(lost(&imported).len(), 1);
}

#[test]
fn mermaid_is_read() {
    let text = "---\ntitle: 'Where it goes'\nconfig:\n  sankey:\n    showValues: false\n---\nsankey-beta\n\n%% a comment\nA,\"B, and \"\"b\"\"\",10.5\n  A ,C, 2\nA,B\nA,A,3\n";
    let imported = import(text, None);
    assert_eq!(imported.format, Some(Format::Mermaid));
    assert_eq!(flows(&imported), ["A > B, and \"b\" 10.50", "A > C 2"]);
    assert_eq!(
        lost(&imported),
        ["12: a line has three cells, from, to and amount; this one has 2", "13: it runs from a party to itself"]
    );
    assert!(imported.json.as_deref().unwrap_or("").contains("\"title\": \"Where it goes\""));
    assert_eq!(imported.problems.iter().filter(|problem| problem.loss == Loss::Looks).count(), 3);
}

#[test]
fn nodes_and_links_of_all_three_are_read() {
    let d3 = r#"{"nodes": [{"name": "A"}, {"name": "B"}, {"name": "C"}, {"name": "C"}], "links": [{"source": 0, "target": 1, "value": 2.5}, {"source": 1, "target": 3, "value": 1}, {"source": 1, "target": 9, "value": 1}, {"source": 1, "target": 1, "value": 1}]}"#;
    let imported = import(d3, None);
    assert_eq!(imported.format, Some(Format::NodesLinks));
    assert_eq!(flows(&imported), ["A > B 2.50", "B > C (2) 1"]);
    assert_eq!(lost(&imported).len(), 3, "{:?}", lost(&imported));
    let by_id = r#"{"nodes": [{"id": 10, "name": "A"}, {"id": 20, "name": "B"}], "links": [{"source": 10, "target": 20, "value": null}]}"#;
    assert_eq!(flows(&import(by_id, None)), ["A > B amount not published"]);
    let echarts = r#"{"title": {"text": "T"}, "series": [{"type": "sankey", "data": [{"name": "A", "depth": 0}, {"name": "B"}], "links": [{"source": "A", "target": "B", "value": 5}]}]}"#;
    let imported = import(echarts, None);
    assert_eq!(flows(&imported), ["A > B 5"]);
    assert!(imported.is_complete() && imported.problems.len() == 1, "{imported:?}");
    let plotly = r#"{"data": [{"type": "sankey", "node": {"label": ["A", "B"], "pad": 1}, "link": {"source": [0, 0], "target": [1, 5], "value": [8, 4], "label": ["x", "y"]}}], "layout": {"title": {"text": "P"}}}"#;
    let imported = import(plotly, None);
    assert_eq!(flows(&imported), ["A > B 8"]);
    assert_eq!(lost(&imported), ["1: its target 5 is none of the 2 nodes"]);
    let plain = r#"[{"from": "A", "to": "B", "amount": "1,000", "currency": "USD"}]"#;
    assert_eq!(flows(&import(plain, None)), ["A > B $1,000"]);
}

#[test]
fn what_is_none_of_them_is_said() {
    for (text, why) in [
        ("", "empty"),
        ("hello world", "none of the known formats"),
        ("{", "expected"),
        ("{}", "no links"),
        ("{\"flows\": []}", "already"),
        ("from,to,amount\n", "no flow"),
        ("{\"nodes\": [], \"links\": []}", "no flow"),
    ] {
        let imported = import(text, None);
        assert_eq!(imported.json, None, "{text}");
        assert!(lost(&imported).join(" ").contains(why), "{text}: {imported:?}");
    }
}

#[test]
fn what_is_given_counts() {
    let given = Given { title: Some("Mine".into()), currency: Some("CHF".into()) };
    let imported = import_with("A [1] B", None, &given);
    assert!(imported.remarks.is_empty(), "{imported:?}");
    assert_eq!(flows(&imported), ["A > B CHF\u{a0}1"]);
}

#[test]
fn no_text_makes_it_fail() {
    let samples = [
        "from,to,amount\nA,\"B\",1\n",
        "sankey-beta\nA,B,1",
        "A [1] B\n:A #fff",
        "{\"nodes\":[{\"name\":\"A\"}],\"links\":[{\"source\":0,\"target\":0,\"value\":1}]}",
    ];
    let odd = [
        "",
        "\"",
        "\n",
        "[",
        "]",
        "{",
        "é",
        "\0",
        ",",
        "-",
        "1e9999",
        "'",
        "\u{202e}",
        "%%",
        "---",
        "999999999999999999999",
    ];
    for sample in samples {
        for (at, _) in sample.char_indices() {
            for odd in odd {
                let text = format!("{}{odd}{}", &sample[..at], &sample[at..]);
                let imported = import(&text, None);
                if let Some(json) = imported.json {
                    assert!(!crate::read(&json).1.has_errors(), "{text}\n{json}");
                }
                for format in Format::ALL {
                    let _ = import(&text[..text.len().min(at + odd.len())], Some(format));
                }
            }
        }
    }
}

#[test]
fn rests_of_one_party_are_left_open_together() {
    let rests: String = (0..1_000).map(|receiver| format!("Fund [*] Receiver {receiver}\n")).collect();
    let imported = import(&format!("Giver [10] Fund\n{rests}"), None);
    assert_eq!((imported.format, imported.understood), (Some(Format::Sankeymatic), 1_001));
    let lost = lost(&imported);
    assert_eq!(lost.len(), 1_000);
    for line in lost {
        assert!(line.ends_with("two amounts at \"Fund\" are each the rest: the amount is left open"), "{line}");
    }
}

#[test]
fn nothing_is_assumed_of_what_is_not_written() {
    let imported = import(r#"{ "title": "t", "flows": [] }"#, None);
    assert!(imported.json.is_none() && imported.problems.len() == 1, "{imported:?}");
    assert_eq!(imported.remarks, Vec::<String>::new());
}
