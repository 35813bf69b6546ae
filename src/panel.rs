//! The panel: what stands around a live drawing. Above it what to show, below it a caption of fixed height, the details
//! of what is pinned, the help.

use crate::details::{Fact, award_details, award_name, details};
use crate::element::Element;
use crate::face;
use crate::letter::{digits, isolated, strung};
use crate::money::whole;
use crate::network::{Choice, Network, Offers};
use crate::summary::{capitalised, flow_name, party_name, sentence};
use crate::table::linked;
use crate::text::{self, Weight};
use crate::trace::{Mix, Part, Sides};
use crate::view::Target;
use crate::words::Word;

/// How many funders or recipients the caption names at most.
const NAMED: usize = 3;

/// Size of the caption's text on most pages, and what stays free beside it, in pixels.
const SIZE: f64 = 15.0;
const MARGINS: f64 = 44.0;

/// A caption narrower than this has room for two lines of each list, others for two lines of one.
const NARROW: f64 = 600.0;

/// A part of the drawing in a sentence.
#[must_use]
pub fn name(network: &Network, target: Target) -> String {
    match target {
        Target::Party(party) => party_name(network, party),
        Target::Flow(flow) => flow_name(network, flow),
    }
}

/// What the reader points at, whose money it is and whom it reaches; without anything, how to begin. In a caption of
/// `width` pixels lists name no more than there is room for; from what is pinned a button leads to its details.
#[must_use]
pub fn caption(network: &Network, traced: Option<(Target, &Sides)>, is_pinned: bool, width: f64) -> Element {
    let Some((target, sides)) = traced else {
        // Where nothing is drawn, there is nothing to point at.
        if !is_empty(network) {
            return face::hint(network);
        }
        let words = sentence(&[said(network, Word::NoneMatches).to_owned()], network.locale());
        return face::caption().child(Element::new("p").text(words)).child(all(network));
    };
    // It may be higher than its place, which keeps its height.
    let mut told = Element::new("div").with("class", "ff-told");
    if is_pinned {
        told = told.child(button(network, "details", Word::More));
    }
    told = told.child(Element::new("p").with("class", "ff-name").text(name(network, target)));
    let shares = shares(network, target, sides);
    let lines = if width < NARROW || shares.len() == 1 { 2.0 } else { 1.0 };
    let told = told.children(shares.into_iter().map(|(heading, list)| {
        let room = (width - MARGINS) * lines - text::width(&heading, SIZE, Weight::Regular);
        Element::new("p").child(Element::new("b").text(heading)).text(strung(&[" ", &few(network, &list, room)]))
    }));
    face::caption().child(told)
}

/// What of the whole is shown, over a table.
#[must_use]
pub fn shown(network: &Network, line: &str) -> Element {
    let shown = Element::new("p").with("class", "ff-shown").text(line);
    if is_empty(network) { shown.text(" ").child(all(network)) } else { shown }
}

/// Whether what the reader has chosen leaves nothing.
fn is_empty(network: &Network) -> bool {
    network.shown().is_some() && network.flows.iter().all(|flow| !flow.is_shown)
}

/// The way back from a choice that leaves nothing.
fn all(network: &Network) -> Element {
    button(network, "all", Word::ShowAll)
}

fn button(network: &Network, act: &'static str, word: Word) -> Element {
    let button = Element::new("button").with("type", "button").with("part", "button").with("data-act", act);
    button.text(said(network, word))
}

/// The same in a sentence for those who hear it when it is pinned.
#[must_use]
pub fn spoken(network: &Network, target: Target, sides: &Sides) -> String {
    let mut text = name(network, target);
    for (heading, list) in shares(network, target, sides) {
        text += &strung(&[". ", &heading, ": ", &few(network, &list, f64::INFINITY)]);
    }
    text
}

