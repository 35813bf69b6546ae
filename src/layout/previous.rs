//! The order of an earlier layout, by the ids of the parties: where the next one starts, so that an edit moves little.

#![allow(clippy::cast_possible_wrap, reason = "numbers of parties and flows, which are far fewer")]

use super::Layout;
use super::model::Model;
use super::order::Earlier;
use crate::element::push_digits;
use crate::letter::strung;
use crate::names::Names;
use crate::network::Network;
use crate::sort::{Keyed, keyed, rising};

/// What stood in every column, in order: parties, and long links on their way past them.
///
/// It is a text, which may be kept or sent: on the first line the number of flows, on each other one a column; between two things a
/// tab, between giver and receiver of a link [`TO`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Previous(String);

/// Stands between the ids of a link's ends. Ids have no control characters.
const TO: &str = "\u{1f}";

/// What an edit of one flow changes at the most: two parties come, two go, one flow comes or goes.
const ENDS: usize = 2;

impl Previous {
    /// The order of `layout`, which was made of `network`.
    #[must_use]
    pub fn new(network: &Network, layout: &Layout) -> Self {
        let count = layout.nodes.iter().flatten().map(|node| node.column + 1).max().unwrap_or(0);
        let mut columns: Vec<Vec<Keyed>> = vec![Vec::new(); count];
        let mut names: Vec<String> = Vec::new();
        let mut put = |column: usize, breadth: f64, name: &str| {
            if let Some(column) = columns.get_mut(column) {
                column.push((rising(breadth), names.len() as i64));
                names.push(name.to_owned());
            }
        };
        for (party, node) in layout.nodes.iter().enumerate() {
            let Some(node) = node else { continue };
            let (begin, end) = if layout.vertical { (node.bar.x0, node.bar.x1) } else { (node.bar.y0, node.bar.y1) };
            put(node.column, (begin + end) / 2.0, id(network, party));
        }
        let mut flows = 0;
        for ((from, to, _), ribbon) in network.ends().zip(&layout.links) {
            let (Some(ribbon), Some(Some(giver))) = (ribbon, layout.nodes.get(from)) else { continue };
            flows += 1;
            let name = both(id(network, from), id(network, to));
            let last = ribbon.runs.len().saturating_sub(1);
            let between = ribbon.runs.get(1..last).filter(|_| !ribbon.back).unwrap_or_default();
            for (step, run) in between.iter().enumerate() {
                put(giver.column + 1 + step, run.breadth, &name);
            }
        }
        let mut text = String::new();
        push_digits(&mut text, flows);
        for column in &mut columns {
            keyed(column);
            let mut before = "";
            let mut separator = '\n';
            for (_, name) in column {
                let name = names.get(*name as usize).map_or("", String::as_str);
                // Links between the same two parties run side by side.
                if name != before {
                    text.push(separator);
                    text.push_str(name);
                }
                (before, separator) = (name, '\t');
            }
        }
        Self(text)
    }

    /// The order that such a text tells. Any other text tells of parties that nobody knows.
    #[must_use]
    pub fn from_text(text: String) -> Self {
        Self(text)
    }

    /// The same as a text, to be handed to another program.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }

    /// What it says of the nodes and edges of a model. Nothing where most nodes are new: that is another network.
    pub(super) fn earlier(&self, network: &Network, model: &Model) -> Option<Earlier> {
        let (mut names, mut places, mut parties) = (Names::default(), Vec::<Vec<f64>>::new(), 0);
        let mut lines = self.0.split('\n');
        let digit = |sum: usize, digit| sum.wrapping_mul(10).wrapping_add(usize::from(digit & 15));
        let flows = lines.next()?.bytes().fold(0, digit);
        for (number, line) in lines.enumerate() {
            let count = line.split('\t').count() as f64;
            let mut place = number as f64 + 0.5 / count;
            for name in line.split('\t') {
                match names.find(name).and_then(|at| places.get_mut(at)) {
                    Some(places) => places.push(place),
                    None => {
                        parties += usize::from(!name.contains(TO));
                        names.add(name.to_owned(), places.len());
                        places.push(vec![place]);
                    }
                }
                place += 1.0 / count;
            }
        }
        let all = |name: &str| places.get(names.find(name)?);
        let place = |name: &str| all(name)?.first().copied();
        // Members that are drawn as one stand between their places, and those that were drawn as one at its place.
        let of = |party: &usize| {
            place(id(network, *party))
                .or_else(|| {
                    let (mut count, mut sum) = (0.0, 0.0);
                    for member in network.members(*party) {
                        if let Some(place) = network.whole().parties.get(member).and_then(|member| place(&member.id)) {
                            (count, sum) = (count + 1.0, sum + place);
                        }
                    }
                    (count > 0.0).then(|| sum / count)
                })
                .or_else(|| place(network.parties.get(*party)?.group.as_ref()?))
        };
        let keys: Vec<Option<f64>> = model.party.iter().map(of).collect();
        let known = keys.iter().flatten().count();
        let is_edit = keys.len() <= known + ENDS && parties <= known + ENDS && flows.abs_diff(model.edges.len()) < 2;
        if !is_edit && 2 * known <= keys.len() {
            return None;
        }
        let name = |node: usize| model.party.get(node).map_or("", |party| id(network, *party));
        let way = |edge: &super::graph::Edge| all(&both(name(edge.from), name(edge.to))).cloned().unwrap_or_default();
        Some(Earlier { keys, ways: model.edges.iter().map(way).collect(), is_edit })
    }
}

/// The name of a link.
fn both(from: &str, to: &str) -> String {
    strung(&[from, TO, to])
}

fn id(network: &Network, party: usize) -> &str {
    network.parties.get(party).map_or("", |party| party.id.as_str())
}
