//! First orders of a part, from which the sweeps begin.

use super::layers::Part;

/// Items as a depth-first walk meets them, neighbours in the author's order: a tree comes out without crossings.
pub(super) fn depth_first(part: &Part) -> Vec<u32> {
    let mut order = vec![0u32; part.len()];
    let mut next: Vec<u32> = part.start.clone();
    let mut met = vec![false; part.len()];
    let mut stack = Vec::new();
    for root in 0..part.len() as u32 {
        stack.push(root);
        while let Some(v) = stack.pop() {
            if std::mem::replace(&mut met[v as usize], true) {
                continue;
            }
            let c = part.column[v as usize] as usize;
            order[next[c] as usize] = v;
            next[c] += 1;
            for side in [&part.right, &part.left] {
                stack.extend(side.at(v as usize).iter().rev().map(|a| a.0).filter(|&w| !met[w as usize]));
            }
        }
    }
    order
}
