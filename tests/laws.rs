//! Laws of the whole way from text to drawing, tried on many made-up networks of every shape.

mod made_up;

use funding_flow::layout::{self, Direction, Layout, LegendKey, Options, Rect};
use funding_flow::network::Network;
use funding_flow::theme::{Background, Mode, Theme};
use funding_flow::view::View;
use funding_flow::{read, scene, svg};
use made_up::document;
fn network(text: &str) -> Network {
    let (network, report) = read(text);
    network.unwrap_or_else(|| panic!("{report}\n{text}"))
}

fn pictures() -> Vec<Options> {
    let mut all = Vec::new();
    for (width, height, direction) in [
        (1000.0, None, Direction::Auto),
        (360.0, None, Direction::Auto),
        (720.0, Some(300.0), Direction::Horizontal),
        (1400.0, Some(1000.0), Direction::Vertical),
        (320.0, None, Direction::Horizontal),
    ] {
        all.push(Options { width, height, direction, ..Options::default() });
    }
    all
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x0 + 0.01 < b.x1 && b.x0 + 0.01 < a.x1 && a.y0 + 0.01 < b.y1 && b.y0 + 0.01 < a.y1
}

fn inside(rect: Rect, layout: &Layout) -> bool {
    rect.x0 >= -0.01 && rect.y0 >= -0.01 && rect.x1 <= layout.width + 0.01 && rect.y1 <= layout.height + 0.01
}

fn check(layout: &Layout, about: &str) {
    let nodes: Vec<_> = layout.nodes.iter().flatten().collect();
    for (index, node) in nodes.iter().enumerate() {
        assert!(inside(node.bar, layout), "{about}: a bar lies outside: {:?}", node.bar);
        assert!(inside(node.label.bounds, layout), "{about}: a label lies outside: {:?}", node.label);
        assert!(!node.label.lines.is_empty(), "{about}: a party has no label");
        for other in &nodes[index + 1..] {
            assert!(!overlap(node.bar, other.bar), "{about}: two bars overlap");
            assert!(
                !overlap(node.label.bounds, other.label.bounds),
                "{about}: two labels overlap: {:?} {:?}",
                node.label,
                other.label
            );
        }
    }
    for node in &nodes {
        for other in &nodes {
            assert!(
                !overlap(node.label.bounds, other.bar),
                "{about}: a label lies on a bar: {:?} {:?}",
                node.label,
                other.bar
            );
        }
    }
    for item in &layout.legend.items {
        assert!(inside(item.swatch, layout), "{about}: the legend lies outside");
    }
    for ribbon in layout.links.iter().flatten() {
        assert!(ribbon.thickness.is_finite() && ribbon.thickness >= 0.0, "{about}");
        for run in &ribbon.runs {
            assert!(run.from.is_finite() && run.to.is_finite() && run.breadth.is_finite(), "{about}");
            let across = if layout.vertical { layout.width } else { layout.height };
            let half = ribbon.thickness / 2.0;
            assert!(
                run.breadth - half >= -0.01 && run.breadth + half <= across + 0.01,
                "{about}: a ribbon lies outside"
            );
        }
    }
}

/// Whether a text is well-formed XML, as far as quotes, tags, entities and forbidden characters go.
fn well_formed(text: &str) -> bool {
    let mut open = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        if before.contains('>') || before.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
            return false;
        }
        let Some(end) = tag.find('>') else { return false };
        let inner = &tag[1..end];
        if inner.contains('<') || inner.matches('"').count() % 2 == 1 {
            return false;
        }
        if let Some(name) = inner.strip_prefix('/') {
            if open.pop() != Some(name.to_string()) {
                return false;
            }
        } else if !inner.ends_with('/') {
            open.push(inner.split_whitespace().next().unwrap_or_default().to_string());
        }
        rest = &tag[end + 1..];
    }
    open.is_empty() && !text.contains("NaN") && !text.contains("inf")
}

#[test]
fn nothing_overlaps_or_leaves_the_picture() {
    for (seed, (parties, flows)) in [(2, 1), (2, 3), (3, 4), (5, 8), (8, 12), (12, 20), (20, 30), (30, 60), (60, 120)]
        .into_iter()
        .cycle()
        .take(45)
        .enumerate()
    {
        let text = document(seed as u64 + 1, parties, flows);
        let network = network(&text);
        for options in pictures() {
            let layout = layout::layout(&network, &options);
            check(&layout, &format!("seed {}, {parties} parties, {options:?}", seed + 1));
        }
    }
}

/// Whether the legend says that the picture was made higher.
fn says_higher(layout: &Layout) -> bool {
    layout.legend.items.iter().any(|item| item.key == LegendKey::Higher && !item.text.lines.is_empty())
}

#[test]
fn a_height_that_cannot_be_kept_is_said_in_the_legend() {
    let network = network(&document(3, 12, 20));
    let drawn = |height| layout::layout(&network, &Options { height, ..Options::default() });
    let usual = drawn(None);
    assert!(!says_higher(&usual), "twelve parties are no crowd");
    let roomy = drawn(Some(usual.height + 200.0));
    assert!(roomy.height <= usual.height + 200.5 && !says_higher(&roomy), "{}", roomy.height);
    let low = drawn(Some(120.0));
    assert!(low.height > 120.5 && says_higher(&low), "{}", low.height);
    check(&low, "a picture higher than asked for");
}

