//! Stripes: which inks a ribbon or a bar has, and which part of its thickness each takes.

use super::Draft;
use crate::layout::Rect;
use crate::network::Role;
use crate::theme::Ink;
use crate::trace::Shares;

/// A stripe: its ink, where it begins and where it ends, from 0 to 1 of the thickness.
pub(super) type Stripe = (Ink, f64, f64);

/// The ink of a funder by rank: colours that are told apart with any colour vision, then grey for all others.
pub(super) fn owner(rank: usize) -> Ink {
    let role = [Role::Funder, Role::Sponsor, Role::Person, Role::Deliverable].get(rank).copied();
    Ink::Role(Some(role.unwrap_or(Role::Project)))
}

impl Draft<'_> {
    /// The stripes of a flow: one in the colour of the giver's role, or one for each funder whose money it carries.
    pub(super) fn flow_stripes(&self, flow: usize) -> Vec<Stripe> {
        let shares = self.layout.carried.as_ref().and_then(|carried| carried.flows.get(flow));
        of(shares, || self.network.flows.get(flow).and_then(|flow| self.role(flow.from)))
    }

    /// The stripes of a party.
    pub(super) fn party_stripes(&self, party: usize) -> Vec<Stripe> {
        let shares = self.layout.carried.as_ref().and_then(|carried| carried.parties.get(party));
        of(shares, || self.role(party))
    }

    /// A rectangle cut along the breadth into its stripes.
    pub(super) fn cut(&self, rect: Rect, stripes: &[Stripe]) -> Vec<(Ink, Rect)> {
        let at = |from: f64, to: f64, part: f64| from + (to - from) * part;
        let cut = |&(ink, from, to): &Stripe| {
            let part = if self.layout.vertical {
                Rect { x0: at(rect.x0, rect.x1, from), x1: at(rect.x0, rect.x1, to), ..rect }
            } else {
                Rect { y0: at(rect.y0, rect.y1, from), y1: at(rect.y0, rect.y1, to), ..rect }
            };
            (ink, part)
        };
        stripes.iter().map(cut).collect()
    }
}

fn of(shares: Option<&Shares>, role: impl Fn() -> Option<Role>) -> Vec<Stripe> {
    let Some(shares) = shares else { return vec![(Ink::Role(role()), 0.0, 1.0)] };
    let mut stripes = Vec::new();
    let mut from = 0.0;
    for (rank, share) in shares.iter().enumerate() {
        if *share > 0.0 {
            stripes.push((owner(rank), from, from + share));
            from += share;
        }
    }
    stripes
}

/// The ink that takes most of the thickness, for what is too thin for several.
pub(super) fn main(stripes: &[Stripe]) -> Ink {
    let widest = stripes.iter().max_by(|a, b| (a.2 - a.1).total_cmp(&(b.2 - b.1)));
    widest.map_or(Ink::Muted, |stripe| stripe.0)
}

#[cfg(test)]
mod tests {
    use super::{main, of, owner};
    use crate::network::sample::network;
    use crate::trace::carried;

    #[test]
    fn stripes_are_as_wide_as_the_money_that_is_traced() {
        let network = network("A -> C 300\nB -> C 100\nC -> D 400\nC -> E 0");
        let carried = carried(&network);
        // Parties count in the order in which they are named: A, C, B.
        assert_eq!(carried.owners, [0, 2]);
        assert!(!carried.others);
        assert_eq!(of(Some(&carried.flows[2]), || None), [(owner(0), 0.0, 0.75), (owner(1), 0.75, 1.0)]);
        assert_eq!(main(&of(Some(&carried.parties[1]), || None)), owner(0));
        for shares in carried.flows.iter().chain(&carried.parties) {
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{shares:?}");
        }
    }

    #[test]
    fn those_beyond_the_fourth_share_a_colour() {
        let network = network("A -> X 6\nB -> X 5\nC -> X 4\nD -> X 3\nE -> X 2\nF -> X 1\nX -> Y 21");
        let carried = carried(&network);
        assert!(carried.others);
        let stripes = of(Some(&carried.flows[6]), || None);
        assert_eq!(stripes.len(), 5);
        let (ink, from, to) = stripes[4];
        assert_eq!(ink, owner(99));
        assert!((to - from - 3.0 / 21.0).abs() < 1e-6 && (to - 1.0).abs() < 1e-9, "{stripes:?}");
    }
}
