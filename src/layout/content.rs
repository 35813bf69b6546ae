//! Contents of labels: names as written, amounts as far as they are known.

use super::label::Content;
use crate::letter::strung;
use crate::money::{Hundredths, Stated, Style};
use crate::network::{Network, Party};
use crate::words::Word;

/// What the label of a party says.
pub(super) fn of(network: &Network, index: usize) -> Content {
    let Some(party) = network.parties.get(index) else { return Content::default() };
    let amount = network.party_amount(index);
    // Where no amount is known at all, the legend says so once.
    let unknown = amount == Word::NotPublished.in_language(network.locale());
    let amount = match (unknown, network.widths_show_amounts) {
        (true, true) => Word::LabelNotPublished.in_language(network.locale()).to_string(),
        (true, false) => String::new(),
        (false, _) => amount,
    };
    Content { name: party.name.clone(), amount, kept: kept(party, network.style()) }
}

/// What stays with a party, one line each.
fn kept(party: &Party, style: Style) -> Vec<String> {
    let mut lines = Vec::with_capacity(party.keeps.len() + 1);
    for keep in &party.keeps {
        let name = keep.name.clone().unwrap_or_else(|| Word::from(keep.kind).in_language(style.locale).to_string());
        let nothing =
            keep.amount.text.is_none() && keep.interval.least == 0 && matches!(keep.amount.stated, Stated::Unknown);
        let amount = if nothing { "?".to_string() } else { style.amount(&keep.amount, keep.interval, None) };
        lines.push(strung(&[&name, ": ", &amount]));
    }
    if party.balance.unallocated > 0 {
        let rest = style.figure(party.balance.unallocated);
        lines.push(strung(&[Word::LabelUnallocated.in_language(style.locale), ": ", &rest]));
    }
    lines
}

/// One figure in the currency of the network.
pub(super) fn exact(network: &Network, amount: Hundredths) -> String {
    network.style().figure(amount)
}
