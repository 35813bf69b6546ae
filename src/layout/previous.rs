//! The order of an earlier layout, by the ids of the parties: where the next one starts, so that an edit moves little.

#![allow(clippy::cast_possible_wrap, reason = "numbers of parties and flows, which are far fewer")]

use super::Layout;
use super::model::Model;
use crate::letter::strung;
use crate::names::Names;
use crate::network::Network;
use crate::sort::{Keyed, keyed, rising};

/// Where every party stood within its column, and where long links passed the columns between.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Previous {
    /// The ids of the parties.
    parties: Names,
    /// Of each, from 0 for the first of a column to 1 for the last.
    places: Vec<f64>,
    /// The links, each by the ids of giver and receiver.
    links: Names,
    /// Of each, for every column between them on the same scale.
    ways: Vec<Vec<f64>>,
}

impl Previous {
    /// The order of `layout`, which was made of `network`.
    #[must_use]
    pub fn new(network: &Network, layout: &Layout) -> Self {
        let count = layout.nodes.iter().flatten().map(|node| node.column + 1).max().unwrap_or(0);
        // What stood in each column: a party, or a link on its way past it, whose number is taken for below zero.
        let mut columns: Vec<Vec<Keyed>> = vec![Vec::new(); count];
        let mut put = |column: usize, breadth: f64, what: i64| {
            if let Some(column) = columns.get_mut(column) {
                column.push((rising(breadth), what));
            }
        };
        for (party, node) in layout.nodes.iter().enumerate() {
            let Some(node) = node else { continue };
            let (begin, end) = if layout.vertical { (node.bar.x0, node.bar.x1) } else { (node.bar.y0, node.bar.y1) };
            put(node.column, (begin + end) / 2.0, party as i64);
        }
        for (link, (from, ribbon)) in network.ends().map(|ends| ends.0).zip(&layout.links).enumerate() {
            let (Some(ribbon), Some(Some(giver))) = (ribbon, layout.nodes.get(from)) else { continue };
            let last = ribbon.runs.len().saturating_sub(1);
            let between = ribbon.runs.get(1..last).filter(|_| !ribbon.back).unwrap_or_default();
            for (step, run) in between.iter().enumerate() {
                put(giver.column + 1 + step, run.breadth, !(link as i64));
            }
        }
        let mut previous = Self { ways: vec![Vec::new(); network.flows.len()], ..Self::default() };
        for column in &mut columns {
            keyed(column);
            let parties = column.iter().filter(|at| at.1 >= 0).count();
            let mut before = 0.0;
            let mut rest = column.as_slice();
            while let [(_, first), after @ ..] = rest {
                if let Ok(party) = usize::try_from(*first) {
                    previous.parties.add(id(network, party).to_owned(), previous.places.len());
                    previous.places.push((before + 0.5) / parties as f64);
                    before += 1.0;
                    rest = after;
                    continue;
                }
                // Links between the same two parties share the room between these.
                let count = rest.iter().take_while(|at| at.1 < 0).count();
                let (links, after) = rest.split_at(count);
                for (rank, (_, link)) in links.iter().enumerate() {
                    let part = (rank as f64 + 1.0) / (count as f64 + 1.0);
                    if let Some(way) = previous.ways.get_mut(!*link as usize) {
                        way.push((before - 0.5 + part) / parties as f64);
                    }
                }
                rest = after;
            }
        }
        for (link, (from, to, _)) in network.ends().enumerate() {
            let name = both(id(network, from), id(network, to));
            // Of links between the same two parties, the first counts.
            if previous.ways.get(link).is_some_and(|way| !way.is_empty()) && previous.links.find(&name).is_none() {
                previous.links.add(name, link);
            }
        }
        previous
    }

    /// Per node of a model its place; none for new ones. Nothing where most are new: that is another network.
    pub(super) fn keys(&self, network: &Network, model: &Model) -> Option<Vec<Option<f64>>> {
        let key = |party: &usize| self.place(network, *party);
        let keys: Vec<Option<f64>> = model.party.iter().map(key).collect();
        let known = keys.iter().flatten().count();
        (2 * known > keys.len()).then_some(keys)
    }

    /// The place of a party; of members that are drawn as one between theirs, and of members that were theirs.
    fn place(&self, network: &Network, party: usize) -> Option<f64> {
        let known = |id: &str| self.places.get(self.parties.find(id)?).copied();
        known(id(network, party))
            .or_else(|| {
                let members = network.members(party);
                let ids = members.iter().filter_map(|&member| network.whole().parties.get(member));
                let (count, sum) = ids
                    .filter_map(|member| known(&member.id))
                    .fold((0.0, 0.0), |(count, sum), place| (count + 1.0, sum + place));
                (count > 0.0).then(|| sum / count)
            })
            .or_else(|| known(network.parties.get(party)?.group.as_ref()?))
    }

    /// Per edge of a model where it passes each column; empty where that is not known.
    pub(super) fn ways(&self, network: &Network, model: &Model) -> Vec<Vec<f64>> {
        let name = |node: usize| model.party.get(node).map_or("", |party| id(network, *party));
        let link = |edge: &super::graph::Edge| self.links.find(&both(name(edge.from), name(edge.to)));
        let way = |edge: &super::graph::Edge| link(edge).and_then(|link| self.ways.get(link)).cloned();
        model.edges.iter().map(|edge| way(edge).unwrap_or_default()).collect()
    }
}

/// The name of a link. Ids have no control characters.
fn both(from: &str, to: &str) -> String {
    strung(&[from, "\n", to])
}

fn id(network: &Network, party: usize) -> &str {
    network.parties.get(party).map_or("", |party| party.id.as_str())
}
