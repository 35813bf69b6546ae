//! One and the same measure of every drawing, whoever made it.

use super::geometry::{Bar, Geometry, Ribbon};

/// What is wrong with a drawing, and how far money travels in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measure {
    /// Over all gaps between columns, the sum over crossing pairs of the product of their values, each link that is drawn
    /// over a foreign party moved to the nearer side of it.
    pub crossings: f64,
    /// How often a link is drawn over a party that it passes.
    pub over: usize,
    /// Crossings of two links that share an end: another order of their ports avoids them.
    pub ports: usize,
    /// The mean vertical travel of money, as a part of the height.
    pub travel: f64,
    /// Bars that overlap, stand nearer than the padding, or leave the picture.
    pub misplaced: usize,
}

/// Lengths in pixels below this are none.
const NOTHING: f64 = 1e-9;

/// The way of a link from one column to the next.
#[derive(Clone, Copy)]
struct Step {
    from: f64,
    to: f64,
    /// The same, moved beside the parties it is drawn over.
    beside_from: f64,
    beside_to: f64,
    value: f64,
    /// The party it leaves here, and the one it reaches.
    source: Option<usize>,
    target: Option<usize>,
}

/// Measures a drawing whose bars should stand `padding` apart.
pub fn measure(drawing: &Geometry, padding: f64) -> Measure {
    let columns = Columns::of(&drawing.bars);
    let mut measure = Measure { misplaced: misplaced(drawing, &columns, padding), ..Measure::default() };
    let mut gaps: Vec<Vec<Step>> = vec![Vec::new(); columns.middle.len().saturating_sub(1)];
    let (mut money, mut moved) = (0.0, 0.0);
    for ribbon in &drawing.ribbons {
        if ribbon.back || columns.of_bar[ribbon.source] >= columns.of_bar[ribbon.target] {
            continue;
        }
        let path = path(ribbon, &drawing.bars);
        let value = ribbon.value.max(0.0);
        money += value;
        moved += value * path.windows(2).map(|pair| (pair[1].1 - pair[0].1).abs()).sum::<f64>();
        measure.over += steps(ribbon, &path, &columns, &drawing.bars, &mut gaps);
    }
    for gap in &mut gaps {
        measure.crossings += weighted(gap);
        measure.ports += needless(gap);
    }
    measure.travel = if money > 0.0 { moved / (money * drawing.height) } else { 0.0 };
    measure
}

/// The bars by columns: those whose middles lie within half a pixel.
struct Columns {
    middle: Vec<f64>,
    /// Per column its bars from top to bottom.
    bars: Vec<Vec<usize>>,
    of_bar: Vec<usize>,
}

impl Columns {
    fn of(bars: &[Bar]) -> Self {
        let middle = |bar: &Bar| (bar.x0 + bar.x1) / 2.0;
        let mut order: Vec<usize> = (0..bars.len()).collect();
        order.sort_by(|a, b| middle(&bars[*a]).total_cmp(&middle(&bars[*b])));
        let mut columns = Self { middle: Vec::new(), bars: Vec::new(), of_bar: vec![0; bars.len()] };
        let mut last = f64::NEG_INFINITY;
        for bar in order {
            let x = middle(&bars[bar]);
            if x - last > 0.5 {
                columns.middle.push(x);
                columns.bars.push(Vec::new());
            }
            last = x;
            columns.of_bar[bar] = columns.middle.len() - 1;
            if let Some(column) = columns.bars.last_mut() {
                column.push(bar);
            }
        }
        for column in &mut columns.bars {
            column.sort_by(|a, b| {
                let (a, b) = (&bars[*a], &bars[*b]);
                a.y0.total_cmp(&b.y0).then(a.y1.total_cmp(&b.y1))
            });
        }
        columns
    }
}

fn misplaced(drawing: &Geometry, columns: &Columns, padding: f64) -> usize {
    let mut count = 0;
    for column in &columns.bars {
        let mut bottom = f64::NEG_INFINITY;
        for bar in column.iter().map(|bar| &drawing.bars[*bar]) {
            let out = (-bar.y0).max(bar.y1 - drawing.height).max(-bar.x0).max(bar.x1 - drawing.width);
            count += usize::from(out > 0.01) + usize::from(bar.y0 - bottom < padding - 0.5);
            bottom = bottom.max(bar.y1);
        }
    }
    count
}

/// The points of a link, its ends among them.
fn path(ribbon: &Ribbon, bars: &[Bar]) -> Vec<(f64, f64)> {
    let mut path = vec![(bars[ribbon.source].x1, ribbon.start)];
    path.extend(&ribbon.points);
    path.push((bars[ribbon.target].x0, ribbon.end));
    path
}

