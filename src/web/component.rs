//! The Yew component: holds what the reader looks at, draws anew what changes with it.

use std::cell::OnceCell;
use std::rc::Rc;

use yew::virtual_dom::{AttrValue, VComp, VTag};
use yew::{Callback, Component, Context, Html, NodeRef, Properties};

use super::still::{Parts, Still};
use super::{theme, vnode};
use crate::element::{Child, Element};
use crate::face;
use crate::layout::{Direction, Layout, Options, Previous, hit, layout};
use crate::network::{Choice, Network, Offers};
use crate::panel;
use crate::report::{Problem, TELLS};
use crate::scene::{TRACE, focused, traced, untouched};
use crate::table::{table, to_element};
use crate::theme::Mode;
use crate::trace::{Pools, Sides, sides_of};
use crate::view::{self, Event, Key, Target, View};
use crate::words::Word;

/// What is drawn and how.
///
/// ```
/// # #[cfg(feature = "ssr")] {
/// use funding_flow::web::FundingFlow;
/// use yew::prelude::*;
///
/// #[component]
/// fn App() -> Html {
///     html! { <FundingFlow text={r#"{ "title": "Us", "flows": [{ "from": "A", "to": "B", "amount": 5 }] }"#} /> }
/// }
/// # }
/// ```
#[derive(Clone, Debug, Properties)]
pub struct Props {
    /// A description as JSON. Its problems are shown in place of a drawing where it has errors.
    #[prop_or_default]
    pub text: Option<AttrValue>,
    /// What is drawn, checked already; goes before the text.
    #[prop_or_default]
    pub network: Option<Rc<Network>>,
    /// Light, dark, or as the page, which is the default.
    #[prop_or(Mode::Auto)]
    pub theme: Mode,
    /// Which way the money runs. Default: by the width of the host.
    #[prop_or_default]
    pub layout: Direction,
    /// Whether ribbons are striped by whose money they carry. Default: coloured by the giver's role.
    #[prop_or_default]
    pub by_funder: bool,
    /// Whether the table is shown instead of the drawing. Default: no. The reader can change that.
    #[prop_or_default]
    pub table: bool,
    /// What is pinned: the id of a party, or `flow-3` for the flow of index 3. The reader can change that.
    #[prop_or_default]
    pub selected: Option<AttrValue>,
    /// What is shown of the description. Default: everything. The reader can change that.
    #[prop_or_default]
    pub choice: Choice,
    /// Language of the words that are not the author's, a BCP 47 tag. Default: the description's.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// Width in pixels of the first drawing, before the host is measured. Default: that of a layout.
    #[prop_or(Options::default().width)]
    pub width: f64,
    /// The order of an earlier drawing of much the same, which the first one keeps. Default: none.
    #[prop_or_default]
    pub previous: Option<Previous>,
    /// Called after each drawing that is on the page.
    #[prop_or_default]
    pub ondraw: Callback<()>,
    /// Called when the reader pins something or lets go of it.
    #[prop_or_default]
    pub onselect: Callback<Option<Selection>>,
    /// Called when the reader asks for the table (true) or the drawing.
    #[prop_or_default]
    pub ontable: Callback<bool>,
    /// Called when the reader chooses what is shown.
    #[prop_or_default]
    pub onchoice: Callback<Choice>,
}

/// Two networks are the same when they are the same allocation. Width and order are only those of the first drawing.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.draws_the_same(other)
            && (self.theme, self.layout, self.by_funder, self.table)
                == (other.theme, other.layout, other.by_funder, other.table)
            && (&self.selected, &self.choice) == (&other.selected, &other.choice)
            && self.ondraw == other.ondraw
            && self.onselect == other.onselect
            && self.ontable == other.ontable
            && self.onchoice == other.onchoice
    }
}

impl Props {
    fn draws_the_same(&self, other: &Self) -> bool {
        self.network.as_ref().map(Rc::as_ptr) == other.network.as_ref().map(Rc::as_ptr)
            && self.text == other.text
            && self.lang == other.lang
    }
}

