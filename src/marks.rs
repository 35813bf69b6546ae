//! Marks: what a ribbon shows about its money beyond its width, so that nothing uncertain looks certain.

use crate::description::{FlowKind, Status};
use crate::money::{Hundredths, Interval, Stated};
use crate::network::{Flow, Keep};

/// Thinner than this, in pixels, a ribbon cannot be seen and is drawn as a fine line that is not to scale.
pub const THIN: f64 = 0.75;

/// How a flow is marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marks {
    /// The part of the width that is certain, from 0 to 1; the rest is hatched.
    pub certain: f64,
    /// Only proposed: dashed.
    pub proposed: bool,
    /// No money changes hands: dotted.
    pub in_kind: bool,
}

/// The marks of a flow.
#[must_use]
pub fn of(flow: &Flow) -> Marks {
    // "About" is an approximate statement, not an unknown amount.
    let about = matches!(flow.amount.stated, Stated::About(_));
    Marks {
        certain: if about { 1.0 } else { certain(flow.interval, flow.estimate) },
        proposed: flow.status == Status::Proposed,
        in_kind: flow.kind == Some(FlowKind::InKind),
    }
}

/// The part of a kept amount that is certain.
#[must_use]
pub fn of_keep(keep: &Keep) -> f64 {
    certain(keep.interval, keep.estimate)
}

/// The part of an estimate that the interval guarantees.
#[allow(clippy::cast_precision_loss, reason = "a ratio for a width in pixels")]
fn certain(interval: Interval, estimate: Hundredths) -> f64 {
    if interval.most == Some(interval.least) || interval.least >= estimate {
        return 1.0;
    }
    (interval.least.max(0) as f64 / estimate.max(1) as f64).clamp(0.0, 1.0)
}