/// So many givers to as many receivers, through one party of five in between.
fn fan(parties: usize) -> Network {
    let flow = |at: usize| {
        let (giver, receiver, between) = (at, at + parties, 2 * parties + at / 5);
        format!(
            "{{\"from\": \"p{giver}\", \"to\": \"p{between}\", \"amount\": 500}}, \
             {{\"from\": \"p{between}\", \"to\": \"p{receiver}\", \"amount\": 500}}"
        )
    };
    let flows: Vec<String> = (0..parties).map(flow).collect();
    network(&format!("{{\"title\": \"Made up\", \"currency\": \"EUR\", \"flows\": [{}]}}", flows.join(", ")))
}

/// Three parties do not fill a tower, and a hundred are not squeezed.
#[test]
fn the_height_follows_from_the_data() {
    for (width, few, many) in [(1000.0, 500.0, 1200.0), (360.0, 500.0, 2400.0)] {
        let mut before = 0.0;
        for givers in [1, 2, 5, 15, 50, 150] {
            let layout = layout::layout(&fan(givers), &Options { width, ..Options::default() });
            let about = format!("{givers} givers at {width} px: {} high", layout.height);
            assert!(layout.height >= before, "{about}, fewer {before}");
            assert!(givers > 2 || layout.height <= few, "{about}");
            assert!(givers < 100 || layout.height >= many, "{about}");
            before = layout.height;
            let breadth = |rect: Rect| if layout.vertical { rect.x1 - rect.x0 } else { rect.y1 - rect.y0 };
            let first = layout.nodes.iter().flatten().filter(|node| node.column == 0);
            let bars: f64 = first.map(|node| breadth(node.bar)).sum();
            // The money itself is always to be seen, and never all there is.
            let all = if layout.vertical { layout.width } else { layout.height };
            assert!(bars >= 110.0 && bars <= 0.95 * all, "{about}, all bars {bars}");
        }
    }
}

/// The names in a made-up document, which is also the order of the parties.
fn names(text: &str) -> Vec<String> {
    let name = |rest: &str| rest.replace("\\\"", "'").split('"').next().unwrap_or_default().replace('\'', "\"");
    text.split("\"name\": \"").skip(1).map(name).collect()
}

/// A text without spaces, which lines may end at.
fn closed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Beyond what fits a picture it grows in height: no label is dropped, cut off or folded away.
#[test]
fn crowded_pictures_grow_and_name_every_party() {
    for (seed, (parties, flows, width)) in
        [(65, 90, 1000.0), (65, 130, 1000.0), (25, 30, 360.0), (25, 50, 360.0), (140, 200, 1000.0), (60, 90, 360.0)]
            .into_iter()
            .cycle()
            .take(24)
            .enumerate()
    {
        let text = document(seed as u64 + 400, parties, flows);
        let network = network(&text);
        let about = format!("seed {seed}, {parties} parties, {width} px");
        let layout = layout::layout(&network, &Options { width, ..Options::default() });
        check(&layout, &about);
        assert!(layout.vertical == (width < 520.0), "{about}");
        for (from, to, _) in network.ends() {
            let drawn = |party: usize| layout.nodes.get(party).is_some_and(Option::is_some);
            assert!(drawn(from) && drawn(to), "{about}: a party is dropped");
        }
        for node in layout.nodes.iter().flatten() {
            let cut_off = node.label.lines.iter().any(|line| line.text.contains('…'));
            assert!(!cut_off, "{about}: a label is cut off: {:?}", node.label);
        }
        for (name, node) in names(&text).iter().zip(&layout.nodes) {
            let Some(node) = node else { continue };
            let label: String = node.label.lines.iter().map(|line| line.text.as_str()).collect();
            assert!(closed(&label).starts_with(&closed(name)), "{about}: {name:?} is written {label:?}");
        }
        assert!(layout.links.iter().all(Option::is_some), "{about}: a flow is dropped");
        let many = layout.nodes.iter().flatten().count() as f64 > 0.07 * width;
        assert_eq!(many, says_higher(&layout), "{about}: whether the legend says that the picture is higher");
    }
}

#[test]
fn drawings_are_well_formed_and_the_same_every_time() {
    for seed in 1..25 {
        let network = network(&document(seed, 3 + seed, 2 * seed));
        for (mode, background) in [
            (Mode::Light, Background::Theme),
            (Mode::Dark, Background::None),
            (Mode::Auto, Background::Colour("#fffbe6".to_string())),
        ] {
            let theme = Theme { mode, background };
            for options in pictures().into_iter().take(2) {
                let once =
                    svg::to_string(&scene::draw(&network, &layout::layout(&network, &options), &theme, &View::STATIC));
                let again =
                    svg::to_string(&scene::draw(&network, &layout::layout(&network, &options), &theme, &View::STATIC));
                assert_eq!(once, again);
                assert!(well_formed(&once), "seed {seed}: {once}");
            }
        }
    }
}

#[test]
fn odd_lengths_are_drawn_all_the_same() {
    let network = network(&document(7, 9, 14));
    for length in [f64::NAN, f64::INFINITY, -5.0, 0.0, 1.0, 1e12] {
        let options =
            Options { width: length, height: Some(length), padding: length, node_width: length, ..Options::default() };
        check(&layout::layout(&network, &options), &format!("{length}"));
    }
}