/// What a reader has pinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// As the property `selected` takes it.
    pub key: String,
    /// Of a flow, the ids of its ends.
    pub ends: Option<[String; 2]>,
}

/// What happens to a component.
#[derive(Debug)]
pub enum Message {
    /// The reader did something in the drawing.
    Reader(Event),
    /// The pointer is in the drawing, but on no part of it.
    Beside {
        /// Where, in parts of the drawing's width.
        at: (f64, f64),
        /// Whether it presses there.
        press: bool,
    },
    /// A key is pressed on a part of the drawing.
    Key(Target, Key),
    /// The reader lets go of what is pinned.
    Release,
    /// The reader changes between drawing and table.
    Turn,
    /// The reader chooses from the list of this name.
    Choose(String, String),
    /// The reader wants nothing left out.
    ShowAll,
    /// The reader wants to go on to the details of what is pinned.
    Details,
    /// The reader folds a group, or opens it again.
    Fold(String),
    /// The page is about to be printed.
    Print,
    /// The host has another width, in pixels.
    Width(f64),
}

/// Draws one network, follows the pointer, the keyboard and the width of its host.
#[derive(Debug)]
pub struct FundingFlow {
    root: NodeRef,
    width: f64,
    subject: Result<Picture, Vec<String>>,
    /// What is wrong with the text that came after the one that is drawn.
    stale: Vec<String>,
    choice: Choice,
    /// The order of the network before this one, or of the whole of which a part is shown, so that little moves.
    previous: Option<Previous>,
    view: View,
    table: Option<Parts>,
    print: Option<Parts>,
    traced: Option<(Target, Sides)>,
    pinned: Option<Parts>,
    /// What those hear who do not see it.
    spoken: AttrValue,
    /// What the keyboard has moved to, until the page's focus follows.
    moved_to: Option<Target>,
    #[cfg(feature = "element")]
    fresh: bool,
    /// Where the choices were when the reader used them.
    #[cfg(feature = "element")]
    choices_at: Option<f64>,
    #[cfg(feature = "element")]
    wires: Option<(super::listen::Listeners, super::width::WidthWatch)>,
}

/// A drawing: what stands still of it, before and after the layer that follows the reader.
#[derive(Debug)]
struct Picture {
    whole: Rc<Network>,
    offers: Rc<Offers>,
    /// What is shown of the whole.
    network: Rc<Network>,
    /// What a reader can choose: no part that stands still, since the focus stays on what the reader has used.
    choices: Option<Element>,
    layout: Layout,
    /// What every trace starts from; worked out with the first.
    pools: OnceCell<Rc<Pools>>,
    svg: VTag,
    still: [Parts; 2],
}

impl Picture {
    fn new(whole: Rc<Network>, props: &Props, choice: &Choice, width: f64, previous: Option<&Previous>) -> Self {
        let offers = Rc::new(whole.offers());
        Self::of(&(whole, offers), props, choice, width, previous)
    }

    /// The same of another part, or at another width.
    fn again(&self, props: &Props, choice: &Choice, width: f64, previous: Option<&Previous>) -> Self {
        let own = (Rc::clone(&self.whole), Rc::clone(&self.offers));
        Self { pools: self.pools.clone(), ..Self::of(&own, props, choice, width, previous) }
    }

    fn of(
        (whole, offers): &(Rc<Network>, Rc<Offers>),
        props: &Props,
        choice: &Choice,
        width: f64,
        previous: Option<&Previous>,
    ) -> Self {
        let network = whole.part(choice).map_or_else(|| Rc::clone(whole), Rc::new);
        let (by_funder, previous) = (props.by_funder, previous.cloned());
        let options = Options { width, direction: props.layout, by_funder, previous, ..Options::default() };
        let layout = layout(&network, &options);
        let Element { tag, attributes, children: mut before } = untouched(&network, &layout, &theme(props.theme)).root;
        let is_trace = |child: &Child| matches!(child, Child::Element(own) if own.attribute("class") == Some(TRACE));
        let at = before.iter().position(is_trace).unwrap_or(before.len());
        let after = before.split_off(at).into_iter().skip(1).collect();
        let svg = vnode::tag(Element { tag, attributes, children: Vec::new() });
        let choices = panel::choices(whole, offers, choice);
        let (whole, offers, pools) = (Rc::clone(whole), Rc::clone(offers), OnceCell::new());
        let still = [Parts::of_svg(before), Parts::of_svg(after)];
        Self { whole, offers, network, choices, layout, pools, svg, still }
    }

