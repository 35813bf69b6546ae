//! What stands still: parts of a page that are not looked at again while the reader moves about.

use std::cell::RefCell;
use std::rc::Rc;

use yew::{Component, Context, Html, Properties};

use super::vnode;
use crate::element::{Child, Element};

/// Parts that are built once. They are given away when they are drawn, so that no second copy of them is kept.
#[derive(Clone, Debug, Properties)]
pub(super) struct Parts {
    parts: Rc<RefCell<Vec<Child>>>,
}

impl Parts {
    pub(super) fn new(parts: Vec<Child>) -> Self {
        Self { parts: Rc::new(RefCell::new(parts)) }
    }
}

impl From<Element> for Parts {
    fn from(element: Element) -> Self {
        Self::new(vec![Child::Element(element)])
    }
}

/// The same allocation is the same parts.
impl PartialEq for Parts {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.parts, &other.parts)
    }
}

/// Draws its parts when they are others than before.
#[derive(Debug)]
pub(super) struct Still;

impl Component for Still {
    type Message = ();
    type Properties = Parts;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().parts.take().into_iter().map(vnode::child).collect()
    }
}
