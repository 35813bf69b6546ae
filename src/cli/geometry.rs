//! `layout`: where everything is drawn, as JSON.

use super::part::Part;
use super::{Input, Picture, Stop, file, length};
use clap::Args;
use funding_flow::layout::{self, Layout, Options};
use funding_flow::network::Network;
use serde_json::{Value, json};

/// Print where everything is drawn, as JSON.
#[derive(Debug, Args)]
pub(super) struct Geometry {
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    picture: Picture,
    #[command(flatten)]
    part: Part,
    /// Least gap between two parties of a column, in pixels.
    #[arg(long, default_value_t = Options::default().padding, value_name = "N", value_parser = length, allow_negative_numbers = true)]
    padding: f64,
    /// Thickness of the bar of a party, in pixels.
    #[arg(long, default_value_t = Options::default().node_width, value_name = "N", value_parser = length, allow_negative_numbers = true)]
    node_width: f64,
}

impl Geometry {
    pub(super) fn run(&self) -> Result<(), Stop> {
        let network = self.part.of(file::network(&self.input.file)?)?;
        let options = Options { padding: self.padding, node_width: self.node_width, ..self.picture.options() };
        let layout = layout::layout(&network, &options);
        file::print(&json(&network, &layout).to_string())
    }
}

fn json(network: &Network, layout: &Layout) -> Value {
    let ids: Vec<&str> = network.ids().collect();
    let id = |party: usize| ids.get(party).copied().unwrap_or_default();
    let mut nodes = Vec::with_capacity(ids.len());
    for (party, node) in layout.nodes.iter().enumerate() {
        let Some(node) = node else { continue };
        let (bar, label) = (node.bar, &node.label);
        let lines: Vec<&str> = label.lines.iter().map(|line| line.text.as_str()).collect();
        let bounds = label.bounds;
        nodes.push(json!({
            "id": id(party), "x0": bar.x0, "x1": bar.x1, "y0": bar.y0, "y1": bar.y1,
            "label": { "x0": bounds.x0, "y0": bounds.y0, "x1": bounds.x1, "y1": bounds.y1, "lines": lines },
        }));
    }
    let mut links = Vec::with_capacity(layout.links.len());
    for ((from, to, amount), ribbon) in network.ends().zip(&layout.links) {
        let Some(ribbon) = ribbon else { continue };
        let middle = |at: usize| ribbon.runs.get(at).map_or(0.0, |run| run.breadth);
        let last = ribbon.runs.len().saturating_sub(1);
        let inner = ribbon.runs.get(1..last).unwrap_or_default();
        let points: Vec<[f64; 2]> = inner
            .iter()
            .flat_map(|run| {
                [run.from, run.to]
                    .map(|depth| if layout.vertical { [run.breadth, depth] } else { [depth, run.breadth] })
            })
            .collect();
        links.push(json!({
            "source": id(from), "target": id(to), "value": amount, "width": ribbon.thickness,
            "sy": middle(0), "ty": middle(last), "points": points, "back": ribbon.back,
        }));
    }
    json!({ "width": layout.width, "height": layout.height, "nodes": nodes, "links": links })
}
