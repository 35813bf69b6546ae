//! The command line; a stand-in.
use funding_flow::placeholder::{Theme, View, draw, read, to_string};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, command, path] = arguments.as_slice()
        && command == "render"
        && let Ok(text) = std::fs::read_to_string(path)
    {
        match read(&text) {
            Ok((network, _)) => print!("{}", to_string(&draw(&network, 960.0, Theme::Auto, &View::default()))),
            Err(report) => eprintln!("{report}"),
        }
    }
}
