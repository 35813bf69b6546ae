//! A chart with a line per method over two logarithmic axes, as SVG.

use std::fmt::Write as _;

use super::Point;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 150.0;
const TOP: f64 = 52.0;
const BOTTOM: f64 = 56.0;

/// Powers of ten that the axes show: links, and milliseconds.
const LINKS: (i32, i32) = (1, 5);
const TIMES: (i32, i32) = (-2, 5);

/// Draws the cost of each method by the number of links.
pub fn draw(points: &[Point]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"#333\">\n\
         <title>CPU time of a layout by the number of links</title>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n\
         <text x=\"{LEFT}\" y=\"26\" font-size=\"16\" font-weight=\"600\">CPU time of a layout, by the number of links</text>\n"
    );
    grid(&mut svg);
    let series: [(&str, &str, fn(&Point) -> f64); 4] = [
        ("d3-sankey", "#b4532a", |point| point.d3),
        ("columns, order, place", "#1f5fa8", Point::ours),
        ("order alone", "#6f9fd0", |point| point.order),
        ("place alone", "#7aa37a", |point| point.place),
    ];
    let mut labels: Vec<(f64, &str, &str)> = Vec::new();
    for (name, colour, of) in series {
        let places: Vec<(f64, f64)> =
            points.iter().filter(|point| !of(point).is_nan()).map(|point| (x(point.links), y(of(point)))).collect();
        let line: Vec<String> = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let width = if name.contains("alone") { 1.4 } else { 2.4 };
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"/>",
            line.join(" ")
        );
        for (x, y) in &places {
            let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.1}\" fill=\"{colour}\"/>", width + 0.6);
        }
        labels.extend(places.last().map(|last| (last.1, name, colour)));
    }
    // Names stand beside the ends of their lines, a line of text apart.
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = 0.0;
    for (at, name, colour) in labels {
        let at = f64::max(at + 4.0, free);
        free = at + 16.0;
        let _ = writeln!(svg, "<text x=\"{:.1}\" y=\"{at:.1}\" fill=\"{colour}\">{name}</text>", WIDTH - RIGHT + 10.0);
    }
    svg.push_str("</svg>\n");
    svg
}

fn grid(svg: &mut String) {
    let (right, bottom) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
    for power in TIMES.0..=TIMES.1 {
        let at = y(10f64.powi(power));
        let name = match power {
            -2 => "0.01 ms".to_string(),
            -1 => "0.1 ms".to_string(),
            0..3 => format!("{} ms", 10u32.pow(power.unsigned_abs())),
            _ => format!("{} s", 10u32.pow(power.unsigned_abs() - 3)),
        };
        let _ = writeln!(
            svg,
            "<path d=\"M{LEFT} {at:.1}H{right}\" stroke=\"#e3e3e3\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{name}</text>",
            LEFT - 8.0,
            at + 4.0
        );
    }
    for (links, name) in [
        (30.0, "30"),
        (100.0, "100"),
        (300.0, "300"),
        (1e3, "1,000"),
        (3e3, "3,000"),
        (1e4, "10,000"),
        (3e4, "30,000"),
        (1e5, "100,000"),
    ] {
        let at = x(links);
        let _ = writeln!(
            svg,
            "<path d=\"M{at:.1} {TOP}V{bottom}\" stroke=\"#f0f0f0\"/><text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{name}</text>",
            bottom + 20.0
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">links, made-up networks in four columns</text>",
        (LEFT + right) / 2.0,
        HEIGHT - 14.0
    );
}

fn x(links: f64) -> f64 {
    let part = (links.log10() - f64::from(LINKS.0)) / f64::from(LINKS.1 - LINKS.0);
    LEFT + part * (WIDTH - LEFT - RIGHT)
}

fn y(milliseconds: f64) -> f64 {
    let part = (milliseconds.max(1e-3).log10() - f64::from(TIMES.0)) / f64::from(TIMES.1 - TIMES.0);
    HEIGHT - BOTTOM - part.max(0.0) * (HEIGHT - TOP - BOTTOM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_times_the_time_is_one_line_higher() {
        let line = y(1.0) - y(10.0);
        assert!((y(10.0) - y(100.0) - line).abs() < 1e-9 && line > 0.0);
        assert!((x(1000.0) - x(100.0) - (x(100.0) - x(10.0))).abs() < 1e-9);
    }

    #[test]
    fn every_method_has_a_line() {
        let point = |links| Point { links, columns: 0.1, order: 1.0, place: 0.5, d3: 9.0 };
        let svg = draw(&[point(30.0), point(100.0)]);
        assert_eq!(svg.matches("<polyline").count(), 4);
        assert!(!svg.contains("NaN"), "{svg}");
    }
}
