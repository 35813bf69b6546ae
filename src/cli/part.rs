//! What of a description is shown: the options that choose a part of it.

use super::Stop;
use clap::{Args, ValueEnum};
use funding_flow::network::{Choice, Network};

/// What is shown. Amounts stay what they are; a sentence says what is shown.
#[derive(Debug, Args)]
pub(super) struct Part {
    /// Show only flows of this status; several with commas between. Default: all but declined ones.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "STATUS")]
    status: Vec<Status>,
    /// Show only flows of the award with this id.
    #[arg(long, value_name = "ID")]
    award: Option<String>,
    /// Show only flows whose period, or that of their award, covers this year. Those without dates are left out.
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(u16).range(1000..=9999))]
    year: Option<u16>,
    /// Draw the parties of this group as one; may be given several times.
    #[arg(long, value_name = "GROUP")]
    fold: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Status {
    /// Asked for, not granted.
    Proposed,
    /// Granted.
    Awarded,
    /// Paid out.
    Paid,
    /// Refused; in tables only, since no money flows.
    Declined,
}

impl Part {
    /// The part of a network that is asked for.
    pub(super) fn of(&self, network: Network) -> Result<Network, Stop> {
        if let Some(award) = &self.award
            && !network.award_ids().any(|id| id == award)
        {
            return Err(unknown("award has the id", award, &mut network.award_ids()));
        }
        let groups = network.offers().groups;
        for group in &self.fold {
            if !groups.iter().any(|(name, _)| name == group) {
                let mut names = groups.iter().map(|(name, _)| name.as_str());
                return Err(unknown("group of more than one party is called", group, &mut names));
            }
        }
        let word =
            |status: &Status| status.to_possible_value().map_or_else(String::new, |word| word.get_name().to_owned());
        let choice = Choice {
            status: self.status.iter().map(word).collect::<Vec<_>>().join(" "),
            award: self.award.clone().unwrap_or_default(),
            year: self.year.map_or_else(String::new, |year| year.to_string()),
            folded: self.fold.join(", "),
        };
        Ok(network.part(&choice).unwrap_or(network))
    }
}

fn unknown(what: &str, found: &str, known: &mut dyn Iterator<Item = &str>) -> Stop {
    let known: Vec<String> = known.map(|name| format!("{name:?}")).collect();
    let known = if known.is_empty() { "there is none".to_owned() } else { format!("there is {}", known.join(", ")) };
    Stop::unusable(format!("no {what} {found:?}; {known}"))
}
