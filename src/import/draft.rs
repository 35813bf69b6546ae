//! A draft: the flows that a reader of any format finds, and the description that is made of them.

use super::amount::{self, Amount, Marks};
use super::{Format, Given, Imported, Loss, Problem};
use crate::decode::Choice;
use crate::description::{FlowKind, Status};
use crate::json::{Content, MOST_ENTRIES, Member, Value};
use crate::money::Currency;
use crate::near::nearest;
use crate::network::clean;

/// A flow as its line writes it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Written<'t> {
    pub(super) from: &'t str,
    pub(super) to: &'t str,
    pub(super) amount: &'t str,
    pub(super) currency: &'t str,
    pub(super) kind: &'t str,
    pub(super) status: &'t str,
    pub(super) note: &'t str,
    pub(super) label: &'t str,
}

/// A flow of the description to be.
struct Row {
    line: usize,
    text: String,
    from: String,
    to: String,
    amount: Amount,
    /// The amount as it was written.
    written: String,
    currency: Option<&'static str>,
    kind: Option<&'static str>,
    status: Option<&'static str>,
    note: String,
    label: String,
}

/// What a reader has found so far.
pub(super) struct Draft<'g> {
    given: &'g Given,
    pub(super) title: Option<String>,
    rows: Vec<Row>,
    problems: Vec<Problem>,
    pub(super) remarks: Vec<String>,
    /// Lines of amounts with more decimals than are kept; of amounts in bare dollars; of amounts without a currency.
    rounded: Vec<usize>,
    dollars: Vec<usize>,
}

impl<'g> Draft<'g> {
    pub(super) fn new(given: &'g Given) -> Self {
        let (rows, problems, remarks) = (Vec::new(), Vec::new(), Vec::new());
        Self { given, title: None, rows, problems, remarks, rounded: Vec::new(), dollars: Vec::new() }
    }

    /// Lists a line.
    pub(super) fn lose(&mut self, line: usize, text: &str, loss: Loss, why: impl Into<String>) {
        let mut shown: String = text.trim().chars().take(100).map(|c| if c.is_control() { ' ' } else { c }).collect();
        if shown.len() < text.trim().len() {
            shown.push('…');
        }
        self.problems.push(Problem { line, text: shown, why: why.into(), loss });
    }

    /// Adds a flow, or lists why it cannot be one.
    pub(super) fn flow(&mut self, line: usize, text: &str, written: Written, marks: Marks) {
        match amount::read(written.amount, marks) {
            Ok(reading) => {
                if reading.is_rounded {
                    self.rounded.push(line);
                }
                if reading.is_dollar && written.currency.trim().is_empty() {
                    self.dollars.push(line);
                }
                self.flow_of(line, text, written, reading.amount, reading.currency);
            }
            Err(why) => self.lose(line, text, Loss::LeftOut, why),
        }
    }

    /// Adds a flow whose amount is read.
    pub(super) fn flow_of(
        &mut self,
        line: usize,
        text: &str,
        written: Written,
        amount: Amount,
        mut currency: Option<&'static str>,
    ) {
        let (from, to) = (clean(written.from), clean(written.to));
        for (name, end) in [(&from, "gives"), (&to, "receives")] {
            if name.is_empty() {
                return self.lose(line, text, Loss::LeftOut, format!("it does not say who {end}"));
            }
        }
        if from == to {
            return self.lose(line, text, Loss::LeftOut, "it runs from a party to itself");
        }
        let code = written.currency.trim();
        if !code.is_empty() {
            let Some(known) = amount::known(&code.to_uppercase()) else {
                let why =
                    format!("{} is not the code of a currency (ISO 4217), such as USD", crate::json::quoted(code));
                return self.lose(line, text, Loss::LeftOut, why);
            };
            if currency.is_some_and(|currency| currency != known) {
                return self.lose(line, text, Loss::LeftOut, format!("its amount and its currency {known} disagree"));
            }
            currency = Some(known);
        }
        let kind = self.word::<FlowKind>(line, text, written.kind);
        let status = self.word::<Status>(line, text, written.status);
        self.rows.push(Row {
            line,
            text: text.to_owned(),
            from,
            to,
            amount,
            written: written.amount.trim().to_owned(),
            currency,
            kind,
            status,
            note: written.note.trim().to_owned(),
            label: written.label.trim().to_owned(),
        });
    }

