//! SankeyMATIC: lines such as `A [10] B`, with colours and settings between them.

use super::Loss;
use super::amount::{self, Amount, Marks, Reading};
use super::draft::{Draft, Written};

const LOOKS: &str = "colours and settings have no place in a description";

/// First words of the lines of settings.
const SETTINGS: [&str; 14] = [
    "size",
    "margin",
    "bg",
    "node",
    "flow",
    "layout",
    "labels",
    "labelname",
    "labelvalue",
    "labelposition",
    "value",
    "themeoffset",
    "meta",
    "internal",
];

/// Whether a line is a flow.
pub(super) fn is_flow(line: &str) -> bool {
    parts(line).is_some_and(|(_, amount, _)| is_amount(amount))
}

fn is_amount(text: &str) -> bool {
    matches!(text, "*" | "?") || (!text.is_empty() && amount::read(text, Marks::Point).is_ok())
}

/// Name, amount and name. Names may have brackets, too: the amount is what reads as one.
fn parts(line: &str) -> Option<(&str, &str, &str)> {
    let mut first = None;
    for (open, _) in line.match_indices('[') {
        let rest = line.get(open + 1..)?;
        let Some(close) = rest.find(']') else { break };
        let found = (line.get(..open)?.trim(), rest.get(..close)?.trim(), rest.get(close + 1..)?.trim());
        if is_amount(found.1) {
            return Some(found);
        }
        first = first.or(Some(found));
    }
    first
}

/// Reads a diagram into a draft.
pub(super) fn read(text: &str, draft: &mut Draft) {
    let mut in_settings = false;
    for (number, line) in text.lines().enumerate() {
        let (number, is_indented, line) = (number + 1, line.starts_with([' ', '\t']), line.trim());
        if line.is_empty() || line.starts_with(['\'', '%']) || line.starts_with("//") {
            continue;
        }
        if let Some((from, amount, to)) = parts(line) {
            in_settings = false;
            flow(number, line, (from, amount, to), draft);
            continue;
        }
        let word = line.split_whitespace().next().unwrap_or("");
        let is_setting = SETTINGS.contains(&word) || (is_indented && in_settings);
        in_settings = is_setting;
        if is_setting || line.starts_with(':') {
            draft.lose(number, line, Loss::Looks, LOOKS);
        } else {
            draft.lose(number, line, Loss::LeftOut, "it is no flow, which would be written A [10] B");
        }
    }
}

fn flow(number: usize, line: &str, (from, written, to): (&str, &str, &str), draft: &mut Draft) {
    let (to, colour) = without_colour(to);
    // A line break in a label.
    let (from, to) = (from.replace("\\n", " "), to.replace("\\n", " "));
    let flow = Written { from: &from, to: &to, amount: written, ..Written::default() };
    match written {
        "*" => draft.flow_of(number, line, flow, Amount::Rest, None),
        "?" => {
            let why =
                "[?] asks for what is missing at the receiver: the amount is left open, to follow from the others";
            draft.lose(number, line, Loss::Part, why);
            draft.flow_of(number, line, flow, Amount::Unpublished, None);
        }
        "" => draft.lose(number, line, Loss::LeftOut, "it has no amount"),
        _ => match amount::read(written, Marks::Point) {
            Ok(Reading { amount: Amount::Unpublished, .. }) => {
                draft.lose(number, line, Loss::LeftOut, format!("{} is no amount", crate::json::quoted(written)));
            }
            _ => draft.flow(number, line, flow, Marks::Point),
        },
    }
    if colour {
        draft.lose(number, line, Loss::Looks, "the colour of a flow has no place in a description");
    }
}

/// Takes `#rrggbb`, `.5` and `#rrggbb.5` off the end of a name.
fn without_colour(name: &str) -> (&str, bool) {
    let Some((rest, last)) = name.rsplit_once(char::is_whitespace) else { return (name, false) };
    let (colour, opacity) = last.split_once('.').unwrap_or((last, ""));
    let is_colour = colour.strip_prefix('#').is_some_and(|digits| {
        (digits.len() == 3 || digits.len() == 6) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    });
    let is_opacity = !opacity.is_empty() && opacity.bytes().all(|digit| digit.is_ascii_digit());
    if (is_colour && (opacity.is_empty() || is_opacity)) || (colour.is_empty() && is_opacity) {
        (rest.trim_end(), true)
    } else {
        (name, false)
    }
}
