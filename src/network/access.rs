//! What others may ask of a network.

use super::Network;

impl Network {
    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The ids of all parties, in the order of their indices.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.parties.iter().map(|party| party.id.as_str())
    }

    /// Of every flow the indices of the parties that give and receive, and the amount that its width shows, in units of
    /// the currency. That amount is an estimate where the flow is not known exactly.
    #[allow(clippy::cast_precision_loss, reason = "for reports on a drawing, whose widths are floats as well")]
    pub fn ends(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        self.flows.iter().map(|flow| (flow.from, flow.to, flow.estimate as f64 / 100.0))
    }
}
