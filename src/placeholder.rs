//! A stand-in for parse, resolve, layout, draw and view until they are here: boxes in a row, one per flow.

use crate::element::{Child, Element};
use crate::report::{Place, Problem, Report};
use jsonc_parser::{JsonValue, parse_to_value};

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    title: String,
    flows: Vec<(String, String, String)>,
}

/// How it looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Theme {
    /// As the page.
    #[default]
    Auto,
    /// On white.
    Light,
    /// On black.
    Dark,
}

/// Which way the money runs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Direction {
    /// By width.
    #[default]
    Auto,
    /// To the right.
    Horizontal,
    /// Downwards.
    Vertical,
}

/// A party or a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// By index.
    Party(usize),
    /// By index.
    Flow(usize),
}

/// What the reader looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Under the pointer.
    pub hover: Option<Mark>,
    /// With the keyboard.
    pub focus: Option<Mark>,
    /// Held.
    pub pin: Option<Mark>,
}

/// What the reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The pointer is over something.
    Hover(Option<Mark>),
    /// The focus is on something.
    Focus(Option<Mark>),
    /// A click.
    Pin(Option<Mark>),
    /// A key.
    Key(String),
}

impl View {
    /// The view after an event.
    #[must_use]
    pub fn step(&self, event: &Event, _network: &Network) -> View {
        let mut view = self.clone();
        match event {
            Event::Hover(mark) => view.hover = *mark,
            Event::Focus(mark) => view.focus = *mark,
            Event::Pin(mark) => view.pin = *mark,
            Event::Key(key) => match (key.as_str(), view.focus) {
                ("ArrowDown", Some(Mark::Flow(flow))) => {
                    view.focus = Some(Mark::Flow((flow + 1).min(_network.flows.len().saturating_sub(1))));
                }
                ("Enter" | " ", focus) => view.pin = focus,
                ("Escape", _) => view.pin = None,
                _ => {}
            },
        }
        view
    }
}

/// # Errors
/// All problems.
pub fn read(text: &str) -> Result<(Network, Report), Report> {
    let mut report = Report::default();
    if text.matches(['[', '{']).count() > 5000 {
        report.push(Problem::error("too-deep", "", "nested more than 64 deep"));
        return Err(report);
    }
    let strict =
        jsonc_parser::ParseOptions { allow_comments: false, allow_trailing_commas: false, ..Default::default() };
    let value = match parse_to_value(text, &strict) {
        Ok(Some(JsonValue::Object(object))) => object,
        Ok(_) => {
            report.push(Problem::error("not-json", "", "expected an object"));
            return Err(report);
        }
        Err(error) => {
            let range = error.range();
            report.push(Problem::error("not-json", "", error.kind().to_string()).at(Place {
                line: error.line_display(),
                column: error.column_display(),
                start: range.start,
                end: range.end,
            }));
            return Err(report);
        }
    };
    let mut flows = Vec::new();
    for flow in value.get_array("flows").into_iter().flat_map(|array| array.iter()) {
        if let JsonValue::Object(flow) = flow {
            let text = |key| flow.get_string(key).map(ToString::to_string);
            flows.push((
                text("from").unwrap_or_default(),
                text("to").unwrap_or_default(),
                flow.get_number("amount").unwrap_or("?").to_string(),
            ));
        }
    }
    if flows.is_empty() {
        report.push(Problem::error("missing-field", "/flows", "a description has at least one flow").hint("add one"));
        return Err(report);
    }
    let title = value.get_string("title").map(ToString::to_string).unwrap_or_default();
    Ok((Network { title, flows }, report))
}

/// Draws.
#[must_use]
pub fn draw(network: &Network, width: f64, theme: Theme, view: &View) -> Element {
    let height = 40.0 * network.flows.len() as f64;
    let ink = if theme == Theme::Dark { "#fff" } else { "#14181e" };
    let mut root = Element::new("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .at("width", width)
        .at("height", height)
        .with("role", "graphics-document")
        .with("aria-roledescription", "Sankey diagram")
        .child(Element::new("title").text(network.title.clone()));
    for (index, (from, to, amount)) in network.flows.iter().enumerate() {
        let mark = Some(Mark::Flow(index));
        let lit = view.hover == mark || view.pin == mark;
        root = root.child(
            Element::new("g")
                .with("data-flow", index.to_string())
                .with("role", "graphics-symbol")
                .with("tabindex", if view.focus.is_none() && index == 0 || view.focus == mark { "0" } else { "-1" })
                .with("class", if lit { "flow lit" } else { "flow" })
                .child(
                    Element::new("rect")
                        .at("y", 40.0 * index as f64)
                        .at("width", width)
                        .at("height", 36.0)
                        .with("fill", if lit { "#D55E00" } else { "#0072B2" }),
                )
                .child(
                    Element::new("text")
                        .at("x", 8.0)
                        .at("y", 40.0 * index as f64 + 22.0)
                        .with("fill", ink)
                        .text(format!("{from} → {to}: {amount}")),
                ),
        );
    }
    root
}

/// Writes.
#[must_use]
pub fn to_string(root: &Element) -> String {
    fn write(element: &Element, text: &mut String) {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        *text += "<";
        *text += element.tag;
        for (name, value) in &element.attributes {
            *text += &format!(" {name}=\"{}\"", escape(value));
        }
        *text += ">";
        for child in &element.children {
            match child {
                Child::Element(child) => write(child, text),
                Child::Text(child) => *text += &escape(child),
            }
        }
        *text += &format!("</{}>", element.tag);
    }
    let mut text = String::new();
    write(root, &mut text);
    text
}
