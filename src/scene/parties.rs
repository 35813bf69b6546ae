//! Parties: their bars, the blunt ends of what they keep, their labels with a halo of paper.

use super::style::Pattern;
use super::{Draft, anchor};
use crate::element::{Child, Element, number, write_number};
use crate::layout::{Label, Rect};
use crate::letter::{digits, strung};
use crate::marks;
use crate::summary;
use crate::text::Weight;
use crate::theme::Ink;
use crate::view::Target;

/// The least length of a side: a rectangle without one is not drawn, not even its outline.
const SIDE: f64 = 0.01;

/// By its corners: browsers style an element with one attribute of its own faster than one with four.
pub(super) fn rect(bar: Rect) -> Element {
    let (across, down) = (bar.x1.max(bar.x0 + SIDE), bar.y1.max(bar.y0 + SIDE));
    let mut points = String::new();
    for (x, y) in [(bar.x0, bar.y0), (across, bar.y0), (across, down), (bar.x0, down)] {
        if !points.is_empty() {
            points.push(' ');
        }
        write_number(&mut points, x);
        points.push(',');
        write_number(&mut points, y);
    }
    Element::new("polygon").with("points", points)
}

/// The bars of all parties.
pub(super) fn bars(draft: &Draft) -> Element {
    let mut all = Element::new("g").with("class", "ff-parties");
    let mut last = None;
    for (index, node) in draft.layout.nodes.iter().enumerate() {
        let Some(node) = node else { continue };
        let stripes = draft.party_stripes(index);
        let main = super::stripes::main(&stripes);
        let parts = draft.cut(node.bar, &stripes).into_iter().map(|(ink, part)| {
            let part = visible(rect(part), node.bar, draft, ink);
            if ink == main { part } else { draft.filled(part, ink) }
        });
        let name = summary::party_name(draft.network, index);
        let own = draft.addressed("ff-party", parts.collect(), Target::Party(index), name);
        // Neighbours of one ink share a group.
        if last != Some(main) {
            all = all.child(draft.filled(Element::new("g"), main));
        }
        last = Some(main);
        if let Some(Child::Element(group)) = all.children.last_mut() {
            group.children.push(Child::Element(own));
        }
    }
    all
}

/// A bar too thin to be seen gets an outline.
fn visible(element: Element, bar: Rect, draft: &Draft, ink: Ink) -> Element {
    if (bar.x1 - bar.x0).min(bar.y1 - bar.y0) >= 1.0 {
        return element;
    }
    element.with("stroke", ink.in_mode(draft.mode)).with("stroke-width", "1")
}

/// The blunt ends of what stays with parties.
pub(super) fn stubs(draft: &Draft) -> Element {
    let mut group = Element::new("g").with("class", "ff-stubs");
    for stub in &draft.layout.stubs {
        let Some(party) = draft.network.parties.get(stub.party) else { continue };
        let keep = stub.keep.and_then(|index| party.keeps.get(index));
        let certain = keep.map_or(1.0, marks::of_keep);
        let stripes = draft.party_stripes(stub.party);
        let body = draft.cut(stub.rect, &stripes).into_iter().map(|(ink, part)| {
            if certain < 1.0 {
                rect(part).with("fill", Pattern::Hatched.paint(ink)).with("fill-opacity", ".9")
            } else {
                draft.filled(rect(part), ink).with("fill-opacity", ".38")
            }
        });
        let ends = draft.cut(cap(draft, stub.rect), &stripes).into_iter();
        let ends = ends.map(|(ink, part)| draft.filled(rect(part), ink));
        let name = summary::kept_name(draft.network, stub.party, stub.keep);
        let own = Element::new("g").with("class", "ff-stub").with("data-party", digits(stub.party));
        let own = if draft.view.interactive { own } else { own.child(Element::new("title").text(name)) };
        if stub.rect.is_thin() {
            group = group.child(own.child(fine_line(draft, stub.rect, super::stripes::main(&stripes))));
            continue;
        }
        group = group.child(own.children(body).children(ends));
    }
    group
}

/// The mark of a stub too thin to be seen.
fn fine_line(draft: &Draft, stub: Rect, ink: Ink) -> Element {
    let (x, y) = if draft.layout.vertical { (stub.x0, stub.y1) } else { (stub.x1, stub.y0) };
    draft
        .stroked(Element::new("path"), ink)
        .with("stroke-dasharray", "1 2")
        .with("d", strung(&["M", &number(stub.x0), ",", &number(stub.y0), "L", &number(x), ",", &number(y)]))
}

/// The end of a stub, across the way of the money.
fn cap(draft: &Draft, stub: Rect) -> Rect {
    if draft.layout.vertical { Rect { y0: stub.y1 - 2.0, ..stub } } else { Rect { x0: stub.x1 - 2.0, ..stub } }
}

/// The labels of all parties, above everything that is drawn.
pub(super) fn labels(draft: &Draft) -> Element {
    let mut leaders = draft.stroked(Element::new("g"), Ink::Muted).with("fill", "none").with("stroke-width", ".75");
    let group = Element::new("g")
        .with("class", "ff-labels ff-halo")
        .with("font-size", number(12.5))
        .with("pointer-events", "none");
    let mut group = draft.haloed(group);
    let mut any_leader = false;
    // Neighbours with the same anchor share a group, in the ink of their names.
    let mut texts: Vec<Element> = Vec::new();
    let mut last = None;
    for node in draft.layout.nodes.iter().flatten() {
        if !node.label.leader.is_empty() {
            any_leader = true;
            leaders = leaders.child(leader(&node.label));
        }
        if last != Some(node.label.anchor) {
            last = Some(node.label.anchor);
            let run = draft.filled(Element::new("g"), Ink::Text);
            texts.push(match anchor(node.label.anchor) {
                Some(anchor) => run.with("text-anchor", anchor),
                None => run,
            });
        }
        if let Some(run) = texts.last_mut() {
            run.children.extend(lines(draft, &node.label).map(Child::Element));
        }
    }
    if any_leader {
        group = group.child(leaders);
    }
    group.children(texts)
}

fn leader(label: &Label) -> Element {
    let mut path = String::new();
    for (index, (x, y)) in label.leader.iter().enumerate() {
        path.push(if index == 0 { 'M' } else { 'L' });
        write_number(&mut path, *x);
        path.push(',');
        write_number(&mut path, *y);
    }
    Element::new("path").with("d", path)
}

fn lines<'a>(draft: &'a Draft, label: &'a Label) -> impl Iterator<Item = Element> + 'a {
    label.lines.iter().map(|line| {
        let text = draft.line(line);
        if line.weight == Weight::Bold { text } else { draft.filled(text, Ink::Muted) }
    })
}
