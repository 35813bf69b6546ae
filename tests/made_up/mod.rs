//! Made-up descriptions of every shape, for tests of what holds for all of them.

#[path = "../../src/dice.rs"]
#[allow(dead_code, reason = "the tests of this folder throw in one way only")]
pub mod dice;

use std::fmt::Write as _;

use dice::Dice;

const NAMES: [&str; 14] = [
    "Ada",
    "General fund",
    "A foundation with a very long name that goes on for a while",
    "数値計算基金",
    "一般社団法人オープンソース研究開発推進機構連合会",
    "صندوق المصادر المفتوحة",
    "קרן לתוכנה חופשית",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "x",
    "R&D <team> \\\"A\\\"",
    "Институт программного обеспечения",
    "🦀 crab & co",
    "Short name",
    "Beginner-friendly documentation and tutorials",
];

fn amount(dice: &mut Dice) -> String {
    match dice.below(9) {
        0 => "null".to_string(),
        1 => format!("{{\"about\": {}}}", dice.below(1_000_000)),
        2 => {
            let least = dice.below(1000);
            format!("{{\"min\": {least}, \"max\": {}}}", least + dice.below(100_000))
        }
        3 => "{\"magnitude\": [5, 6]}".to_string(),
        4 => "0".to_string(),
        5 => format!("{}", (1 + dice.below(1_000_000)) * (1 + dice.below(1_000_000))),
        _ => format!("{}", dice.below(100_000)),
    }
}

/// A document of so many parties and flows; flows run on, skip columns, run back, stand double.
pub fn document(seed: u64, parties: u64, flows: u64) -> String {
    let dice = &mut Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let lists = ["funders", "sponsors", "projects", "people", "deliverables"];
    let roles: Vec<u64> = (0..parties).map(|_| dice.below(5)).collect();
    let mut text = String::from("{\"title\": \"Made up\", \"currency\": \"EUR\"");
    for (role, list) in lists.iter().enumerate() {
        let _ = write!(text, ", \"{list}\": [");
        let mut first = true;
        for (party, own) in roles.iter().enumerate() {
            if *own != role as u64 {
                continue;
            }
            let name = NAMES[dice.below(NAMES.len() as u64) as usize];
            let comma = if first { "" } else { ", " };
            first = false;
            let keeps = if dice.below(6) == 0 {
                format!(", \"keeps\": [{{\"kind\": \"overhead\", \"amount\": {}}}]", amount(dice))
            } else {
                String::new()
            };
            let _ = write!(text, "{comma}{{\"id\": \"p{party}\", \"name\": \"{name}\"{keeps}}}");
        }
        text.push(']');
    }
    text.push_str(", \"flows\": [");
    for flow in 0..flows {
        let from = dice.below(parties);
        let to = (from + 1 + dice.below(parties - 1)) % parties;
        // Most money runs the usual way.
        let turn = roles[from as usize] > roles[to as usize] && dice.below(8) > 0;
        let (from, to) = if turn { (to, from) } else { (from, to) };
        let status = if dice.below(7) == 0 { ", \"status\": \"proposed\"" } else { "" };
        let kind = if dice.below(9) == 0 { ", \"kind\": \"in-kind\"" } else { "" };
        let comma = if flow == 0 { "" } else { ", " };
        let _ = write!(
            text,
            "{comma}{{\"from\": \"p{from}\", \"to\": \"p{to}\", \"amount\": {}{status}{kind}}}",
            amount(dice)
        );
    }
    text.push_str("]}");
    text
}
