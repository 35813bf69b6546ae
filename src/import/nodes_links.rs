//! JSON with nodes and links, as d3-sankey, ECharts and Plotly have it.

use std::collections::BTreeMap;

use super::Loss;
use super::amount::Marks;
use super::draft::{Draft, Written};
use crate::json::{Content, Lines, Value, quoted, scan};

/// A chart's parts, whoever it is for.
#[derive(Default)]
struct Chart<'v> {
    nodes: &'v [Value],
    links: Vec<Link<'v>>,
    /// Absent where ends of links are names only.
    has_nodes: bool,
}

/// A link and where it stands.
struct Link<'v> {
    place: &'v Value,
    source: Option<&'v Value>,
    target: Option<&'v Value>,
    value: Option<&'v Value>,
    label: Option<&'v Value>,
    /// The link as an object, where it is one.
    own: Option<&'v Value>,
}

struct Reader<'a, 'd, 'g> {
    lines: Lines<'a>,
    draft: &'d mut Draft<'g>,
    /// Members that no description has a place for: their first line, and how many there are.
    unplaced: BTreeMap<String, (usize, usize)>,
}

/// Reads a chart into a draft.
pub(super) fn read(text: &str, draft: &mut Draft) {
    let lines = Lines::new(text);
    let (value, report) = scan(&lines, text);
    let Some(value) = value else {
        let problem = report.problems().first();
        let line = problem.and_then(|problem| problem.place).map_or(0, |place| place.line);
        let why = problem.map_or_else(|| "this is not JSON".to_owned(), |problem| problem.message.clone());
        return draft.lose(line, text.lines().nth(line.saturating_sub(1)).unwrap_or(""), Loss::LeftOut, why);
    };
    if value.member("flows").is_some() {
        return draft.lose(0, "", Loss::LeftOut, "this is a funding description already: it has \"flows\"");
    }
    let mut reader = Reader { lines, draft, unplaced: BTreeMap::new() };
    reader.title(&value);
    let Some(chart) = reader.chart(&value) else {
        let why = "there are no links in it: a chart has \"nodes\" and \"links\", or Plotly's \"data\" with \"node\" and \"link\"";
        return reader.draft.lose(0, "", Loss::LeftOut, why);
    };
    reader.flows(&chart);
    for (name, (line, count)) in std::mem::take(&mut reader.unplaced) {
        let times = if count == 1 { String::new() } else { format!(" ({count} times)") };
        let why = format!("{}{times} has no place in a description", quoted(&name));
        reader.draft.lose(line, &name, Loss::Looks, why);
    }
}

fn entries(value: Option<&Value>) -> &[Value] {
    match value.map(|value| &value.content) {
        Some(Content::Array(entries)) => entries,
        _ => &[],
    }
}

fn first<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v Value> {
    keys.iter().find_map(|key| value.member(key))
}

/// A string or a number as text.
fn word(value: Option<&Value>) -> Option<&str> {
    match &value?.content {
        Content::String(text) | Content::Number(text) => Some(text),
        _ => None,
    }
}

const SOURCE: [&str; 2] = ["source", "from"];
const TARGET: [&str; 2] = ["target", "to"];
const VALUE: [&str; 2] = ["value", "amount"];
const MORE: [&str; 5] = ["currency", "kind", "status", "note", "label"];

impl<'a> Reader<'a, '_, '_> {
    fn line(&self, value: &Value) -> usize {
        value.span.map_or(0, |span| self.lines.place(span).line)
    }

