//! `trace`: how much of whose money reaches whom.

use super::{Input, Stop, file};
use clap::{Args, ValueEnum};
use funding_flow::money::Hundredths;
use funding_flow::network::Network;
use funding_flow::trace::{Reach, line, reaches};
use serde_json::{Number, Value, json};

/// Print how much of whose money reaches whom.
///
/// Money of an award stays with flows of that award as far as they go (earmarked); where money is mixed, each outflow
/// carries its inflows in proportion (pro rata). What is not known exactly is printed as the least and the most that it
/// can be; what follows from amounts that are only about right has a "≈". No funder's money comes to more than it gave, and
/// what all funders together bring to a party adds up to what it receives.
///
/// The same money is counted at a person and again at what the person works on.
#[derive(Debug, Args)]
#[command(after_long_help = "With --format json, a list of
  { \"from\", \"to\", \"amount\": { \"least\", \"most\" }, \"share\": { \"least\", \"most\" }, \"earmarked\" }
Amounts are in units of the document's currency; `most` is null where nothing bounds it, `about` is
true where they follow from an amount that is only about right. `share` is the part of
`from`'s money that reaches `to`, from 0 to 1: of all that `from` brings into the network, or of all that it receives.
`earmarked` is true where awards tell that money apart all the way, so that no mixture had to be assumed.

Exit codes: 0 fine, 1 the description has errors, 2 an unknown id or an unreadable file.")]
pub(super) struct Trace {
    #[command(flatten)]
    input: Input,
    /// Id of the party whose money is followed. Default: each that brings money into the network.
    #[arg(long, value_name = "ID")]
    from: Option<String>,
    /// Id of the party that it is to reach. Default: each person and deliverable, and whoever passes nothing on.
    #[arg(long, value_name = "ID")]
    to: Option<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// A line for each pair.
    #[default]
    Text,
    /// A list of objects.
    Json,
}

impl Trace {
    pub(super) fn run(&self) -> Result<(), Stop> {
        let network = file::network(&self.input.file)?;
        let from = self.from.as_deref().map(|id| party(&network, id)).transpose()?;
        let to = self.to.as_deref().map(|id| party(&network, id)).transpose()?;
        // Written as they are found: millions of pairs need no memory, and who has read enough need not wait for the rest.
        let mut reaches = reaches(&network, from, to).peekable();
        match (self.format, reaches.peek()) {
            (Format::Text, None) => file::print("no money is known to reach anyone"),
            (Format::Json, None) => file::print("[]"),
            (Format::Text, Some(_)) => file::print_each(reaches.map(|reach| line(&network, &reach))),
            (Format::Json, Some(_)) => {
                let ids: Vec<&str> = network.ids().collect();
                let objects = std::iter::from_fn(|| {
                    let object = as_json(&ids, &reaches.next()?);
                    Some(format!("  {object}{}", if reaches.peek().is_some() { "," } else { "" }))
                });
                file::print_each(["[".to_owned()].into_iter().chain(objects).chain(["]".to_owned()]))
            }
        }
    }
}

fn party(network: &Network, id: &str) -> Result<usize, Stop> {
    network.find(id).ok_or_else(|| {
        let near = network.nearest_id(id).map_or_else(String::new, |near| format!("; did you mean {near:?}?"));
        Stop::unusable(format!("no party has the id {id:?}{near}"))
    })
}

fn as_json(ids: &[&str], reach: &Reach) -> Value {
    let id = |party: usize| ids.get(party).copied().unwrap_or_default();
    json!({
        "from": id(reach.from),
        "to": id(reach.to),
        "amount": {
            "least": units(reach.part.amount.least),
            "most": reach.part.amount.most.map(units),
            "about": reach.part.about,
        },
        "share": { "least": reach.share.0.value(), "most": reach.share.1.value() },
        "earmarked": reach.is_earmarked(),
    })
}

/// Units of the currency as the shortest number that means them.
fn units(value: Hundredths) -> Number {
    let (whole, part) = (value / 100, value % 100);
    let text = if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") };
    text.parse().unwrap_or_else(|_| 0.into())
}
