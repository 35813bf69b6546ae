//! The Yew component: holds what the reader looks at, draws it anew when that changes.

use std::rc::Rc;

use yew::{Component, Context, Html, NodeRef, Properties, html};

use super::vnode;
use crate::layout::{Direction, Layout, Options, Previous, layout};
use crate::network::Network;
use crate::scene::draw;
use crate::theme::{Background, Mode, Theme};
use crate::view::{Event, Target, View};

/// What is drawn and how. Only a checked network can be drawn, so the component cannot fail.
#[derive(Clone, Debug, Properties)]
pub struct Props {
    /// What is drawn. Two networks are the same when they are the same allocation.
    pub network: Rc<Network>,
    /// Light, dark, or as the page, which is the default.
    #[prop_or(Mode::Auto)]
    pub theme: Mode,
    /// Which way the money runs. Default: by the width of the host.
    #[prop_or_default]
    pub layout: Direction,
    /// Width in pixels of the first drawing, before the host is measured. Default: that of a layout.
    #[prop_or(Options::default().width)]
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
    width: f64,
    layout: Layout,
    /// The order of the network before this one, so that an edit moves little.
    previous: Option<Previous>,
    view: View,
    /// What the keyboard has moved to, until the page's focus follows.
    moved_to: Option<Target>,
    #[cfg(feature = "web")]
    wires: Option<(super::listen::Listeners, super::width::WidthWatch)>,
}

impl Component for FundingFlow {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let width = ctx.props().width;
        Self {
            root: NodeRef::default(),
            width,
            layout: lay_out(ctx.props(), width, None),
            previous: None,
            view: View::LIVE,
            moved_to: None,
            #[cfg(feature = "web")]
            wires: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Reader(event) => {
                let view = self.view.step(&ctx.props().network, &self.layout, event);
                if matches!(event, Event::Key(..)) && view.focus != self.view.focus {
                    self.moved_to = view.focus;
                }
                view != std::mem::replace(&mut self.view, view)
            }
            Message::Width(width) => {
                self.width = width;
                self.layout = lay_out(ctx.props(), width, self.previous.as_ref());
                true
            }
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if !Rc::ptr_eq(&ctx.props().network, &old.network) {
            self.previous = Some(Previous::new(&old.network, &self.layout));
            // What was looked at is gone; indices mean something else now.
            self.view = View::LIVE;
        }
        self.layout = lay_out(ctx.props(), self.width, self.previous.as_ref());
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        // What lies behind the drawing is the page's.
        let theme = Theme { mode: props.theme, background: Background::None };
        let scene = draw(&props.network, &self.layout, &theme, &self.view);
        html! { <div ref={self.root.clone()} class="funding-flow" part="drawing">{ vnode::node(&scene.root) }</div> }
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
            if let Some(target) = self.moved_to.take() {
                super::listen::focus(&root, target);
            }
        }
        let _ = first;
        ctx.props().ondraw.emit(());
    }
}

fn lay_out(props: &Props, width: f64, previous: Option<&Previous>) -> Layout {
    let previous = previous.cloned();
    layout(&props.network, &Options { width, direction: props.layout, previous, ..Options::default() })
}