    /// A word out of a few, whatever its case.
    fn word<C: Choice>(&mut self, line: usize, text: &str, written: &str) -> Option<&'static str> {
        let wanted = written.trim().to_lowercase().replace([' ', '_'], "-");
        if wanted.is_empty() {
            return None;
        }
        let found = C::WORDS.iter().find(|word| **word == wanted).copied();
        if found.is_none() {
            let noun = C::NOUN.split_once(' ').map_or(C::NOUN, |(_, noun)| noun);
            let near = nearest(&wanted, C::WORDS.iter().copied());
            let unknown = format!("unknown {noun} {}", crate::json::quoted(written.trim()));
            let message = crate::decode::did_you_mean(unknown, near);
            self.lose(line, text, Loss::Part, format!("{message}; the flow is kept without it"));
        }
        found
    }

    /// The description, read again by our own reader: what that refuses is listed and left out.
    pub(super) fn finish(mut self, format: Format) -> Imported {
        if let Some(first) = self.rows.get(MOST_ENTRIES) {
            let why = format!("only {MOST_ENTRIES} flows can be drawn: this one and all after it are left out");
            let (line, text) = (first.line, first.text.clone());
            self.rows.truncate(MOST_ENTRIES);
            self.lose(line, &text, Loss::LeftOut, why);
        }
        let title = self.title();
        let currency = self.currency();
        let mut json = None;
        while !self.rows.is_empty() {
            let text = crate::json::pretty(&self.document(&title, currency));
            let (_, report) = crate::read(&text);
            if !report.has_errors() {
                json = Some(text);
                break;
            }
            let errors = report.problems().iter().filter(|problem| problem.severity == crate::report::Severity::Error);
            let mut refused: Vec<(usize, String)> = errors
                .filter_map(|problem| {
                    let index = problem.pointer.strip_prefix("/flows/")?.split('/').next()?.parse().ok()?;
                    Some((index, problem.message.clone()))
                })
                .collect();
            refused.sort();
            refused.dedup_by_key(|(index, _)| *index);
            if refused.is_empty() {
                let why = report.problems().first().map_or(String::new(), |problem| problem.message.clone());
                self.lose(0, "", Loss::LeftOut, format!("no description can be made of it: {why}"));
                break;
            }
            for (index, why) in refused.into_iter().rev() {
                let Some(row) = self.rows.get(index) else { continue };
                if row.amount == Amount::Rest {
                    let from = row.from.clone();
                    self.leave_open(&from, &why);
                } else {
                    let row = self.rows.remove(index);
                    self.lose(row.line, &row.text, Loss::LeftOut, why);
                }
            }
        }
        if json.is_none() && self.problems.is_empty() {
            self.lose(0, "", Loss::LeftOut, "there is no flow in it");
        }
        self.problems.sort_by_key(|problem| problem.line);
        let format = Some(format);
        match json {
            Some(_) => {
                Imported { format, json, understood: self.rows.len(), problems: self.problems, remarks: self.remarks }
            }
            // What would have been assumed is not said where nothing is written.
            None => Imported { format, problems: self.problems, ..Imported::default() },
        }
    }

    /// Leaves all rests of a party open at once: one by one, each would have the whole text read again.
    fn leave_open(&mut self, from: &str, why: &str) {
        let mut open = Vec::new();
        for row in self.rows.iter_mut().filter(|row| row.amount == Amount::Rest && row.from == from) {
            row.amount = Amount::Unpublished;
            open.push((row.line, row.text.clone()));
        }
        for (line, text) in open {
            self.lose(line, &text, Loss::Part, format!("{why}: the amount is left open"));
        }
    }

    fn title(&mut self) -> String {
        let own = self.given.title.as_ref().or(self.title.as_ref()).map(|title| clean(title));
        match own.filter(|title| !title.is_empty()) {
            Some(title) => title.chars().take(1000).collect(),
            None => {
                self.remarks.push("the text has no title: \"Imported flows\" is written".into());
                "Imported flows".into()
            }
        }
    }

    /// The currency of the description. Flows in others lose their amount, because no rate is known.
    fn currency(&mut self) -> &'static str {
        let listed = |lines: &[usize]| match lines {
            [one] => format!("1 amount (line {one})"),
            [first, ..] => format!("{} amounts (line {first} is the first)", lines.len()),
            [] => String::new(),
        };
        if !self.rounded.is_empty() {
            let lines = listed(&self.rounded);
            self.remarks.push(format!("more than two decimals: {lines} written as approximate, rounded to hundredths"));
        }
        if !self.dollars.is_empty() {
            let lines = listed(&self.dollars);
            self.remarks.push(format!("$ is taken for US dollars: {lines}"));
        }
        let mut counts: Vec<(&'static str, usize)> = Vec::new();
        for currency in self.rows.iter().filter_map(|row| row.currency) {
            match counts.iter_mut().find(|(known, _)| *known == currency) {
                Some((_, count)) => *count += 1,
                None => counts.push((currency, 1)),
            }
        }
        let given = self.given.currency.as_deref().and_then(amount::known);
        // Of equally frequent ones the first.
        let most = counts.iter().rev().max_by_key(|(_, count)| *count).map(|(currency, _)| *currency);
        let Some(currency) = given.or(most) else {
            if self.rows.iter().any(|row| row.amount != Amount::Unpublished) {
                self.remarks
                    .push("the text names no currency: \"XXX\" (none) is written; put in the code of yours".into());
            }
            return "XXX";
        };
        let without =
            self.rows.iter().filter(|row| row.currency.is_none() && row.amount != Amount::Unpublished).count();
        if without > 0 && given.is_none() {
            self.remarks.push(format!("{without} of the amounts name no currency: they are taken to be {currency}"));
        }
        let others: Vec<(usize, String, &'static str)> = (self.rows.iter_mut())
            .filter(|row| row.amount != Amount::Unpublished)
            .filter_map(|row| {
                let other = row.currency.filter(|own| *own != currency)?;
                row.amount = Amount::Unpublished;
                let stated =
                    if row.written.contains(other) { row.written.clone() } else { format!("{} {other}", row.written) };
                row.note = if row.note.is_empty() { stated } else { format!("{stated}. {}", row.note) };
                Some((row.line, row.text.clone(), other))
            })
            .collect();
        for (line, text, other) in others {
            let why = format!(
                "its amount is in {other}, of which no rate is known: it is kept as a note; give a rate under \"rates\""
            );
            self.lose(line, &text, Loss::Part, why);
        }
        currency
    }

    fn document(&self, title: &str, currency: &'static str) -> Value {
        let mut document = vec![member("title", string(title))];
        if currency != Currency::NONE.to_string() || self.rows.iter().any(|row| row.amount != Amount::Unpublished) {
            document.push(member("currency", string(currency)));
        }
        let flows = self.rows.iter().map(Row::value).collect();
        document.push(member("flows", Value::new(Content::Array(flows))));
        Value::new(Content::Object(document))
    }
}

impl Row {
    fn value(&self) -> Value {
        let mut flow = vec![member("from", string(&self.from)), member("to", string(&self.to))];
        let number = |figure: &str| Value::new(Content::Number(figure.to_owned()));
        let object = |members| Value::new(Content::Object(members));
        let amount = match &self.amount {
            Amount::Unpublished => None,
            Amount::Exact(figure) => Some(number(figure)),
            Amount::About(figure) => Some(object(vec![member("about", number(figure))])),
            Amount::Range(least, most) => Some(object(vec![member("min", number(least)), member("max", number(most))])),
            Amount::Rest => Some(object(vec![member("qualifier", string("rest"))])),
        };
        flow.extend(amount.map(|amount| member("amount", amount)));
        flow.extend(self.kind.map(|kind| member("kind", string(kind))));
        flow.extend(self.status.map(|status| member("status", string(status))));
        for (key, text) in [("label", &self.label), ("note", &self.note)] {
            if !text.is_empty() {
                flow.push(member(key, string(text)));
            }
        }
        object(flow)
    }
}

fn string(text: &str) -> Value {
    Value::new(Content::String(text.to_owned()))
}

fn member(key: &str, value: Value) -> Member {
    Member { key: key.to_owned(), key_span: None, value }
}
