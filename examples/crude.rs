use funding_flow::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let n = crude::network(&std::fs::read_to_string(&a[1]).unwrap());
    let o = layout::Options { width: a[2].parse().unwrap(), ..Default::default() };
    let l = layout::layout(&n, &o);
    let t = theme::Theme {
        mode: if a.get(4).is_some() { theme::Mode::Dark } else { theme::Mode::Light },
        ..Default::default()
    };
    std::fs::write(&a[3], svg::to_string(&scene::draw(&n, &l, &t, &view::View::STATIC))).unwrap();
}
