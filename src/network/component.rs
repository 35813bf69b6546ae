//! Strongly connected components: sets of parties among which money can run in a circle.

use crate::sort::Sort as _;

/// The components of a graph, ordered so that money runs from earlier ones to later ones; parties in a component stand
/// in the order of their indices.
///
/// Tarjan's algorithm, without recursion because a chain may be as long as the document.
pub(crate) fn components(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let mut seen = vec![UNSEEN; next.len()];
    let mut low = vec![UNSEEN; next.len()];
    let mut on_stack = vec![false; next.len()];
    let mut stack = Vec::new();
    let mut found = Vec::new();
    let mut count = 0;
    for root in 0..next.len() {
        if seen[root] != UNSEEN {
            continue;
        }
        // The path walked so far: a party and how many of its neighbours have been looked at.
        let mut path = vec![(root, 0)];
        while let Some((party, at)) = path.pop() {
            if at == 0 {
                seen[party] = count;
                low[party] = count;
                count += 1;
                stack.push(party);
                on_stack[party] = true;
            }
            if let Some(&neighbour) = next[party].get(at) {
                path.push((party, at + 1));
                if seen[neighbour] == UNSEEN {
                    path.push((neighbour, 0));
                } else if on_stack[neighbour] {
                    low[party] = low[party].min(seen[neighbour]);
                }
                continue;
            }
            if low[party] == seen[party] {
                let mut component = Vec::new();
                while let Some(member) = stack.pop() {
                    on_stack[member] = false;
                    component.push(member);
                    if member == party {
                        break;
                    }
                }
                component.order();
                found.push(component);
            }
            if let Some(&(above, _)) = path.last() {
                low[above] = low[above].min(low[party]);
            }
        }
    }
    found.reverse();
    found
}

/// A shortest circle through the first party of a component, starting there.
pub(crate) fn circle(component: &[usize], next: &[Vec<usize>]) -> Vec<usize> {
    let Some(&start) = component.first() else { return Vec::new() };
    let mut came_from = vec![None; next.len()];
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(party) = queue.pop_front() {
        for &neighbour in &next[party] {
            if neighbour == start {
                let mut circle = vec![party];
                let mut at = party;
                while let Some(before) = came_from[at] {
                    circle.push(before);
                    at = before;
                }
                circle.reverse();
                return circle;
            }
            if component.binary_search(&neighbour).is_ok() && came_from[neighbour].is_none() {
                came_from[neighbour] = Some(party);
                queue.push_back(neighbour);
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::{circle, components};

    #[test]
    fn money_runs_from_earlier_to_later_components() {
        let next = vec![vec![1], vec![2, 3], vec![1], vec![], vec![0]];
        let found = components(&next);
        assert_eq!(found, [vec![4], vec![0], vec![1, 2], vec![3]]);
        assert_eq!(circle(&[1, 2], &next), [1, 2]);
    }

    #[test]
    fn a_long_chain_does_not_exhaust_the_stack() {
        let next: Vec<Vec<usize>> = (1..=100_000).map(|n| if n < 100_000 { vec![n] } else { vec![] }).collect();
        assert_eq!(components(&next).len(), 100_000);
    }
}
