//! The build helper: everything that is done to this repository by a command is a command here.

mod brotli;
mod codegen;
mod compare;
mod cost;
mod dist;
mod functions;
mod minify;
mod playground;
mod race;
mod run;
mod serve;
mod site;
mod size;
mod test;
mod throttle;
mod tools;
mod wasm;
mod words;

use std::error::Error;
use std::process::ExitCode;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const HELP: &str = "\
cargo xtask serve [--port N]   build the site and serve it on this machine
cargo xtask site               build the site into dist/site, the npm package into dist/npm
cargo xtask dist               build all that is given away into dist: the site, the npm package, archives
cargo xtask element FOLDER     build the element alone into a folder
cargo xtask test [CHECK ...]   every check there is, or those named and what they need
cargo xtask sites              build the sites of examples/sites with their generators and open them in Chromium
cargo xtask size               what a page fetches for the element, by parts, against the budget
cargo xtask codegen            write the JSON Schema and the TypeScript types anew
cargo xtask compare FOLDER     lay the cases of a folder out side by side with d3-sankey (needs Node)
cargo xtask cost               what the layout costs by the number of links, as a table and a picture (needs Node)
cargo xtask throttle           when a slow line shows the picture and the live drawing, beside others (needs Node)
cargo xtask race               what a drawing costs a page beside d3-sankey, ECharts and Plotly, as tables (needs Node, Chromium)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["serve"] => serve::serve(8000),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve::serve(port),
            Err(_) => Err(format!("a port is a number from 0 to 65535, not \"{port}\"").into()),
        },
        ["site"] => site::build().and_then(|()| dist::npm::build()),
        ["dist"] => dist::dist(),
        ["test"] => test::test(),
        ["test", checks @ ..] => test::named(checks),
        // For `test`, which runs each check as a program of its own.
        ["check", name] => test::alone(name),
        ["sites"] => test::named(&["sites"]),
        ["size"] => site::element(&run::target().join("element")).and_then(|()| size::size()),
        ["codegen"] => codegen::codegen(),
        ["element", folder] => site::element(std::path::Path::new(folder)),
        ["compare", folder] => compare::compare(folder),
        ["cost"] => cost::cost(),
        ["throttle"] => throttle::throttle(),
        ["race"] => race::race(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("no such command: {}\n\n{HELP}", arguments.join(" ")).into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