    fn sides(&self, target: Target) -> Sides {
        sides_of(&self.network, self.pools.get_or_init(|| Rc::new(Pools::new(&self.whole))), target)
    }
}

fn still(parts: &Parts) -> Html {
    VComp::new::<Still>(Rc::new(parts.clone()), None).into()
}

impl Component for FundingFlow {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let (width, choice) = (ctx.props().width, ctx.props().choice.clone());
        let previous = ctx.props().previous.clone();
        let mut own = Self {
            root: NodeRef::default(),
            width,
            subject: subject(ctx.props(), &choice, width, previous.as_ref()),
            stale: Vec::new(),
            choice,
            previous,
            view: View::LIVE,
            table: None,
            print: None,
            traced: None,
            pinned: None,
            spoken: AttrValue::default(),
            moved_to: None,
            #[cfg(feature = "element")]
            fresh: true,
            #[cfg(feature = "element")]
            choices_at: None,
            #[cfg(feature = "element")]
            wires: None,
        };
        own.turn(ctx.props().table);
        own.select(ctx.props());
        own
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let Ok(picture) = &self.subject else { return false };
        match message {
            Message::Reader(event) => {
                let view = self.view.step(&picture.network, &picture.layout, event);
                self.look(ctx, view)
            }
            Message::Beside { at, press } => {
                let width = picture.layout.width;
                let near = hit(&picture.layout, at.0 * width, at.1 * width);
                let event = if press { Event::Press(near) } else { Event::Hover(near) };
                let view = self.view.step(&picture.network, &picture.layout, event);
                self.look(ctx, view)
            }
            Message::Key(target, key) => {
                // The pointer may be over something else meanwhile.
                let here = self.view.step(&picture.network, &picture.layout, Event::Focus(Some(target)));
                let view = here.step(&picture.network, &picture.layout, Event::Key(key));
                // A key can be answered late, when its reader has gone on to another place of the page.
                if view.focus != here.focus && self.focused().is_some() {
                    self.moved_to = view.focus;
                }
                self.look(ctx, view)
            }
            Message::Release => {
                // The button that was pressed goes away with the panel.
                self.moved_to = self.view.pinned;
                self.look(ctx, View { pinned: None, ..self.view })
            }
            Message::Turn => {
                self.turn(self.table.is_none());
                self.redraw(ctx);
                ctx.props().ontable.emit(self.table.is_some());
                true
            }
            Message::Choose(list, value) => {
                let mut choice = self.choice.clone();
                match list.as_str() {
                    "status" => choice.status = value,
                    "award" => choice.award = value,
                    _ => choice.year = value,
                }
                self.choose(ctx, choice, true)
            }
            Message::ShowAll => {
                let choice = Choice { folded: self.choice.folded.clone(), ..Choice::default() };
                self.choose(ctx, choice, true);
                // The button that was pressed goes away.
                self.moved_to = self.subject.as_ref().ok().and_then(|picture| view::first(&picture.layout));
                true
            }
            Message::Details => {
                #[cfg(feature = "element")]
                if let Some(root) = self.root.cast() {
                    super::listen::focus_on(&root, ".ff-panel>p");
                }
                false
            }
            Message::Fold(group) => self.choose(ctx, self.choice.turned(&group, &picture.offers), true),
            Message::Print => {
                self.print = Some(to_element(&table(&picture.network)).into());
                true
            }
            Message::Width(width) => {
                self.width = width;
                self.redraw(ctx);
                true
            }
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        if !props.draws_the_same(old) {
            let mut focused = None;
            if let Ok(picture) = &self.subject {
                self.previous = Some(Previous::new(&picture.network, &picture.layout));
                focused = self.focused().and_then(|part| selection(&picture.network, part));
            }
            match (subject(props, &self.choice, self.width, self.previous.as_ref()), &self.subject) {
                // The last text that could be read stays in reach.
                (Err(problems), Ok(_)) => self.stale = problems,
                (subject, _) => {
                    self.subject = subject;
                    if let (Some(part), Ok(picture)) = (focused, &self.subject) {
                        self.moved_to = target(&picture.network, &part.key);
                    }
                    self.stale.clear();
                    // What was looked at is gone; indices mean something else now.
                    self.settle(None);
                    self.select(props);
                }
            }
        } else if props.theme != old.theme || props.layout != old.layout || props.by_funder != old.by_funder {
            self.redraw(ctx);
        }
        if props.choice != old.choice {
            self.choose(ctx, props.choice.clone(), false);
        }
        if props.table != old.table && props.table != self.table.is_some() {
            self.turn(props.table);
            self.redraw(ctx);
        }
        if props.selected != old.selected {
            self.select(props);
        }
        #[cfg(feature = "element")]
        {
            self.fresh = true;
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let mode = ctx.props().theme;
        let picture = match &self.subject {
            Ok(picture) => picture,
            Err(_) if !TELLS => return Html::default(),
            Err(problems) => {
                return self.rooted(
                    face::root(mode, false, false),
                    [listed("This funding diagram cannot be drawn.", problems)],
                );
            }
        };
        let network = &*picture.network;
        let sides = self.traced.as_ref().map(|(target, sides)| (*target, sides));
        let main = match &self.table {
            Some(table) => {
                let shown = |line: &str| vnode::node(panel::shown(network, line));
                [network.shown().map_or_else(Html::default, shown), still(table)].into_iter().collect()
            }
            None => {
                let mut svg = picture.svg.clone();
                let (layout, theme) = (&picture.layout, theme(mode));
                let layer = traced(network, layout, &theme, &self.view, sides.map(|(_, sides)| sides));
                let ring = focused(network, layout, &theme, &self.view).map_or_else(Html::default, vnode::node);
                let [before, after] = &picture.still;
                svg.add_children([still(before), vnode::node(layer), still(after), ring]);
                let is_pinned = sides.is_some_and(|(target, _)| Some(target) == self.view.pinned);
                let caption = panel::caption(network, sides, is_pinned, self.width);
                [Html::from(svg), vnode::node(caption)].into_iter().collect()
            }
        };
        let turn = if self.table.is_some() { Word::AsDiagram } else { Word::AsTable };
        let mut print = vnode::tag(face::print());
        print.add_child(self.print.as_ref().map_or_else(Html::default, still));
        let (bar, spoken) = (face::bar(network, turn), face::spoken(&self.spoken));
        let pinned = self.pinned.as_ref().map_or_else(Html::default, still);
        // Each child keeps its place, also when it is empty: what is drawn in another's place would be drawn anew.
        let stale = if self.stale.is_empty() { Html::default() } else { listed(OUTDATED, &self.stale) };
        let choices = picture.choices.clone().map_or_else(Html::default, vnode::node);
        // Over a table, which may be long; under a drawing, which begins with its title.
        let (over, under) = if self.table.is_some() { (choices, Html::default()) } else { (Html::default(), choices) };
        self.rooted(
            face::root(mode, picture.layout.vertical, self.traced.is_some()),
            [stale, over, main, under, vnode::node(bar), pinned, vnode::node(spoken), print.into()],
        )
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        #[cfg(feature = "element")]
        if let Some(root) = self.root.cast::<web_sys::Element>() {
            if first {
                let link = ctx.link().clone();
                let width = move |width| link.send_message(Message::Width(width));
                self.wires = Some((
                    super::listen::Listeners::new(&root, ctx.link().callback(|message| message)),
                    super::width::WidthWatch::new(&root, self.width, width),
                ));
            }
            super::listen::set_lists(&root, |list| match list {
                "status" => self.choice.status.clone(),
                "award" => self.choice.award.clone(),
                _ => self.choice.year.clone(),
            });
            if std::mem::take(&mut self.fresh)
                && let Ok(picture) = &self.subject
            {
                if self.table.is_none() {
                    super::follow::follow(&root, &picture.network);
                }
                // Marks that are drawn anew do not know which others have been kept.
                let stop = self.view.focus.or_else(|| view::first(&picture.layout));
                if let Some(stop) = stop.filter(|_| !first) {
                    super::listen::stop_at(&root, stop);
                }
            }
            if let Some(target) = self.moved_to.take() {
                super::listen::focus(&root, target);
            }
            if let Some(at) = self.choices_at.take() {
                super::listen::hold_choices(&root, at);
            }
        }
        let _ = first;
        ctx.props().ondraw.emit(());
    }
}

impl FundingFlow {
    /// The outermost element, by which the rest of the page is found.
    fn rooted(&self, element: Element, children: impl IntoIterator<Item = Html>) -> Html {
        let mut root = vnode::tag(element);
        root.node_ref = self.root.clone();
        root.add_children(children);
        root.into()
    }

