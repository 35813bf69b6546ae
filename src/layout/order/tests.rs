use super::*;
use crate::layout::columns::assign;
use crate::layout::graph::Pin;

fn edge(from: usize, to: usize, weight: u64) -> Edge {
    Edge { from, to, weight }
}

/// Nodes of an order, column by column.
fn nodes(ordering: &Ordering) -> Vec<Vec<usize>> {
    let node = |i: &Item| {
        if let Item::Node(v) = *i { Some(v) } else { None }
    };
    ordering.columns.iter().map(|c| c.iter().filter_map(node).collect()).collect()
}

fn run(n: usize, edges: &[Edge], options: &Options) -> Ordering {
    order(&assign(&vec![Pin::default(); n], edges), edges, options)
}

#[test]
fn two_crossed_links_are_uncrossed() {
    let edges = [edge(0, 3, 5), edge(1, 2, 5)];
    let got = nodes(&run(4, &edges, &Options::default()));
    assert_eq!(got, vec![vec![0, 1], vec![3, 2]]);
}

#[test]
fn the_authors_order_is_kept() {
    let edges = [edge(0, 3, 5), edge(1, 2, 5), edge(2, 4, 5), edge(0, 4, 5)];
    let author = Options { author: true, ..Options::default() };
    let got = nodes(&run(5, &edges, &author));
    assert!(got.iter().all(|c| c.is_sorted()));
}

#[test]
fn parallel_long_links_stand_together() {
    let edges = [edge(0, 1, 5), edge(1, 2, 5), edge(0, 2, 1), edge(0, 2, 2)];
    let got = run(3, &edges, &Options::default());
    let ways: Vec<usize> =
        got.columns[1].iter().filter_map(|i| if let Item::Way { edge } = *i { Some(edge) } else { None }).collect();
    assert_eq!(ways, vec![2, 3]);
    assert_eq!(got.columns[1].len(), 3);
}

#[test]
fn an_earlier_order_is_kept_if_nothing_gains() {
    let edges = [edge(0, 3, 5), edge(1, 2, 5)];
    let keys = [Some(0.9), Some(0.1), Some(0.1), None];
    let previous = Options { previous: Some(&keys), ..Options::default() };
    assert_eq!(nodes(&run(4, &edges, &previous)), vec![vec![1, 0], vec![2, 3]]);
}