/// Adds the steps of a link to the gaps it crosses; gives how many parties it is drawn over.
fn steps(ribbon: &Ribbon, path: &[(f64, f64)], columns: &Columns, bars: &[Bar], gaps: &mut [Vec<Step>]) -> usize {
    let (first, last) = (columns.of_bar[ribbon.source], columns.of_bar[ribbon.target]);
    let (mut from, mut beside_from, mut over) = (ribbon.start, ribbon.start, 0);
    for column in first..last {
        let arrives = column + 1 == last;
        let to = if arrives { ribbon.end } else { at(path, columns.middle[column + 1]) };
        let mut beside_to = to;
        if !arrives {
            let (covered, beside) = pass(to, ribbon.width.max(0.0), &columns.bars[column + 1], bars);
            over += usize::from(covered > 0.05);
            beside_to = beside;
        }
        gaps[column].push(Step {
            from,
            to,
            beside_from,
            beside_to,
            value: ribbon.value.max(0.0),
            source: (column == first).then_some(ribbon.source),
            target: arrives.then_some(ribbon.target),
        });
        (from, beside_from) = (to, beside_to);
    }
    over
}

/// How much of the bars of a column a ribbon covers, and where its centre would be beside them.
fn pass(centre: f64, width: f64, column: &[usize], bars: &[Bar]) -> (f64, f64) {
    let (top, bottom) = (centre - width / 2.0, centre + width / 2.0);
    let (mut covered, mut beside) = (0.0, centre);
    let first = column.partition_point(|bar| bars[*bar].y1 < top);
    for bar in column[first..].iter().map(|bar| &bars[*bar]).take_while(|bar| bar.y0 < bottom) {
        let common = bottom.min(bar.y1) - top.max(bar.y0);
        if common > 0.01 {
            covered += common;
        }
        if centre > bar.y0 && centre < bar.y1 {
            // Links that leave a bar at the same side keep their order.
            beside = if centre > (bar.y0 + bar.y1) / 2.0 {
                bar.y1 + 1e-3 + (centre - bar.y1) * 1e-5
            } else {
                bar.y0 - 1e-3 + (centre - bar.y0) * 1e-5
            };
        }
    }
    (covered, beside)
}

/// The height of a link at `x`: between two points it is a cubic with level ends.
fn at(path: &[(f64, f64)], x: f64) -> f64 {
    let next = path.iter().enumerate().position(|(i, p)| i > 0 && p.0 >= x).unwrap_or(path.len() - 1);
    let ((xa, ya), (xb, yb)) = (path[next - 1], path[next]);
    if x <= xa {
        return ya;
    }
    if x >= xb {
        return yb;
    }
    let part = (x - xa) / (xb - xa);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..40 {
        let t = (low + high) / 2.0;
        let along = 1.5 * t * (1.0 - t) * (1.0 - t) + 1.5 * t * t * (1.0 - t) + t * t * t;
        if along < part { low = t } else { high = t }
    }
    let t: f64 = (low + high) / 2.0;
    ya + (yb - ya) * (t * t * (3.0 - 2.0 * t))
}

/// The sum over crossing pairs of the product of their values, with a Fenwick tree (Barth, Jünger, Mutzel 2004).
fn weighted(gap: &mut [Step]) -> f64 {
    gap.sort_by(|a, b| a.beside_from.total_cmp(&b.beside_from).then(a.beside_to.total_cmp(&b.beside_to)));
    let mut ends: Vec<f64> = gap.iter().map(|step| step.beside_to).collect();
    ends.sort_by(f64::total_cmp);
    let mut rank = Vec::with_capacity(ends.len());
    let (mut last, mut count) = (f64::NEG_INFINITY, 0);
    for end in &ends {
        if end - last > NOTHING {
            count += 1;
            last = *end;
        }
        rank.push(count);
    }
    let rank = |end: f64| rank[ends.partition_point(|other| *other < end)];
    // Per rank how many links, and what they carry.
    let mut tree = vec![(0.0, 0.0); count + 2];
    let (mut links, mut all, mut sum) = (0.0, 0.0, 0.0);
    let mut rest: &[Step] = gap;
    while let Some(first) = rest.first() {
        // Links that begin at one place do not cross.
        let together = rest.iter().take_while(|step| step.beside_from - first.beside_from <= NOTHING).count();
        let (group, others) = rest.split_at(together);
        for step in group {
            let (mut i, mut below, mut carried) = (rank(step.beside_to), 0.0, 0.0);
            while i > 0 {
                below += tree[i].0;
                carried += tree[i].1;
                i &= i - 1;
            }
            if links - below > 0.5 {
                sum += step.value * f64::max(0.0, all - carried);
            }
        }
        for step in group {
            let mut i = rank(step.beside_to);
            while i < tree.len() {
                tree[i].0 += 1.0;
                tree[i].1 += step.value;
                i += i & i.wrapping_neg();
            }
            links += 1.0;
            all += step.value;
        }
        rest = others;
    }
    sum
}

