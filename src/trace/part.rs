//! Parts: how traced money is added up, kept within what there is, and told.

use super::{Mix, Part};
use crate::letter::strung;
use crate::money::{Hundredths, Interval, Style};

/// The most that some money can be, where that is known, and whether that is only about right.
pub(super) type Most = (Option<Hundredths>, bool);

impl Part {
    /// No money, for certain.
    pub(super) const NOTHING: Self =
        Self { estimate: 0, amount: Interval { least: 0, most: Some(0) }, mix: Mix::Whole, about: false };

    pub(super) fn add(&mut self, other: &Self) {
        self.estimate += other.estimate;
        self.amount.least += other.amount.least;
        self.amount.most = self.amount.most.zip(other.amount.most).map(|(sum, most)| sum + most);
        if other.estimate > 0 {
            self.mix = self.mix.max(other.mix);
            self.about |= other.about;
        }
    }

    /// Both ends lie within what there is, and so does the estimate.
    pub(super) fn keep_within(&mut self, (most, about): Most) {
        if let Some(most) = most
            && self.amount.most.is_none_or(|own| own > most)
        {
            self.estimate = self.estimate.min(most);
            self.amount = Interval { least: self.amount.least.min(most), most: Some(most) };
            self.about |= about;
        }
        self.fit();
    }

    /// The figure in words: what is only about right says so; nothing where nothing is known.
    pub(crate) fn figure(&self, style: Style) -> Option<String> {
        let text = style.interval(self.amount)?;
        Some(if self.about { strung(&["≈\u{a0}", &text]) } else { text })
    }

    /// Hundredths are rounded, so that the estimate may lie a hundredth outside.
    pub(super) fn fit(&mut self) {
        self.amount.least = self.amount.least.min(self.estimate);
        self.amount.most = self.amount.most.map(|most| most.max(self.estimate));
    }
}
