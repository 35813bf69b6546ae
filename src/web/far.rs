//! What `wasm_split` asks of a runtime, for functions that are called only when the page has fetched them: nothing.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// What the result of such a function is: it is there.
pub(super) fn at_once<T>(called: impl Future<Output = T>) -> Option<T> {
    match std::pin::pin!(called).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    }
}

/// Found by this name.
pub(super) mod rt {
    use super::{Infallible, Pin};

    pub(crate) type LoadCallbackFn = extern "C" fn(*const std::ffi::c_void, bool);

    pub(crate) struct LazySplitLoader;

    impl LazySplitLoader {
        pub(crate) const fn new<Load: Copy>(_: Load) -> Self {
            Self
        }
    }

    #[allow(clippy::unused_async, reason = "awaited where there is something to fetch")]
    pub(crate) async fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Result<(), Infallible> {
        Ok(())
    }
}