    fn text(&self, value: &Value) -> &'a str {
        value.span.map_or("", |span| self.lines.text(span))
    }

    fn title(&mut self, value: &Value) {
        let layout = value.member("layout");
        let title = value.member("title").or_else(|| layout?.member("title"));
        let title = title.and_then(|title| word(Some(title)).or_else(|| word(title.member("text"))));
        self.draft.title = title.map(str::to_owned);
    }

    /// Notes the members of an object that are none of these.
    fn leave(&mut self, value: &Value, within: &str, known: &[&str]) {
        let Content::Object(members) = &value.content else { return };
        for member in members.iter().filter(|member| !known.contains(&member.key.as_str())) {
            let line = self.line(&member.value);
            let found = self.unplaced.entry(format!("{within}{}", member.key)).or_insert((line, 0));
            found.1 += 1;
        }
    }

    fn chart<'v>(&mut self, value: &'v Value) -> Option<Chart<'v>> {
        if let Content::Array(all) = &value.content {
            let is_link = |entry: &Value| first(entry, &SOURCE).is_some() && first(entry, &TARGET).is_some();
            return if all.iter().any(is_link) {
                Some(Chart { links: all.iter().map(link).collect(), ..Chart::default() })
            } else {
                all.iter().find_map(|entry| self.chart(entry))
            };
        }
        if let (Some(node), Some(link)) = (value.member("node"), value.member("link")) {
            self.leave(value, "", &["type", "node", "link"]);
            return Some(self.plotly(node, link));
        }
        for wrapper in ["data", "series", "chart", "option"] {
            let Some(inner) = value.member(wrapper) else { continue };
            let found = match &inner.content {
                Content::Array(all) => all
                    .iter()
                    .find(|entry| entry.member("link").is_some() || first(entry, &["links", "edges"]).is_some()),
                _ => Some(inner),
            };
            if let Some(chart) = found.and_then(|entry| self.chart(entry)) {
                self.leave(value, "", &["title", wrapper]);
                return Some(chart);
            }
        }
        let links = first(value, &["links", "edges"])?;
        let nodes = first(value, &["nodes", "data"]);
        self.leave(value, "", &["title", "type", "links", "edges", "nodes", "data"]);
        let links = entries(Some(links)).iter().map(link).collect();
        Some(Chart { nodes: entries(nodes), links, has_nodes: nodes.is_some() })
    }

    /// Plotly's columns: one list of sources, one of targets, one of values.
    fn plotly<'v>(&mut self, node: &'v Value, links: &'v Value) -> Chart<'v> {
        self.leave(node, "node.", &["label"]);
        self.leave(links, "link.", &["source", "target", "value", "label"]);
        let [sources, targets, values, labels] =
            ["source", "target", "value", "label"].map(|key| entries(links.member(key)));
        let count = sources.len().max(targets.len()).max(values.len());
        let one = |index: usize| Link {
            place: sources.get(index).or(targets.get(index)).unwrap_or(links),
            source: sources.get(index),
            target: targets.get(index),
            value: values.get(index),
            label: labels.get(index),
            own: None,
        };
        Chart { nodes: entries(node.member("label")), links: (0..count).map(one).collect(), has_nodes: true }
    }

    fn flows(&mut self, chart: &Chart) {
        let names = self.names(chart.nodes);
        let mut used = vec![false; names.len()];
        for (number, link) in chart.links.iter().enumerate() {
            let line = self.line(link.place);
            let text = match link.own {
                Some(own) => self.text(own).to_owned(),
                None => format!("link {number}"),
            };
            if let Some(own) = link.own {
                let known = [&SOURCE[..], &TARGET, &VALUE, &MORE].concat();
                self.leave(own, "link.", &known);
            }
            let mut ends = ["", ""];
            for (end, (value, noun)) in ends.iter_mut().zip([(link.source, "source"), (link.target, "target")]) {
                match find(value, chart, &names) {
                    Ok((name, index)) => {
                        *end = name;
                        if let Some(used) = index.and_then(|index| used.get_mut(index)) {
                            *used = true;
                        }
                    }
                    Err(why) => {
                        self.draft.lose(line, &text, Loss::LeftOut, format!("its {noun} {why}"));
                        *end = "";
                        break;
                    }
                }
            }
            let [from, to] = ends;
            if from.is_empty() || to.is_empty() {
                continue;
            }
            let amount = match link.value.map(|value| &value.content) {
                None | Some(Content::Null) => "",
                Some(Content::Number(text) | Content::String(text)) => text,
                Some(_) => {
                    self.draft.lose(line, &text, Loss::LeftOut, "its value is no number");
                    continue;
                }
            };
            let more = |key: &str| word(link.own.and_then(|own| own.member(key))).unwrap_or("");
            let written = Written {
                from,
                to,
                amount,
                currency: more("currency"),
                kind: more("kind"),
                status: more("status"),
                note: more("note"),
                label: word(link.label).unwrap_or_else(|| more("label")),
            };
            self.draft.flow(line, &text, written, Marks::Point);
        }
        for ((node, name), _) in chart.nodes.iter().zip(&names).zip(&used).filter(|(_, used)| !**used) {
            let line = self.line(node);
            self.draft.lose(line, name, Loss::LeftOut, "no link begins or ends at this node");
        }
    }

    /// The names of all nodes, made different where they are not.
    fn names(&mut self, nodes: &[Value]) -> Vec<String> {
        let mut names: Vec<String> = Vec::with_capacity(nodes.len());
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (index, node) in nodes.iter().enumerate() {
            self.leave(node, "node.", &["name", "id", "label", "node", "title"]);
            let own = word(Some(node)).or_else(|| word(first(node, &["name", "label", "title", "id"])));
            let name =
                own.filter(|name| !name.trim().is_empty()).map_or_else(|| format!("node {index}"), str::to_owned);
            let count = counts.entry(name.clone()).or_insert(0);
            *count += 1;
            if *count > 1 {
                let other = format!("{name} ({count})");
                let line = self.line(node);
                self.draft.remarks.push(format!(
                    "line {line}: another node is called {}, too: this one is {}",
                    quoted(&name),
                    quoted(&other)
                ));
                names.push(other);
            } else {
                names.push(name);
            }
        }
        names
    }
}

fn link(value: &Value) -> Link<'_> {
    if let Content::Array(cells) = &value.content {
        let (source, target, value_of) = (cells.first(), cells.get(1), cells.get(2));
        return Link { place: value, source, target, value: value_of, label: None, own: None };
    }
    let (source, target) = (first(value, &SOURCE), first(value, &TARGET));
    Link { place: value, source, target, value: first(value, &VALUE), label: None, own: Some(value) }
}

/// The node that an end of a link means: by its id, its name or its index; without nodes, the name itself.
fn find<'n>(end: Option<&'n Value>, chart: &Chart, names: &'n [String]) -> Result<(&'n str, Option<usize>), String> {
    let end = end.ok_or("is missing")?;
    let (text, is_number) = match &end.content {
        Content::String(text) => (text.as_str(), false),
        Content::Number(text) => (text.as_str(), true),
        // A laid out chart has the node itself in place of its index.
        Content::Object(_) => (word(first(end, &["id", "name", "label"])).ok_or("names no node")?, false),
        _ => return Err("is neither a name nor a number".into()),
    };
    if !chart.has_nodes {
        return Ok((text, None));
    }
    let by = |key: &str| chart.nodes.iter().position(|node| word(node.member(key)) == Some(text));
    let index = || is_number.then(|| text.parse::<usize>().ok()).flatten();
    let found = by("id").or_else(|| if is_number { by("node").or_else(index) } else { None });
    let named = || if is_number { None } else { names.iter().position(|name| name == text).or_else(|| by("name")) };
    let found = found.or_else(named).filter(|index| *index < names.len());
    let found = found.ok_or_else(|| format!("{text} is none of the {} nodes", names.len()))?;
    Ok((names.get(found).map_or("", String::as_str), Some(found)))
}