/// All that is known of what is pinned.
#[must_use]
pub fn panel(network: &Network, target: Target, sides: &Sides) -> Element {
    let (heading, awards) = match target {
        Target::Party(index) => {
            let is_its = |award: &crate::network::Award| {
                let named = [award.funder, award.recipient, award.responsible];
                named.iter().flatten().any(|&party| network.drawn_as(party) == index)
            };
            let awards = network.awards.iter().enumerate().filter(|(_, award)| is_its(award));
            (network.parties.get(index).map(|party| party.name.clone()), awards.map(|(index, _)| index).collect())
        }
        Target::Flow(index) => {
            let flow = network.flows.get(index);
            let ends = flow.and_then(|flow| Some([network.parties.get(flow.from)?, network.parties.get(flow.to)?]));
            let heading = ends.map(|[from, to]| Word::FlowTo.with(network.locale(), &[&from.name, &to.name]));
            (heading, flow.and_then(|flow| flow.award).into_iter().collect::<Vec<usize>>())
        }
    };
    let heading = heading.unwrap_or_default();
    let close = Element::new("button")
        .with("type", "button")
        .with("class", "ff-close")
        .with("data-act", "release")
        .with("aria-label", said(network, Word::Close))
        .text("×");
    let mut panel = Element::new("section").with("class", "ff-panel").with("part", "details");
    // A button brings the focus to the heading.
    panel = panel.with("aria-label", heading.clone()).child(close).child(title(heading).with("tabindex", "-1"));
    // The heading says these.
    let known = [Word::LabelName, Word::LabelFrom, Word::LabelTo].map(|word| said(network, word));
    let facts = details(network, target).into_iter();
    let facts = facts.skip_while(|fact| known.contains(&fact.label));
    let mut columns = Element::new("div").with("class", "ff-columns").child(list(facts));
    for (heading, parts) in shares(network, target, sides) {
        let rows = parts.iter().map(|(party, part)| {
            let name = Element::new("span").text(network.parties[*party].name.clone());
            Element::new("li").child(name).child(Element::new("span").text(amount(network, part)))
        });
        let rows = Element::new("ul").children(rows);
        columns = columns.child(Element::new("div").child(title(heading)).child(rows));
    }
    for award in awards {
        let facts = list(award_details(network, award).into_iter());
        columns = columns.child(Element::new("div").child(title(said(network, Word::LabelAward))).child(facts));
    }
    panel.child(columns)
}

/// The word of the document's language.
#[must_use]
pub fn said(network: &Network, word: Word) -> &'static str {
    word.in_language(network.locale())
}

fn title(text: impl Into<String>) -> Element {
    Element::new("p").with("class", "ff-name").text(text)
}

fn list(facts: impl Iterator<Item = Fact>) -> Element {
    Element::new("dl").children(facts.map(|fact| {
        let value = Element::new("dd");
        // Of a note only its source is the link.
        let bracket = fact.value.bytes().rposition(|byte| byte == b'[').filter(|_| fact.value.ends_with(']'));
        let at = bracket.filter(|at| fact.value.as_bytes().get(..*at).is_some_and(|before| before.ends_with(b" ")));
        let at = at.unwrap_or(0);
        let (before, link) = fact.value.split_at(at);
        let value = if before.is_empty() { value } else { value.text(before) };
        let value = linked(value, link.to_owned(), fact.url.as_deref());
        Element::new("div").child(Element::new("dt").text(fact.label)).child(value)
    }))
}

/// Whose money a part carries and whom it reaches; nothing where there is nobody to name.
fn shares(network: &Network, target: Target, sides: &Sides) -> Vec<(String, Vec<(usize, Part)>)> {
    let mut sources = sides.sources(network, target);
    if let [(_, part)] = sources.as_mut_slice()
        && part.mix == Mix::ProRata
    {
        // Of a single funder's money nothing has to be told apart.
        part.mix = Mix::Whole;
    }
    let heading = |word: Word| match network.shown() {
        // Money is followed through all that is known, whether it is shown or not.
        Some(_) => strung(&[said(network, word), " (", said(network, Word::WithHidden), ")"]),
        None => said(network, word).to_owned(),
    };
    let shares = [(Word::CameFrom, sources), (Word::Reaches, sides.recipients(network, target))].into_iter();
    shares.filter(|(_, list)| !list.is_empty()).map(|(word, list)| (heading(word), list)).collect()
}