    /// Takes up another view; says whether anything changes.
    fn look(&mut self, ctx: &Context<Self>, view: View) -> bool {
        let old = std::mem::replace(&mut self.view, view);
        if view == old {
            return false;
        }
        self.trace();
        if view.pinned != old.pinned {
            self.pin();
            if let Ok(picture) = &self.subject {
                ctx.props().onselect.emit(view.pinned.and_then(|target| selection(&picture.network, target)));
            }
        }
        true
    }

    /// Shows another part. What is pinned stays pinned where it is still shown.
    fn choose(&mut self, ctx: &Context<Self>, choice: Choice, is_reader: bool) -> bool {
        if choice == self.choice {
            return false;
        }
        let old = std::mem::replace(&mut self.choice, choice);
        let Ok(picture) = &mut self.subject else { return false };
        if self.previous.is_none() || picture.network.shown.is_none() {
            self.previous = Some(Previous::new(&picture.network, &picture.layout));
        }
        let pinned = self.view.pinned;
        let key = pinned.and_then(|target| selection(&picture.network, target)).map(|selection| selection.key);
        *picture = picture.again(ctx.props(), &self.choice, self.width, self.previous.as_ref());
        let line = picture.network.shown().unwrap_or(panel::said(&picture.network, Word::ShownAll)).to_owned();
        self.settle(key.as_deref());
        let is_other = |of: fn(&Choice) -> &String| of(&old) != of(&self.choice);
        if is_other(|own| &own.status) || is_other(|own| &own.award) || is_other(|own| &own.year) {
            self.spoken = line.into();
        }
        if is_reader {
            #[cfg(feature = "element")]
            {
                self.choices_at = self.root.cast().as_ref().and_then(super::listen::choices_at);
            }
            ctx.props().onchoice.emit(self.choice.clone());
        }
        if self.view.pinned.is_none() && pinned.is_some() {
            ctx.props().onselect.emit(None);
        }
        true
    }

