//! Both sinks write the same tree: Yew's server renderer against the svg crate, compared as parsed trees.
#![cfg(feature = "ssr")]

use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use funding_flow::layout::{Direction, Layout, Options, layout};
use funding_flow::network::Network;
use funding_flow::scene::{Scene, draw};
use funding_flow::theme::{Background, Mode, Theme};
use funding_flow::view::{Target, View};
use funding_flow::web::{FundingFlow, Props, vnode};
use funding_flow::{read, svg};
use yew::prelude::*;

const EXAMPLES: [&str; 4] = ["minimal", "numpy-openblas", "dask", "made-up-library"];

fn text(example: &str) -> String {
    std::fs::read_to_string(format!("{}/examples/{example}.json", env!("CARGO_MANIFEST_DIR"))).expect("an example")
}

fn network(example: &str) -> Network {
    read(&text(example)).0.expect("a good example")
}

/// A node of a parsed tree; texts are parts without attributes.
#[derive(Debug, PartialEq)]
struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

/// Reads well-formed markup, as both sinks write it.
fn parse(markup: &str) -> Node {
    let mut open = vec![Node { name: String::new(), attributes: Vec::new(), children: Vec::new() }];
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let words = unescaped(rest[..at].trim());
        if !words.is_empty() {
            let text = Node { name: words, attributes: Vec::new(), children: Vec::new() };
            open.last_mut().expect("an open element").children.push(text);
        }
        let end = at + rest[at..].find('>').expect("an end of the tag");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if tag.starts_with('/') {
            let done = open.pop().expect("an open element");
            open.last_mut().expect("an element around it").children.push(done);
            continue;
        }
        let (tag, is_closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, mut list) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while let Some((name, value)) = list.split_once("=\"") {
            let (value, after) = value.split_once('"').expect("an end of the value");
            attributes.push((name.trim().to_owned(), unescaped(value)));
            list = after;
        }
        attributes.sort();
        let node = Node { name: name.to_owned(), attributes, children: Vec::new() };
        if is_closed {
            open.last_mut().expect("an open element").children.push(node);
        } else {
            open.push(node);
        }
    }
    open.remove(0)
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&")
}

/// Nothing on the server has to be waited for.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1000 {
        if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
            return done;
        }
    }
    panic!("the server renderer waits for something")
}

fn rendered<C: BaseComponent<Properties: Clone>>(props: C::Properties) -> String {
    now(yew::LocalServerRenderer::<C>::with_props(props).hydratable(false).render())
}

#[derive(Clone, Properties)]
struct Drawn {
    scene: Rc<Scene>,
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
    }
}

#[component]
fn Bare(props: &Drawn) -> Html {
    vnode::node(props.scene.root.clone())
}

fn same(one: &str, other: &str, what: &str) {
    assert!(parse(one) == parse(other), "{what}: the sinks differ\n{one}\n{other}");
}

fn layouts(network: &Network) -> [Layout; 3] {
    let options = Options::default();
    [
        layout(network, &options),
        layout(network, &Options { width: 360.0, ..options.clone() }),
        layout(network, &Options { by_funder: true, ..options }),
    ]
}

#[test]
fn every_scene_is_the_same_in_both_sinks() {
    let focus = |target| View { focus: Some(target), ring: true, ..View::LIVE };
    let pinned = View { pinned: Some(Target::Flow(0)), ..View::LIVE };
    let views = [View::STATIC, View::LIVE, focus(Target::Party(0)), focus(Target::Flow(1)), pinned];
    for example in EXAMPLES {
        let network = network(example);
        for layout in layouts(&network) {
            for mode in [Mode::Light, Mode::Dark, Mode::Auto] {
                for (index, view) in views.iter().enumerate() {
                    let theme = Theme { mode, background: Background::Theme };
                    let scene = draw(&network, &layout, &theme, view);
                    let text = svg::to_string(&scene);
                    let props = Drawn { scene: Rc::new(scene) };
                    same(&rendered::<Bare>(props), &text, &format!("{example}, {mode:?}, view {index}"));
                }
            }
        }
    }
}

/// The `svg` element of a page.
fn drawing(page: &str) -> &str {
    let (from, to) = (page.find("<svg").expect("a drawing"), page.find("</svg>").expect("its end"));
    &page[from..to + 6]
}

#[test]
fn the_component_shows_what_is_drawn_for_its_view() {
    for example in EXAMPLES {
        let network = Rc::new(network(example));
        for direction in [Direction::Horizontal, Direction::Vertical] {
            for (selected, pinned) in [(None, None), (Some("flow-0"), Some(Target::Flow(0)))] {
                let layout = layout(&network, &Options { direction, ..Options::default() });
                let theme = Theme { mode: Mode::Auto, background: Background::None };
                let scene = draw(&network, &layout, &theme, &View { pinned, ..View::LIVE });
                let props = yew::props!(Props {
                    network: Rc::clone(&network),
                    layout: direction,
                    selected: selected.map(AttrValue::from)
                });
                let page = rendered::<FundingFlow>(props);
                same(drawing(&page), &svg::to_string(&scene), example);
                assert_eq!(page.contains("ff-panel"), pinned.is_some(), "{example}");
            }
        }
    }
}

#[test]
fn a_description_as_text_is_drawn() {
    #[component]
    fn App() -> Html {
        html! { <FundingFlow text={include_str!("../examples/minimal.json")} /> }
    }
    let page = rendered::<App>(());
    assert!(page.contains("<svg"), "{page}");
}

#[test]
fn problems_stand_in_place_of_a_drawing() {
    let page = rendered::<FundingFlow>(yew::props!(Props { text: "{\n  \"flows\": [ } ]\n}" }));
    assert!(page.contains("line 2, column"), "{page}");
    assert!(page.contains("role=\"alert\"") && !page.contains("<svg"), "{page}");
    let page = rendered::<FundingFlow>(yew::props!(Props {}));
    assert!(page.contains("role=\"alert\""), "{page}");
}

#[test]
fn the_table_says_the_same_without_a_drawing() {
    let page = rendered::<FundingFlow>(yew::props!(Props { text: text("numpy-openblas"), table: true, lang: "es" }));
    assert!(!page.contains("<svg") && page.contains("<table"), "{page}");
    assert!(page.contains("Mostrar como diagrama"), "the words of another language: {page}");
}
