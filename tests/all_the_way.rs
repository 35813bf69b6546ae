//! Whatever is edited in a description, all that is made of it is made: drawn in finite lengths, listed, traced; and any text
//! is imported to a description that reads, or refused in a sentence.

use std::fs;
use std::path::Path;

use funding_flow::import::{Format, import};
use funding_flow::network::{Choice, Network};
use funding_flow::theme::Theme;
use funding_flow::view::{Target, View};
use funding_flow::{details, layout, panel, read, scene, svg, table, trace};
use serde_json::{Value, json};

#[path = "../src/dice.rs"]
mod dice;
mod pointers;

use dice::Dice;
use pointers::pointers;

fn texts(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).filter(|text| text.len() < 20_000).collect()
}

fn any_value(dice: &mut Dice) -> Value {
    let figure = dice.below(1_000_000);
    match dice.below(20) {
        0 => json!(0),
        1 => json!(0.01),
        2 => json!(1_000_000_000_000_000_u64),
        3 => json!({ "about": figure }),
        4 => json!({ "share": { "min": 0.2, "max": 0.7 } }),
        5 => json!({ "share": 0.5 }),
        6 => json!({ "min": figure }),
        7 => json!({ "max": figure }),
        8 => json!({ "qualifier": "most" }),
        9 => json!({ "qualifier": "rest" }),
        10 => json!({ "magnitude": [0, 15] }),
        11 => json!("declined"),
        12 => json!("\u{202e} \u{0}\n"),
        13 => json!("ja"),
        14 => json!("W".repeat(dice.index(3_000))),
        15 => json!(null),
        16 => json!(dice.below(5)),
        _ => json!(figure),
    }
}

/// Changes one thing: a value, which is left out, made another or that of another place; or a flow more, or one that runs elsewhere.
fn edit(dice: &mut Dice, document: &mut Value) -> Option<()> {
    let all = pointers(document);
    let [at, other] = [all[dice.index(all.len())].clone(), all[dice.index(all.len())].clone()];
    let value = any_value(dice);
    match dice.below(5) {
        0 => *document.pointer_mut(&at)? = document.pointer(&other)?.clone(),
        1 => *document.pointer_mut(&at)? = value,
        2 => {
            let (above, key) = at.rsplit_once('/')?;
            document.pointer_mut(above)?.as_object_mut()?.remove(key)?;
        }
        kind => {
            let flows = document.get_mut("flows")?.as_array_mut()?;
            let ends: Vec<Value> = flows.iter().flat_map(|flow| [flow["from"].clone(), flow["to"].clone()]).collect();
            let at = dice.index(flows.len());
            let mut flow = flows.get(at)?.clone();
            (flow["from"], flow["amount"]) = (ends[dice.index(ends.len())].clone(), value);
            if kind == 3 { flows.push(flow) } else { flows[at] = flow }
        }
    }
    Some(())
}

fn all_the_way(network: &Network, text: &str) {
    for (width, by_funder) in [(1000.0, true), (360.0, false)] {
        let options = layout::Options { width, by_funder, ..layout::Options::default() };
        let drawn = scene::draw(network, &layout::layout(network, &options), &Theme::default(), &View::STATIC);
        let drawn = svg::to_string(&drawn);
        assert!(!drawn.contains("NaN") && !drawn.contains("\"inf"), "{text}");
    }
    let table = table::table(network);
    for written in [table::to_text(&table), table::to_markdown(&table), table::to_html(&table), table::to_csv(&table)] {
        assert!(!written.is_empty());
    }
    for reach in trace::reaches(network, None, None) {
        assert!(reach.part.amount.contains(reach.part.estimate), "{reach:?}\n{text}");
        assert!(reach.share.0.value() <= reach.share.1.value(), "{reach:?}\n{text}");
        assert!(trace::line(network, &reach).contains('→'));
    }
    let parties = (0..network.ids().count()).map(Target::Party);
    for target in parties.chain((0..network.ends().count()).map(Target::Flow)) {
        let sides = trace::sides(network, target);
        assert!(!panel::panel(network, target, &sides).children.is_empty());
        assert!(!panel::spoken(network, target, &sides).is_empty());
        assert!(!details::details(network, target).is_empty());
    }
}

#[test]
fn edited_descriptions_are_drawn_or_refused_in_sentences() {
    let mut dice = Dice(1);
    let mut documents = texts("examples");
    documents.push(include_str!("everything.json").to_owned());
    let documents: Vec<Value> = documents.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    assert!(documents.len() > 3);
    let (mut drawn, mut refused) = (0, 0);
    for round in 0..120 {
        let mut document = documents[round % documents.len()].clone();
        let mut text = document.to_string();
        for _ in 0..4 + dice.below(12) {
            let before = document.clone();
            let edited = edit(&mut dice, &mut document);
            let (network, report) = read(&document.to_string());
            assert_eq!(network.is_none(), report.has_errors());
            if network.is_none() || edited.is_none() {
                // What cannot be drawn would hide what is edited next.
                document = before;
                refused += 1;
                continue;
            }
            text = document.to_string();
        }
        let Some(network) = read(&text).0 else { continue };
        all_the_way(&network, &text);
        let offers = network.offers();
        let groups: Vec<&str> = offers.groups.iter().map(|(name, _)| name.as_str()).collect();
        let year = offers.years.first().map_or_else(String::new, u16::to_string);
        for choice in [
            Choice { folded: groups.join(", "), ..Choice::default() },
            Choice { year, ..Choice::default() },
            Choice { status: "paid declined".to_owned(), ..Choice::default() },
        ] {
            if let Some(part) = network.part(&choice) {
                all_the_way(&part, &text);
            }
        }
        drawn += 1;
    }
    assert!(drawn > 100 && refused > 300, "{drawn} drawn, {refused} refused");
}

#[test]
fn edited_texts_are_imported_or_refused_in_sentences() {
    const PIECES: [&str; 30] = [
        "\n",
        ",",
        ";",
        "\t",
        "\"",
        "[",
        "]",
        "{",
        "}",
        "1",
        "-",
        "1.5",
        "1,5",
        "1.234",
        "1e400",
        "*",
        "?",
        "$",
        "€",
        "USD",
        "->",
        "%%",
        "//",
        ":",
        "\r",
        "\u{feff}",
        "sankey-beta\n",
        "from,to,amount\n",
        "\u{2066}",
        "999999999999999999999",
    ];
    let mut dice = Dice(2);
    let samples = texts("tests/import");
    let formats: Vec<Option<Format>> = Format::ALL.into_iter().map(Some).chain([None]).collect();
    let (mut imported, mut refused) = (0, 0);
    for round in 0..400 {
        let mut text: Vec<char> = samples[round % samples.len()].chars().collect();
        for _ in 0..=dice.below(6) {
            let from = dice.index(text.len() + 1);
            let to = (from + dice.index(8)).min(text.len());
            let piece = PIECES[dice.index(PIECES.len())].chars();
            match dice.below(3) {
                0 => drop(text.splice(from..to, piece)),
                1 => drop(text.splice(from..from, piece)),
                _ => drop(text.drain(from..to)),
            }
        }
        let text: String = text.iter().collect();
        for &format in &formats {
            let found = import(&text, format);
            match &found.json {
                Some(json) => {
                    let (network, report) = read(json);
                    assert!(network.is_some(), "{report}\n{json}\n{text}");
                    imported += 1;
                }
                None => {
                    assert!(!found.problems.is_empty(), "{format:?} says nothing of\n{text}");
                    refused += 1;
                }
            }
        }
    }
    assert!(imported > 150 && refused > 500, "{imported} imported, {refused} refused");
}
