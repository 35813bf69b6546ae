//! Goldens at two levels, layout as text and drawing as SVG, of every example. Accept with `ACCEPT=1 cargo test`.

use funding_flow::layout::{self, Layout, Options};
use funding_flow::network::Network;
use funding_flow::theme::{Mode, Theme};
use funding_flow::view::View;
use funding_flow::{element, read, scene, svg};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const EXAMPLES: [&str; 4] = ["minimal", "numpy-openblas", "dask", "made-up-library"];

fn network(example: &str) -> Network {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{example}.json"));
    let text = fs::read_to_string(&path).expect("an example");
    let (network, report) = read(&text);
    network.unwrap_or_else(|| panic!("{example}: {report}"))
}

fn compare(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if env::var_os("ACCEPT").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, found).expect("a golden");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected != found {
        let at = expected.lines().zip(found.lines()).position(|(a, b)| a != b).unwrap_or(0);
        let line = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").chars().take(200).collect::<String>();
        panic!(
            "{name} has changed at line {}:\n  was {}\n  is  {}\nIf that is meant: ACCEPT=1 cargo test, and look at it.",
            at + 1,
            line(&expected),
            line(found)
        );
    }
}

/// A layout in lines that a person can compare.
fn shown(network: &Network, layout: &Layout) -> String {
    let number = element::number;
    let ids: Vec<&str> = network.ids().collect();
    let mut text = format!("{} x {}, vertical {}\n", number(layout.width), number(layout.height), layout.vertical);
    for (id, node) in ids.iter().zip(&layout.nodes) {
        let Some(node) = node else {
            let _ = writeln!(text, "party {id}: not drawn");
            continue;
        };
        let lines: Vec<&str> = node.label.lines.iter().map(|line| line.text.as_str()).collect();
        let _ = writeln!(
            text,
            "party {id}: column {}, x {}..{}, y {}..{}, label {:?} at {},{}",
            node.column,
            number(node.bar.x0),
            number(node.bar.x1),
            number(node.bar.y0),
            number(node.bar.y1),
            lines,
            number(node.label.bounds.x0),
            number(node.label.bounds.y0)
        );
    }
    for ((from, to, _), ribbon) in network.ends().zip(&layout.links) {
        let Some(ribbon) = ribbon else {
            let _ = writeln!(text, "flow {} > {}: not drawn", ids[from], ids[to]);
            continue;
        };
        let runs: Vec<String> = ribbon
            .runs
            .iter()
            .map(|run| format!("{}..{}@{}", number(run.from), number(run.to), number(run.breadth)))
            .collect();
        let back = if ribbon.back { ", back" } else { "" };
        let _ = writeln!(
            text,
            "flow {} > {}: {} thick{back}, {}",
            ids[from],
            ids[to],
            number(ribbon.thickness),
            runs.join(" ")
        );
    }
    text
}

#[test]
fn examples_are_drawn_as_before() {
    for example in EXAMPLES {
        let network = network(example);
        for width in [1000.0, 360.0] {
            let layout = layout::layout(&network, &Options { width, ..Options::default() });
            compare(&format!("tests/golden/{example}-{width}.txt"), &shown(&network, &layout));
            let light = svg::to_string(&scene::draw(&network, &layout, &Theme::default(), &View::STATIC));
            compare(&format!("tests/golden/{example}-{width}.svg"), &light);
        }
    }
}

#[test]
fn a_dark_drawing_is_drawn_as_before() {
    let network = network("numpy-openblas");
    let layout = layout::layout(&network, &Options::default());
    let theme = Theme { mode: Mode::Dark, ..Theme::default() };
    compare(
        "tests/golden/numpy-openblas-dark.svg",
        &svg::to_string(&scene::draw(&network, &layout, &theme, &View::STATIC)),
    );
}

#[test]
fn pictures_of_the_examples_are_fresh() {
    for example in ["numpy-openblas", "dask"] {
        let network = network(example);
        let layout = layout::layout(&network, &Options::default());
        let drawing = svg::to_string(&scene::draw(&network, &layout, &Theme::default(), &View::STATIC));
        compare(&format!("examples/{example}.svg"), &drawing);
    }
}