/// How many pairs of links cross though they share the party that they leave or reach.
fn needless(gap: &mut [Step]) -> usize {
    let crossed = |steps: &mut [Step],
                   end: fn(&Step) -> Option<usize>,
                   here: fn(&Step) -> f64,
                   there: fn(&Step) -> f64| {
        steps.sort_by(|a, b| end(a).cmp(&end(b)).then(here(a).total_cmp(&here(b))).then(there(a).total_cmp(&there(b))));
        steps
            .chunk_by(|a, b| end(a) == end(b))
            .filter(|group| group.first().is_some_and(|step| end(step).is_some()))
            .map(|group| inversions(&mut group.iter().map(there).collect::<Vec<_>>()))
            .sum::<usize>()
    };
    crossed(gap, |step| step.source, |step| step.from, |step| step.to)
        + crossed(gap, |step| step.target, |step| step.to, |step| step.from)
}

/// Pairs that stand in the wrong order by more than a millionth, counted while merging; sorts the list.
fn inversions(list: &mut [f64]) -> usize {
    if list.len() < 2 {
        return 0;
    }
    let (left, right) = list.split_at_mut(list.len() / 2);
    let mut count = inversions(left) + inversions(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut i, mut j) = (0, 0);
    while i < left.len() || j < right.len() {
        if j >= right.len() || (i < left.len() && left[i] <= right[j] + 1e-6) {
            merged.push(left[i]);
            i += 1;
        } else {
            merged.push(right[j]);
            j += 1;
            count += left.len() - i;
        }
    }
    list.copy_from_slice(&merged);
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(bars: &[(f64, f64, f64)], ribbons: &[(usize, usize, f64, f64, f64)]) -> Geometry {
        Geometry {
            width: 100.0,
            height: 100.0,
            bars: bars.iter().map(|(x, y0, y1)| Bar { x0: *x, x1: x + 10.0, y0: *y0, y1: *y1 }).collect(),
            ribbons: ribbons
                .iter()
                .map(|(source, target, value, start, end)| Ribbon {
                    source: *source,
                    target: *target,
                    value: *value,
                    width: 2.0,
                    start: *start,
                    end: *end,
                    points: Vec::new(),
                    back: false,
                })
                .collect(),
        }
    }

    #[test]
    fn two_links_that_cross_cost_the_product_of_their_values() {
        let bars = [(0.0, 0.0, 10.0), (0.0, 30.0, 40.0), (50.0, 0.0, 10.0), (50.0, 30.0, 40.0)];
        let crossed = measure(&drawing(&bars, &[(0, 3, 3.0, 5.0, 35.0), (1, 2, 4.0, 35.0, 5.0)]), 8.0);
        assert_eq!((crossed.crossings, crossed.over, crossed.ports, crossed.misplaced), (12.0, 0, 0, 0));
        assert!((crossed.travel - 0.3).abs() < 1e-12, "{crossed:?}");
        let level = measure(&drawing(&bars, &[(0, 2, 3.0, 5.0, 5.0), (1, 3, 4.0, 35.0, 35.0)]), 8.0);
        assert_eq!((level.crossings, level.travel), (0.0, 0.0));
    }

    #[test]
    fn a_link_over_a_party_is_counted_as_routed_beside_it() {
        let bars = [(0.0, 0.0, 10.0), (50.0, 0.0, 20.0), (90.0, 0.0, 10.0), (0.0, 40.0, 50.0), (50.0, 40.0, 50.0)];
        let over = measure(&drawing(&bars, &[(0, 2, 1.0, 5.0, 5.0), (3, 4, 1.0, 45.0, 45.0)]), 8.0);
        assert_eq!((over.over, over.crossings), (1, 0.0));
    }

    #[test]
    fn ports_in_the_wrong_order_are_needless_crossings() {
        let bars = [(0.0, 0.0, 10.0), (50.0, 0.0, 10.0), (50.0, 30.0, 40.0)];
        let wrong = measure(&drawing(&bars, &[(0, 1, 1.0, 8.0, 5.0), (0, 2, 1.0, 2.0, 35.0)]), 8.0);
        assert_eq!(wrong.ports, 1);
        let tight = measure(&drawing(&[(0.0, 0.0, 10.0), (0.0, 12.0, 101.0)], &[]), 8.0);
        assert_eq!(tight.misplaced, 2);
    }
}
