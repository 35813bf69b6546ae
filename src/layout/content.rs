//! Contents of labels: names as written, amounts as far as they are known.

use super::label::Content;
use crate::money::{Hundredths, Locale, Stated, Style};
use crate::network::{Network, Party};
use crate::words::Word;

/// What the label of a party says.
pub(super) fn of(network: &Network, party: usize) -> Content {
    let Some(party) = network.parties.get(party) else { return Content::default() };
    let style = style(network);
    let total = if party.inflows.is_empty() { &party.balance.passed_on } else { &party.balance.received };
    let amount = if total.uncertain == total.flows && total.least == 0 && total.most.is_none() {
        // One flow of unknown amount may still have been put into words. Where no amount is known at all, the legend
        // says so once.
        worded(network, party).unwrap_or_else(|| unknown(network, style.locale))
    } else {
        style.total(total)
    };
    Content { name: party.name.clone(), amount, kept: kept(party, style) }
}

fn unknown(network: &Network, locale: Locale) -> String {
    if network.widths_show_amounts { Word::LabelNotPublished.in_language(locale).to_string() } else { String::new() }
}

/// The author's words for the only amount that comes in (or, where nothing does, goes out).
fn worded(network: &Network, party: &Party) -> Option<String> {
    let flows = if party.inflows.is_empty() { &party.outflows } else { &party.inflows };
    match flows.as_slice() {
        [flow] => network.flows.get(*flow)?.amount.text.clone(),
        _ => None,
    }
}

/// What stays with a party, one line each.
fn kept(party: &Party, style: Style) -> Vec<String> {
    let mut lines = Vec::with_capacity(party.keeps.len() + 1);
    for keep in &party.keeps {
        let name = keep.name.clone().unwrap_or_else(|| Word::from(keep.kind).in_language(style.locale).to_string());
        let nothing = keep.amount.text.is_none() && keep.interval.least == 0 && matches!(keep.amount.stated, Stated::Unknown);
        let amount = if nothing { "?".to_string() } else { style.amount(&keep.amount, keep.interval, None) };
        lines.push(format!("{name}: {amount}"));
    }
    if party.balance.unallocated > 0 {
        let rest = style.figure(party.balance.unallocated);
        lines.push(format!("{}: {rest}", Word::LabelUnallocated.in_language(style.locale)));
    }
    lines
}

/// One figure in the currency of the network.
pub(super) fn exact(network: &Network, amount: Hundredths) -> String {
    style(network).figure(amount)
}

fn style(network: &Network) -> Style {
    Style { locale: Locale::of(&network.lang), currency: network.currency, compact: false }
}
