//! The order of an earlier layout, by the ids of the parties: where the next one starts, so that an edit moves little.

#![allow(clippy::cast_possible_wrap, reason = "numbers of parties and flows, which are far fewer")]

use super::Layout;
use super::model::Model;
use crate::letter::strung;
use crate::names::Names;
use crate::network::Network;
use crate::sort::{Keyed, keyed, rising};

/// What stands between the ends of a link, and ends a stop and a column. Ids have no control characters.
const BETWEEN: u8 = b'\n';
const STOP: char = '\u{1}';
const COLUMN: char = '\u{2}';

/// What stood in every column, from the first to the last: parties, and long links on their way past it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Previous {
    text: String,
}

impl Previous {
    /// The order of `layout`, which was made of `network`.
    #[must_use]
    pub fn new(network: &Network, layout: &Layout) -> Self {
        let count = layout.nodes.iter().flatten().map(|node| node.column + 1).max().unwrap_or(0);
        // A party, or a link, whose number is taken for below zero.
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
        let mut links = Names::default();
        for (link, ((from, to, _), ribbon)) in network.ends().zip(&layout.links).enumerate() {
            let (Some(ribbon), Some(Some(giver))) = (ribbon, layout.nodes.get(from)) else { continue };
            let last = ribbon.runs.len().saturating_sub(1);
            let between = ribbon.runs.get(1..last).filter(|_| !ribbon.back).unwrap_or_default();
            let name = both(id(network, from), id(network, to));
            // Of links between the same two parties, the first counts.
            if between.is_empty() || links.find(&name).is_some() {
                continue;
            }
            links.add(name, link);
            for (step, run) in between.iter().enumerate() {
                put(giver.column + 1 + step, run.breadth, !(link as i64));
            }
        }
        let mut text = String::new();
        for column in &mut columns {
            keyed(column);
            for (_, what) in column {
                match usize::try_from(*what) {
                    Ok(party) => text += id(network, party),
                    Err(_) => text += &network.flows.get(!*what as usize).map_or_else(String::new, |flow| both(id(network, flow.from), id(network, flow.to))),
                }
                text.push(STOP);
            }
            text.push(COLUMN);
        }
        Self { text }
    }

    /// The order that such a text tells. Any other text tells of parties that nobody knows.
    #[must_use]
    pub fn from_text(text: String) -> Self {
        Self { text }
    }

    /// The same as a text, to be handed to another program.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

/// Where every party stood within its column, and where long links passed the columns between.
#[derive(Default)]
pub(super) struct Places {
    /// The ids of the parties.
    parties: Names,
    /// Of each, from 0 for the first of a column to 1 for the last.
    places: Vec<f64>,
    /// The links, each by the ids of giver and receiver.
    links: Names,
    /// Of each, for every column between them on the same scale.
    ways: Vec<Vec<f64>>,
}

impl Places {
    pub(super) fn new(previous: &Previous) -> Self {
        let mut own = Self::default();
        for column in previous.text.split(COLUMN) {
            let stops: Vec<&str> = column.split_terminator(STOP).collect();
            let is_party = |stop: &&&str| !stop.bytes().any(|byte| byte == BETWEEN);
            let parties = stops.iter().filter(is_party).count().max(1) as f64;
            let mut before = 0.0;
            let mut rest = stops.as_slice();
            while let [first, after @ ..] = rest {
                if is_party(&first) {
                    own.parties.add((*first).to_owned(), own.places.len());
                    own.places.push((before + 0.5) / parties);
                    before += 1.0;
                    rest = after;
                    continue;
                }
                // Links between the same two parties share the room between these.
                let count = rest.iter().take_while(|stop| !is_party(stop)).count();
                let (links, after) = rest.split_at(count);
                for (rank, link) in links.iter().enumerate() {
                    let part = (rank as f64 + 1.0) / (count as f64 + 1.0);
                    own.passes(link, (before - 0.5 + part) / parties);
                }
                rest = after;
            }
        }
        own
    }

    /// Takes note that a link passes the next column at a place.
    fn passes(&mut self, link: &str, place: f64) {
        let number = self.links.find(link).unwrap_or_else(|| {
            self.links.add(link.to_owned(), self.ways.len());
            self.ways.push(Vec::new());
            self.ways.len() - 1
        });
        if let Some(way) = self.ways.get_mut(number) {
            way.push(place);
        }
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

/// The name of a link.
fn both(from: &str, to: &str) -> String {
    strung(&[from, "\n", to])
}

fn id(network: &Network, party: usize) -> &str {
    network.parties.get(party).map_or("", |party| party.id.as_str())
}
