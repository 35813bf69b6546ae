//! The Yew component: holds what the reader looks at, draws it anew when that changes.

use std::rc::Rc;

use yew::{Component, Context, Html, NodeRef, Properties, html};

use super::vnode;
use crate::placeholder::{Direction, Event, Mark, Network, Theme, View, draw};

/// The width in pixels of a drawing whose host has none yet.
const WIDTH_WITHOUT_HOST: f64 = 960.0;

/// What is drawn and how. Only a checked network can be drawn, so the component cannot fail.
#[derive(Clone, Debug, Properties)]
pub struct Props {
    /// What is drawn. Two networks are the same when they are the same allocation.
    pub network: Rc<Network>,
    /// Light, dark, or as the page, which is the default.
    #[prop_or_default]
    pub theme: Theme,
    /// Which way the money runs; by the width of the host unless set.
    #[prop_or_default]
    pub layout: Direction,
    /// Width in pixels of the first drawing, before the host is measured; 960 unless set.
    #[prop_or(WIDTH_WITHOUT_HOST)]
    pub width: f64,
    /// Called after each drawing that is on the page.
    #[prop_or_default]
    pub ondraw: yew::Callback<()>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.network, &other.network)
            && self.theme == other.theme
            && self.layout == other.layout
            && self.ondraw == other.ondraw
    }
}

/// What happens to a component.
#[derive(Debug)]
pub enum Message {
    /// The reader did something.
    Reader(Event),
    /// The host has another width, in pixels.
    Width(f64),
}

/// Draws one network, follows the pointer, the keyboard and the width of its host.
#[derive(Debug)]
pub struct FundingFlow {
    root: NodeRef,
    view: View,
    width: f64,
    /// What the keyboard has moved to, until the page's focus follows.
    moved_to: Option<Mark>,
    #[cfg(feature = "web")]
    wires: Option<(super::listen::Listeners, super::width::WidthWatch)>,
}

impl Component for FundingFlow {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            root: NodeRef::default(),
            view: View::default(),
            width: ctx.props().width,
            moved_to: None,
            #[cfg(feature = "web")]
            wires: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Reader(event) => {
                let view = self.view.step(&event, &ctx.props().network);
                if matches!(event, Event::Key(_)) && view.focus != self.view.focus {
                    self.moved_to = view.focus;
                }
                let changed = view != self.view;
                self.view = view;
                changed
            }
            Message::Width(width) => {
                let changed = (width - self.width).abs() >= 1.0;
                if changed {
                    self.width = width;
                }
                changed
            }
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if !Rc::ptr_eq(&ctx.props().network, &old.network) {
            // What was looked at is gone; indices mean something else now.
            self.view = View::default();
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let drawing = draw(&props.network, self.width, props.theme, &self.view);
        html! { <div ref={self.root.clone()} class="funding-flow" part="drawing">{ vnode::node(&drawing) }</div> }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        #[cfg(feature = "web")]
        if let Some(root) = self.root.cast::<web_sys::Element>() {
            if first {
                self.wires = Some((
                    super::listen::Listeners::new(&root, ctx.link().callback(Message::Reader)),
                    super::width::WidthWatch::new(&root, self.width, ctx.link().callback(Message::Width)),
                ));
            }
            if let Some(mark) = self.moved_to.take() {
                super::listen::focus(&root, mark);
            }
        }
        let _ = first;
        ctx.props().ondraw.emit(());
    }
}
