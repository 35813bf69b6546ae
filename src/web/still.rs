//! What stands still: parts of a page that are not looked at again while the reader moves about.

use std::cell::RefCell;
use std::rc::Rc;

use yew::{Component, Context, Html, Properties};

#[cfg(not(feature = "element"))]
use super::vnode;
use crate::element::{Child, Element};

/// Parts that are built once. They are given away when they are drawn, so that no second copy of them is kept.
#[derive(Clone, Debug, Properties)]
pub(super) struct Parts {
    parts: Rc<RefCell<Vec<Child>>>,
    /// Whether they stand in a drawing; others are HTML.
    #[cfg_attr(not(feature = "element"), allow(dead_code))]
    is_svg: bool,
}

impl Parts {
    /// Parts of a drawing.
    pub(super) fn of_svg(parts: Vec<Child>) -> Self {
        Self { parts: Rc::new(RefCell::new(parts)), is_svg: true }
    }
}

impl From<Element> for Parts {
    fn from(element: Element) -> Self {
        Self { parts: Rc::new(RefCell::new(vec![Child::Element(element)])), is_svg: false }
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
pub(super) struct Still {
    #[cfg(feature = "element")]
    built: RefCell<Vec<super::build::Built>>,
}

impl Component for Still {
    type Message = ();
    type Properties = Parts;

    fn create(_: &Context<Self>) -> Self {
        Self {
            #[cfg(feature = "element")]
            built: RefCell::default(),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let parts = ctx.props().parts.take();
        #[cfg(feature = "element")]
        return super::build::nodes(parts, ctx.props().is_svg, &mut self.built.borrow_mut());
        #[cfg(not(feature = "element"))]
        parts.into_iter().map(vnode::child).collect()
    }
}
