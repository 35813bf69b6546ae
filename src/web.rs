//! The wall: the only modules that name yew, `web_sys`, `wasm_bindgen` or gloo.

#[cfg(feature = "element")]
mod build;
#[cfg(any(feature = "element", feature = "ssr"))]
mod component;
#[cfg(any(feature = "element", feature = "ssr"))]
mod still;
#[cfg(any(feature = "element", feature = "ssr"))]
mod style;
#[cfg(any(feature = "element", feature = "ssr"))]
pub mod vnode;

#[cfg(feature = "element")]
mod chart;
#[cfg(feature = "explain")]
mod explain;
#[cfg(feature = "playground")]
mod export;
#[cfg(feature = "split")]
mod far;
#[cfg(feature = "element")]
mod first;
#[cfg(feature = "element")]
mod follow;
#[cfg(feature = "playground")]
mod import;
#[cfg(feature = "element")]
mod listen;
#[cfg(feature = "element")]
mod live;
#[cfg(all(feature = "element", not(feature = "diagnose")))]
mod memory;
#[cfg(feature = "playground")]
mod snippet;
#[cfg(feature = "explain")]
mod value;
#[cfg(feature = "element")]
mod width;

#[cfg(any(feature = "element", feature = "ssr"))]
pub use component::{FundingFlow, Message, Props, Selection};
#[cfg(any(feature = "element", feature = "ssr"))]
pub use style::style;

/// How a live drawing looks: what lies behind it is the page's.
#[cfg(any(feature = "element", feature = "ssr"))]
fn theme(mode: crate::theme::Mode) -> crate::theme::Theme {
    crate::theme::Theme { mode, background: crate::theme::Background::None }
}
