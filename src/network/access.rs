//! What others may ask of a network.

use super::Network;
use crate::near::nearest_of;

impl Network {
    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The same with the words that are not the author's in another language, a BCP 47 tag.
    #[must_use]
    pub fn in_language(&self, lang: &str) -> Self {
        let mut own = self.clone();
        lang.clone_into(&mut own.lang);
        own
    }

    /// Takes up another language for the words that are not the author's, a BCP 47 tag. Gives the one before.
    pub fn speak(&mut self, lang: String) -> String {
        std::mem::replace(&mut self.lang, lang)
    }

    /// The ids of all parties, in the order of their indices.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.parties.iter().map(|party| party.id.as_str())
    }

    /// The ids of all awards, in the order of their indices.
    pub fn award_ids(&self) -> impl Iterator<Item = &str> {
        self.awards.iter().map(|award| award.id.as_str())
    }

    /// The index of the party with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.parties.iter().position(|party| party.id == id)
    }

    /// The id of the party that a mistyped id, or a name in its place, was most likely meant to be.
    #[must_use]
    pub fn nearest_id(&self, id: &str) -> Option<&str> {
        let ids = self.parties.iter().map(|party| (party.id.as_str(), party.id.as_str()));
        let names = self.parties.iter().map(|party| (party.name.as_str(), party.id.as_str()));
        nearest_of(id, ids.chain(names))
    }

    /// Of every flow the indices of the parties that give and receive, and the amount that its width shows, in units of
    /// the currency. That amount is an estimate where the flow is not known exactly.
    #[allow(clippy::cast_precision_loss, reason = "for reports on a drawing, whose widths are floats as well")]
    pub fn ends(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        self.flows.iter().map(|flow| (flow.from, flow.to, flow.estimate as f64 / 100.0))
    }
}