/// What the reader may choose to see of a network; nothing where there is nothing to choose.
#[must_use]
pub fn choices(network: &Network, offers: &Offers, choice: &Choice) -> Option<Element> {
    let mut lists = [Vec::new(), Vec::new(), Vec::new()];
    for status in &offers.statuses {
        lists[0].push((status.as_str().to_owned(), said(network, (*status).into()).to_owned()));
    }
    for award in &offers.awards {
        let award = &network.awards[*award];
        lists[1].push((award.id.clone(), award_name(award)));
    }
    for year in &offers.years {
        let year = digits((*year).into());
        lists[2].push((year.clone(), year));
    }
    let mut row = Element::new("div").with("class", "ff-choose").with("part", "choices");
    let of = [
        ("status", Word::LabelStatus, &choice.status),
        ("award", Word::LabelAward, &choice.award),
        ("year", Word::Year, &choice.year),
    ];
    for ((name, word, chosen), list) in of.into_iter().zip(lists) {
        if !list.is_empty() {
            row = row.child(select(network, name, word, chosen, list));
        }
    }
    if !offers.groups.is_empty() {
        let word = said(network, Word::AsOne);
        let mut groups = Element::new("span").with("role", "group").with("aria-label", word);
        groups = groups.child(Element::new("span").text(word));
        for (group, members) in &offers.groups {
            let pressed = if choice.folds(group) { "true" } else { "false" };
            let name = strung(&[&isolated(group), " (", &whole(*members, network.locale()), ")"]);
            groups = groups.child(
                Element::new("button")
                    .with("type", "button")
                    .with("part", "button")
                    .with("data-act", "fold")
                    .with("data-group", group.clone())
                    .with("aria-pressed", pressed)
                    .text(name),
            );
        }
        row = row.child(groups);
    }
    (!row.children.is_empty()).then_some(row)
}

/// What can be chosen: as the element has it, and as a reader sees it.
type Named = (String, String);

/// A list to choose one of, or everything.
fn select(network: &Network, name: &'static str, word: Word, chosen: &str, mut list: Vec<Named>) -> Element {
    list.insert(0, (String::new(), said(network, Word::Everything).to_owned()));
    if list.iter().all(|(value, _)| value != chosen) {
        // Several at once, or what no choice is offered of: the page's doing.
        list.push((chosen.to_owned(), chosen.to_owned()));
    }
    let mut select = Element::new("select").with("data-choose", name);
    for (value, text) in list {
        let mut option = Element::new("option");
        if value == chosen {
            option = option.with("selected", "");
        }
        select = select.child(option.with("value", value).text(text));
    }
    Element::new("label").child(Element::new("span").text(capitalised(said(network, word)))).child(select)
}

/// "$27,500–$55,000, earmarked": what a traced amount can be, and how that is known.
fn amount(network: &Network, part: &Part) -> String {
    let amount = part.figure(network.style()).unwrap_or_else(|| said(network, Word::NotPublished).to_owned());
    let mix = match part.mix {
        Mix::Whole => return amount,
        Mix::Earmarked => Word::TracedEarmarked,
        Mix::ProRata => Word::TracedProRata,
    };
    strung(&[&amount, ", ", said(network, mix)])
}

/// The first of a list, as many as there is room for in pixels, but one at least.
fn few(network: &Network, list: &[(usize, Part)], room: f64) -> String {
    let mut named: Vec<String> = Vec::new();
    for (party, part) in list.iter().take(NAMED) {
        let name = isolated(&network.parties[*party].name);
        named.push(strung(&[&name, ": ", &amount(network, part)]));
    }
    loop {
        let mut text = crate::letter::joined(&named, "; ");
        let more = list.len() - named.len();
        if more > 0 {
            text += &strung(&["; ", &Word::AndMore.with(network.locale(), &[&whole(more, network.locale())])]);
        }
        if named.len() < 2 || text::width(&text, SIZE, Weight::Regular) <= room {
            return text;
        }
        named.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::{caption, panel, spoken};
    use crate::network::sample::network;
    use crate::table::write_html;
    use crate::trace::sides;
    use crate::view::Target;

    const GRANT: &str = "funder Moore
        funder Sloan
        sponsor NumFOCUS
        person Writer
        person Designer
        Moore -> NumFOCUS 300
        Sloan -> NumFOCUS 100
        NumFOCUS -> Writer 200
        NumFOCUS -> Designer 200";

    #[test]
    fn says_how_much_of_whose_money_a_person_has() {
        let network = network(GRANT);
        let target = Target::Party(3);
        assert_eq!(
            spoken(&network, target, &sides(&network, target)),
            "Writer, person: receives $200 from 1 source. Whose money: Moore: $150, pro rata; Sloan: $50, pro rata"
        );
    }

    #[test]
    fn caption_and_panel_name_the_same() {
        let network = network(GRANT);
        let target = Target::Flow(0);
        let sides = sides(&network, target);
        for element in [caption(&network, Some((target, &sides)), false, 1000.0), panel(&network, target, &sides)] {
            let mut html = String::new();
            write_html(&mut html, &element);
            assert!(html.contains("Moore to NumFOCUS"), "{html}");
            assert!(html.contains("$150, pro rata"), "{html}");
        }
        assert!(!caption(&network, None, false, 1000.0).children.is_empty());
    }
}
