//! The wall: the only modules that name yew, `web_sys`, `wasm_bindgen` or gloo.

#[cfg(feature = "web")]
mod build;
mod component;
mod still;
mod style;
pub mod vnode;

#[cfg(feature = "web")]
mod chart;
#[cfg(feature = "playground")]
mod export;
#[cfg(feature = "web")]
mod follow;
#[cfg(feature = "playground")]
mod import;
#[cfg(feature = "web")]
mod listen;
#[cfg(feature = "web")]
mod problems;
#[cfg(feature = "playground")]
mod snippet;
#[cfg(feature = "web")]
mod value;
#[cfg(feature = "web")]
mod width;

pub use component::{FundingFlow, Message, Props, Selection};
pub use style::style;
