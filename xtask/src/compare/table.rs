//! The comparison as tables in Markdown.

use std::fmt::Write as _;
use std::process::Command;

use serde_json::{Value, json};

use super::{Measure, Row};
use crate::Outcome;
use crate::run::{printed, root, target};

/// What was compared, and on which machine.
pub fn versions(node: &str) -> Outcome<String> {
    let lock = std::fs::read_to_string(root().join(super::FOLDER).join("package-lock.json"))?;
    let lock: Value = serde_json::from_str(&lock)?;
    let d3 = lock["packages"]["node_modules/d3-sankey"]["version"].as_str().unwrap_or("?").to_string();
    let date = printed(Command::new("date").args(["-u", "+%Y-%m-%d"])).unwrap_or_default();
    let rust = printed(Command::new("rustc").arg("--version"))?;
    let rust = rust.split_whitespace().nth(1).unwrap_or("?");
    let ours = printed(Command::new(target().join("release/funding-flow")).arg("--version"))?;
    Ok(format!(
        "{}: {} (Rust {rust}, release) against d3-sankey {d3} (6 passes, Node {}), {}, CPU time, median of five runs.",
        date.trim(),
        ours.trim(),
        node.trim_start_matches('v'),
        std::env::consts::ARCH,
    ))
}

/// One line per case.
pub fn cases(rows: &[Row]) -> String {
    let mut text = String::from(
        "| case | parties | links | crossings: ours | d3 | over a party: ours | d3 | needless: ours | d3 | travel: ours | d3 | ms: ours | d3 |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for row in rows {
        let (ours, theirs) = (&row.ours.measure, &row.theirs.measure);
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {:.4} | {:.4} | {} | {} |",
            row.case.name,
            row.case.parties,
            row.case.links,
            ratio(row, ours),
            ratio(row, theirs),
            ours.over,
            theirs.over,
            ours.ports,
            theirs.ports,
            ours.travel,
            theirs.travel,
            time(row.ours.milliseconds),
            time(row.theirs.milliseconds),
        );
    }
    text
}

/// Crossings by the least known; as they are where the least is none.
fn ratio(row: &Row, measure: &Measure) -> String {
    let crossings = measure.crossings;
    match row.case.least {
        None => format!("{crossings:.4e}"),
        Some((least, _)) if least <= 0.0 && crossings <= 0.0 => "0 of 0".to_string(),
        Some((least, _)) if least <= 0.0 => format!("{crossings:.0} of 0"),
        Some((least, proven)) => format!("{:.3}{}", crossings / least, if proven { "" } else { "*" }),
    }
}

fn time(milliseconds: f64) -> String {
    let digits = if milliseconds < 1.0 {
        3
    } else if milliseconds < 100.0 {
        1
    } else {
        0
    };
    format!("{milliseconds:.digits$}")
}

/// Sums and geometric means over all cases.
pub fn means(rows: &[Row]) -> String {
    let crossings = |row: &Row, of: fn(&Row) -> &Measure| {
        row.case.least.filter(|(least, _)| *least > 0.0).map(|(least, _)| of(row).crossings / least)
    };
    let ours: fn(&Row) -> &Measure = |row| &row.ours.measure;
    let theirs: fn(&Row) -> &Measure = |row| &row.theirs.measure;
    let proven = |row: &&Row| row.case.least.is_some_and(|least| least.1);
    let large = |row: &&Row| row.case.links >= 300;
    let mut text = String::from("| over all cases | ours | d3 |\n|---|--:|--:|\n");
    let mut line = |name: &str, ours: String, theirs: String| {
        let _ = writeln!(text, "| {name} | {ours} | {theirs} |");
    };
    let mean_of =
        |of, kept: &dyn Fn(&&Row) -> bool| mean(rows.iter().filter(kept).filter_map(|row| crossings(row, of)));
    let most_of = |of| {
        let all = rows.iter().filter(proven).filter_map(|row| crossings(row, of));
        format!("{:.3}", all.fold(0.0, f64::max))
    };
    line("crossings by the proven least, geometric mean", mean_of(ours, &proven), mean_of(theirs, &proven));
    line("the same, worst case", most_of(ours), most_of(theirs));
    line(
        "crossings by the least known, from 300 links, geometric mean",
        mean_of(ours, &large),
        mean_of(theirs, &large),
    );
    let plane: Vec<&Row> = rows.iter().filter(|row| row.case.least.is_some_and(|least| least.0 <= 0.0)).collect();
    let without = |of: fn(&Row) -> &Measure| plane.iter().filter(|row| of(row).crossings <= 0.0).count();
    let of_plane = |count: usize| format!("{count} of {}", plane.len());
    line("drawn without crossings, of those that can be", of_plane(without(ours)), of_plane(without(theirs)));
    let sum = |of: fn(&Row) -> &Measure, what: fn(&Measure) -> usize| {
        rows.iter().map(|row| what(of(row))).sum::<usize>().to_string()
    };
    line("links drawn over a party", sum(ours, |m| m.over), sum(theirs, |m| m.over));
    line("crossings of links that share an end", sum(ours, |m| m.ports), sum(theirs, |m| m.ports));
    line("bars that overlap, stand too near or outside", sum(ours, |m| m.misplaced), sum(theirs, |m| m.misplaced));
    // A drawing that is level but for rounding has no ratio.
    let travel = rows.iter().filter(|row| ours(row).travel > 1e-6 && theirs(row).travel > 1e-6);
    line(
        "vertical travel of money, geometric mean",
        mean(travel.map(|row| ours(row).travel / theirs(row).travel)),
        "1".into(),
    );
    for (least, name) in [(0, "CPU time, geometric mean"), (1000, "the same from 1,000 links")] {
        let some = rows.iter().filter(|row| row.case.links >= least);
        line(name, mean(some.map(|row| row.ours.milliseconds / row.theirs.milliseconds)), "1".into());
    }
    text
}

/// The geometric mean, or a dash.
fn mean(values: impl Iterator<Item = f64>) -> String {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values {
        sum += value.ln();
        count += 1.0;
    }
    if count > 0.0 { format!("{:.3}", f64::exp(sum / count)) } else { "–".to_string() }
}

/// All figures, for other programs.
pub fn measures(rows: &[Row]) -> Value {
    let one = |measure: &Measure| {
        json!({
            "crossings": measure.crossings, "over": measure.over, "ports": measure.ports,
            "travel": measure.travel, "misplaced": measure.misplaced,
        })
    };
    rows.iter()
        .map(|row| json!({ "name": row.case.name, "ours": one(&row.ours.measure), "d3": one(&row.theirs.measure) }))
        .collect()
}
