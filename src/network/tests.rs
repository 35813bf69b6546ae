use super::resolve;
use super::sample::{self, report, sample};
use crate::description as d;

/// The codes and pointers of all problems.
fn codes(lines: &str) -> Vec<String> {
    let (_, report) = resolve(&sample(lines));
    report.problems().iter().map(|problem| format!("{} {}", problem.code, problem.pointer)).collect()
}

#[test]
fn sentences_say_what_is_wrong_and_how_to_mend_it() {
    let cases = [
        (
            "funder moore
            sponsor numfocus
            moore -> numfcous 5",
            "/flows/0/to: error[unknown-party]: no party has the id \"numfcous\" (did you mean \"numfocus\"?)",
        ),
        (
            "funder a
            sponsor a
            a -> a 5",
            "/sponsors/0/id: error[duplicate-id]: the id \"a\" is given twice in the lists of parties, first at /funders/0/id \
             (give one of them another id)",
        ),
        (
            "A -> openblas 55000
            openblas -> B 60000",
            "/flows/0/to: warning[overspent]: openblas passes on $60,000 but receives $55,000, $5,000 more \
             (add the flow that brings the rest of its money, or correct one of the amounts)",
        ),
        (
            "award eoss 195000 F
            funder F
            sponsor S
            F -> S 180000 #eoss",
            "/awards/0/amount: warning[award-mismatch]: award eoss is $195,000; its flows add up to $180,000 \
             (correct one of the amounts, or which flows name the award)",
        ),
        (
            "A -> B 1
            B -> C 1
            C -> B 1",
            "/flows/1: warning[circle]: money runs in a circle: B → C → B (if that is meant, say what comes back in the \
             \"note\" of one of these flows)",
        ),
    ];
    for (lines, expected) in cases {
        let report = report(lines);
        assert!(report.lines().any(|line| line == expected), "{report}\n{expected}");
    }
}

#[test]
fn every_problem_has_its_code_and_place() {
    let cases: [(&str, &[&str]); 16] = [
        ("A -> A 1", &["self-flow /flows/0/to"]),
        ("A -> B 1 EUR", &["missing-rate /flows/0/currency"]),
        ("A -> B 1 #x", &["unknown-award /flows/0/award"]),
        ("A -> B rest", &["rest-not-computable /flows/0/amount"]),
        ("A -> B 1\nB -> C rest\nB -> D rest", &["rest-not-computable /flows/2/amount"]),
        ("A -> B\nB -> C rest", &["rest-not-computable /flows/1/amount"]),
        ("A -> B 1\nB -> D ?\nB -> C rest", &["rest-not-computable /flows/2/amount"]),
        ("A -> B 1\nB -> C 60%\nB -> D 50%", &["shares-above-whole /flows/2/amount", "overspent /flows/0/to"]),
        ("A -> B 1\nB -> C most\nB -> D most", &["two-most /flows/2/amount"]),
        ("A -> B 10%\nC -> B 1", &["share-of-nothing /flows/0/amount"]),
        ("A -> B", &["no-amounts /flows"]),
        ("funder f\nfunder g\nsponsor s\nf -> s 1", &["unconnected-party /funders/1"]),
        ("funder f\nperson p\nsponsor s\nf -> p 1\np -> s 1", &["against-roles /flows/1"]),
        ("funder f\nperson p\nf -> p 1 (salary)", &["published-salary /flows/0/amount"]),
        ("A -> B 1\nB -> C ~2", &["overspent /flows/1/amount"]),
        ("award x 10% -\nA -> B 1 #x", &["wrong-amount /awards/0/amount"]),
    ];
    for (lines, expected) in cases {
        assert_eq!(codes(lines), expected, "{lines}\n{}", report(lines));
    }
}

#[test]
fn a_circle_that_is_told_is_no_mistake() {
    let mut description = sample("A -> B 10\nB -> C 10\nC -> B 4");
    description.flows.0[0].note = Some("What is not needed comes back.".to_owned());
    assert!(resolve(&description).1.to_string().contains("circle"), "the note is of a flow outside the circle");
    description.flows.0[2].note = Some("What is not needed comes back.".to_owned());
    assert_eq!(resolve(&description).1.to_string(), "");
}

