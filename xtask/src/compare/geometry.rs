//! A drawing as any method hands it over: bars, and ribbons with the centres of their ends and of what they pass.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Outcome;

/// The bar of a party.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    pub x0: f64,
    pub x1: f64,
    pub y0: f64,
    pub y1: f64,
}

/// A link from one bar to another.
#[derive(Clone, Debug)]
pub struct Ribbon {
    pub source: usize,
    pub target: usize,
    pub value: f64,
    pub width: f64,
    /// Its centre at the source.
    pub start: f64,
    /// Its centre at the target.
    pub end: f64,
    /// Points that it runs through on its way.
    pub points: Vec<(f64, f64)>,
    /// It runs against the columns and is measured by nothing.
    pub back: bool,
}

/// A drawing.
#[derive(Clone, Debug)]
pub struct Geometry {
    pub width: f64,
    pub height: f64,
    pub bars: Vec<Bar>,
    pub ribbons: Vec<Ribbon>,
}

impl Geometry {
    /// Reads what `funding-flow layout` and `d3.mjs` print; `factor` divides the values.
    pub fn read(value: &Value, factor: f64) -> Outcome<Self> {
        let number = |value: &Value, name: &str| {
            value[name]
                .as_f64()
                .filter(|number| number.is_finite())
                .ok_or_else(|| format!("a {name} is no number: {value}"))
        };
        let list = |name: &str| value[name].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut index = BTreeMap::new();
        let mut bars = Vec::new();
        for node in list("nodes") {
            index.insert(node["id"].to_string(), bars.len());
            let side = |name| number(node, name);
            bars.push(Bar { x0: side("x0")?, x1: side("x1")?, y0: side("y0")?, y1: side("y1")? });
        }
        let mut ribbons = Vec::new();
        for link in list("links") {
            let end = |name: &str| {
                index.get(&link[name].to_string()).copied().ok_or_else(|| format!("no party {}", link[name]))
            };
            let points = link["points"].as_array().map(Vec::as_slice).unwrap_or_default();
            let point = |point: &Value| Some((point[0].as_f64()?, point[1].as_f64()?));
            ribbons.push(Ribbon {
                source: end("source")?,
                target: end("target")?,
                value: number(link, "value")? / factor,
                width: number(link, "width")?,
                start: number(link, "sy")?,
                end: number(link, "ty")?,
                points: points.iter().filter_map(point).collect(),
                back: link["back"] == true,
            });
        }
        Ok(Self { width: number(value, "width")?, height: number(value, "height")?, bars, ribbons })
    }
}