    /// Begins anew with another drawing, with what is pinned by this key.
    fn settle(&mut self, pinned: Option<&str>) {
        self.view = View::LIVE;
        (self.print, self.traced, self.pinned) = (None, None, None);
        self.turn(self.table.is_some());
        if let (Ok(picture), Some(key)) = (&self.subject, pinned) {
            self.view.pinned = target(&picture.network, key);
            self.trace();
            self.pin();
        }
        #[cfg(feature = "element")]
        {
            self.fresh = true;
        }
    }

    /// Follows the money of what is looked at, where that is not what it was.
    fn trace(&mut self) {
        let (Ok(picture), traced) = (&self.subject, self.view.traced()) else { return };
        if self.traced.as_ref().map(|(target, _)| *target) != traced {
            self.traced = traced.map(|target| (target, picture.sides(target)));
        }
    }

    /// The panel of what is pinned, and what is said of it.
    fn pin(&mut self) {
        let Ok(picture) = &self.subject else { return };
        let network = &picture.network;
        self.spoken = panel::said(network, Word::Released).into();
        self.pinned = self.view.pinned.map(|target| {
            let fresh;
            let sides = match &self.traced {
                Some((traced, sides)) if *traced == target => sides,
                _ => {
                    fresh = picture.sides(target);
                    &fresh
                }
            };
            self.spoken = panel::spoken(network, target, sides).into();
            panel::panel(network, target, sides).into()
        });
    }