#[test]
fn problems_of_all_parts_are_reported_at_once() {
    let mut description = sample("funder f\nsponsor s\nf -> t 1\ng -> s 1 #w\nf -> s 1 GBP");
    description.currency = None;
    description.title = " \n ".to_owned();
    description.notes = vec![d::Note::Plain("\u{200b}".to_owned())];
    description.funders[0].part_of_source("nowhere");
    let (network, report) = resolve(&description);
    assert!(network.is_none());
    let codes: Vec<&str> = report.problems().iter().map(|problem| problem.code).collect();
    for code in ["unknown-party", "unknown-award", "missing-currency", "empty-text", "unknown-source"] {
        assert!(codes.contains(&code), "{code}: {report}");
    }
    assert_eq!(codes.iter().filter(|code| **code == "unknown-party").count(), 2);
}

impl d::Funder {
    fn part_of_source(&mut self, id: &str) {
        let source = Some(d::SourceRef::Id(id.to_owned()));
        let note = d::FullNote { kind: None, text: "x".to_owned(), date: None, source, subjective: None };
        self.notes.push(d::Note::Full(note));
    }
}

#[test]
fn names_are_cleaned_once() {
    let mut description = sample("funder f\nsponsor s\nf -> s 1");
    description.funders[0].name = Some("\u{202e}Moore\n  Foundation\u{0}".to_owned());
    description.sponsors[0].name = Some("  ".to_owned());
    let (network, report) = resolve(&description);
    let network = network.unwrap();
    assert_eq!(network.parties[0].name, "Moore Foundation");
    assert_eq!(network.parties[1].name, "s");
    assert!(report.to_string().contains("empty-text"), "{report}");
}

#[test]
fn amounts_are_converted_at_the_rate_given() {
    let mut description = sample("A -> B 100 EUR\nC -> B ~3 EUR\nD -> B 1..2 USD");
    description.rates = Some(d::Rates(vec![(
        crate::money::Currency(*b"EUR"),
        d::ExchangeRate { rate: crate::money::Rate(1_085_000_000), date: None, source: None },
    )]));
    let network = resolve(&description).0.unwrap();
    assert_eq!(network.flows[0].interval.exact(), Some(10_850));
    assert_eq!(network.flows[1].estimate, 326);
    assert_eq!(network.flows[2].currency, None);
    assert_eq!(network.flow_amount(0), "€100, converted: $108.50");
    assert_eq!(network.flow_amount(1), "≈\u{a0}€3, converted: ≈\u{a0}$3.26");
    assert_eq!(network.party_amount(0), "€100, converted: $108.50", "a label says it as stated, too");
}

#[test]
fn no_description_makes_it_panic() {
    use crate::money::{Amount, Stated};
    let ends = [i128::MIN, -1, 0, 1, i128::MAX];
    for a in ends {
        for b in ends {
            for stated in [Stated::Exact(a), Stated::About(b), Stated::Range(Some(a), Some(b))] {
                let mut description = sample("A -> B 1\nB -> C 1 EUR");
                description.flows.0[0].amount = Some(Amount { stated, text: None });
                description.flows.0[1].amount = Some(Amount { stated, text: None });
                description.rates = Some(d::Rates(vec![(
                    crate::money::Currency(*b"EUR"),
                    d::ExchangeRate { rate: crate::money::Rate(u128::MAX), date: None, source: None },
                )]));
                let (network, report) = resolve(&description);
                assert!(network.is_some() || report.has_errors());
            }
        }
    }
    let (network, report) = resolve(&sample::empty());
    assert!(network.is_none() && report.to_string().contains("no-flows"));
    // A chain of tiny shares multiplies what must have come in before it.
    let mut lines = String::from("P0 -> P1 ?\n");
    for party in 1..12 {
        lines.push_str(&format!("P{party} -> P{} 0.0000001%\n", party + 1));
    }
    lines.push_str("P12 -> P13 1000000");
    assert_eq!(sample::network(&lines).flows.len(), 13);
}
