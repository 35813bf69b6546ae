//! CPU time of the layout alone, for `cargo xtask compare` and `cargo xtask cost`; prints JSON.

#![allow(missing_docs, clippy::unwrap_used, reason = "a program that measures made-up networks")]

mod made_up;

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;
use funding_flow::layout::{self, columns, order, place};
use funding_flow::{read, scene, svg, theme::Theme, view::View};
use serde_json::json;

fn main() {
    // Cargo adds `--bench`, and `cargo bench` alone asks nothing of this program.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["layout", file] => of_description(file),
        ["draw", file] => of_drawing(file),
        ["phases", links, file] => of_phases(links.parse().unwrap(), file),
        _ => {}
    }
}

/// Milliseconds of the whole layout of a description, labels included, at default settings.
fn of_description(file: &str) {
    let (network, _) = read(&std::fs::read_to_string(file).unwrap());
    let network = network.unwrap();
    let time = milliseconds(|| layout::layout(&network, &layout::Options::default()));
    println!("{}", json!({ "milliseconds": time }));
}

/// Milliseconds of the whole way from the text of a description to its drawing.
fn of_drawing(file: &str) {
    let text = std::fs::read_to_string(file).unwrap();
    let time = milliseconds(|| {
        let network = read(&text).0.unwrap();
        let layout = layout::layout(&network, &layout::Options::default());
        svg::to_string(&scene::draw(&network, &layout, &Theme::default(), &View::STATIC))
    });
    println!("{}", json!({ "milliseconds": time }));
}

/// Milliseconds of each phase for a made-up network, which is written to `file` for others to lay out as well.
fn of_phases(links: usize, file: &str) {
    let network = made_up::network(links);
    std::fs::write(file, network.case().to_string()).unwrap();
    let columns = columns::assign(&network.pins, &network.edges);
    let ordering = order::order(&columns, &network.edges, &order::Options::default());
    let spec = made_up::spec();
    let assign = milliseconds(|| columns::assign(&network.pins, &network.edges));
    let order = milliseconds(|| order::order(&columns, &network.edges, &order::Options::default()));
    let place = milliseconds(|| place::place(&columns, &network.edges, &ordering, &spec));
    println!("{}", json!({ "columns": assign, "order": order, "place": place }));
}

/// The median over five runs of as many repetitions as take a tenth of a second, of CPU time, after one that warms up.
fn milliseconds<T>(mut work: impl FnMut() -> T) -> f64 {
    black_box(work());
    let mut runs: Vec<f64> = (0..5)
        .map(|_| {
            let start = ProcessTime::now();
            let mut repetitions = 0.0;
            loop {
                black_box(work());
                repetitions += 1.0;
                let spent = start.elapsed();
                if spent > Duration::from_millis(100) {
                    return spent.as_secs_f64() * 1000.0 / repetitions;
                }
            }
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    runs[2]
}