    /// Pins what the property names, without telling those who set it.
    fn select(&mut self, props: &Props) {
        let Ok(picture) = &self.subject else { return };
        let pinned = props.selected.as_ref().and_then(|key| target(&picture.network, key));
        if pinned != self.view.pinned {
            self.view.pinned = pinned;
            self.trace();
            self.pin();
        }
    }

    fn turn(&mut self, to_table: bool) {
        self.table = match &self.subject {
            Ok(picture) if to_table => Some(to_element(&table(&picture.network)).into()),
            _ => None,
        };
    }

    /// The part that has the page's focus, which goes with it when it is drawn anew.
    fn focused(&self) -> Option<Target> {
        #[cfg(feature = "element")]
        return super::listen::focused_part(&self.root.cast()?);
        #[cfg(not(feature = "element"))]
        None
    }

    fn redraw(&mut self, ctx: &Context<Self>) {
        self.moved_to = self.focused();
        if let Ok(picture) = &mut self.subject {
            *picture = picture.again(ctx.props(), &self.choice, self.width, self.previous.as_ref());
        }
        #[cfg(feature = "element")]
        {
            self.fresh = true;
        }
    }
}

/// What is drawn, or what is wrong with it in sentences.
fn subject(props: &Props, choice: &Choice, width: f64, previous: Option<&Previous>) -> Result<Picture, Vec<String>> {
    let network = match &props.network {
        Some(network) => Rc::clone(network),
        None => {
            let (network, report) = crate::read(props.text.as_deref().unwrap_or_default());
            Rc::new(network.ok_or_else(|| {
                if TELLS { report.problems().iter().map(sentence).collect::<Vec<_>>() } else { Vec::new() }
            })?)
        }
    };
    let network = match &props.lang {
        Some(lang) if **lang != *network.lang => Rc::new(network.in_language(lang)),
        _ => network,
    };
    Ok(Picture::new(network, props, choice, width, previous))
}

/// Says that what is drawn is not what the text says.
const OUTDATED: &str =
    "This funding diagram is out of date: its description cannot be read. Below is the last one that could be.";

/// Problems under a sentence.
fn listed(sentence: &'static str, problems: &[String]) -> Html {
    let items = problems.iter().map(|problem| Element::new("li").text(problem.as_str()));
    let list = Element::new("div").with("class", "ff-problems").with("part", "problems").with("role", "alert");
    let list = list.with("lang", "en").child(Element::new("p").text(sentence));
    vnode::node(list.child(Element::new("ul").children(items)))
}

fn sentence(problem: &Problem) -> String {
    let place =
        problem.place.map_or_else(String::new, |place| format!("line {}, column {}: ", place.line, place.column));
    let hint = problem.hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
    format!("{place}{}{hint}", problem.message)
}

fn selection(network: &Network, target: Target) -> Option<Selection> {
    let id = |party: usize| network.parties.get(party).map(|party| party.id.clone());
    Some(match target {
        Target::Party(party) => Selection { key: id(party)?, ends: None },
        Target::Flow(index) => {
            let flow = network.flows.get(index)?;
            Selection { key: format!("flow-{index}"), ends: Some([id(flow.from)?, id(flow.to)?]) }
        }
    })
}

fn target(network: &Network, key: &str) -> Option<Target> {
    let drawn = |party: usize| network.parties.get(party).filter(|party| party.is_shown).map(|_| Target::Party(party));
    let party = network.find(key).and_then(drawn);
    // A member by the party that it is drawn as.
    let party = party.or_else(|| drawn(network.drawn_as(network.whole().find(key)?)));
    party.or_else(|| {
        let flow = key.strip_prefix("flow-")?.parse().ok().filter(|flow| *flow < network.flows.len())?;
        network.flow_drawn_as(flow).map(Target::Flow)
    })
}
