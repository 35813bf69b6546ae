//! What the layout costs by the number of links, as a table, and as a picture in `docs/`.

mod picture;

use std::fs;

use serde_json::Value;

use crate::Outcome;
use crate::compare::{self, Clock, d3};
use crate::run::{root, target};
use crate::tools;

/// Numbers of links.
const SIZES: [u32; 8] = [30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];

/// What takes d3-sankey longer, in milliseconds, is the last that it is given.
const PATIENCE: f64 = 4_000.0;

/// Where the picture goes.
const PICTURE: &str = "docs/layout-cost.svg";

/// Milliseconds for one number of links.
pub struct Point {
    pub links: f64,
    pub columns: f64,
    pub order: f64,
    pub place: f64,
    /// Not a number where it was not tried.
    pub d3: f64,
}

impl Point {
    pub fn ours(&self) -> f64 {
        self.columns + self.order + self.place
    }
}

/// Measures, prints the table and writes the picture.
pub fn cost() -> Outcome {
    tools::node(compare::FOLDER)?;
    let kept = target().join("compare");
    fs::create_dir_all(&kept)?;
    let clock = Clock::build()?;
    let mut points: Vec<Point> = Vec::new();
    for links in SIZES {
        eprintln!("{links} links");
        let case = kept.join(format!("made-up-{links:06}.json"));
        let phases = clock.ask(&["phases", &links.to_string(), &case.to_string_lossy()])?;
        let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
        let tried = points.last().is_none_or(|last| last.d3 < PATIENCE);
        let theirs = if tried { number(&d3(&case)?["milliseconds"]) } else { f64::NAN };
        points.push(Point {
            links: f64::from(links),
            columns: number(&phases["columns"]),
            order: number(&phases["order"]),
            place: number(&phases["place"]),
            d3: theirs,
        });
    }
    println!("\n| links | columns | order | place | all, ms | µs a link | d3-sankey, ms |");
    println!("|--:|--:|--:|--:|--:|--:|--:|");
    for point in &points {
        let all = point.ours();
        let theirs = if point.d3.is_nan() { "not tried".to_string() } else { format!("{:.2}", point.d3) };
        println!(
            "| {} | {:.3} | {:.2} | {:.2} | {:.2} | {:.1} | {theirs} |",
            point.links,
            point.columns,
            point.order,
            point.place,
            all,
            all * 1000.0 / point.links
        );
    }
    let path = root().join(PICTURE);
    fs::create_dir_all(path.parent().unwrap_or(&path))?;
    fs::write(&path, picture::draw(&points))?;
    println!("\n{PICTURE} is written");
    Ok(())
}
