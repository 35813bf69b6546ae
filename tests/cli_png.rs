//! `funding-flow render -o x.png` as its users call it, with and without the feature.

use std::process::Command;
use std::{env, fs};

const NUMPY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/numpy-openblas.json");

#[test]
fn a_png_is_written_or_the_way_to_it_is_told() {
    let target = env::temp_dir().join(format!("funding-flow-{}.PNG", std::process::id()));
    let path = target.display().to_string();
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_funding-flow")).args(arguments).output().expect("the command runs")
    };
    let output = run(&["render", NUMPY, "-o", &path, "--scale", "0.5"]);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    if cfg!(feature = "png") {
        assert_eq!(output.status.code(), Some(0), "{message}");
        let bytes = fs::read(&target).expect("the picture");
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
        // Half of the thousand pixels that a drawing is wide.
        assert_eq!(bytes.get(16..20), Some(&[0, 0, 1, 244][..]));
    } else {
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains("--features png"), "{message}");
        assert!(!target.exists());
    }
    let _ = fs::remove_file(&target);
    let svg = run(&["render", NUMPY, "--scale", "2"]);
    assert_eq!(svg.status.code(), Some(2));
    assert_eq!(run(&["render", NUMPY, "-o", &path, "--scale", "NaN"]).status.code(), Some(2));
}
