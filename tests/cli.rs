//! The command line as its users call it: output, exit codes, what is left behind when something fails.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const NUMPY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/numpy-openblas.json");

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_funding-flow")).args(arguments).output().expect("the command runs")
}

fn run_with(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_funding-flow"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    // A command that refuses its arguments does not read its input.
    let _ = child.stdin.take().expect("an input").write_all(input);
    child.wait_with_output().expect("the command ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

/// A folder of the system's that is empty and goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("funding-flow-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    }

    fn entries(&self) -> usize {
        fs::read_dir(&self.0).expect("a folder").count()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn renders_to_standard_output_and_to_a_file_alike() {
    let folder = Folder::new("render");
    let path = folder.0.join("out.svg").display().to_string();
    let printed = run(&["render", NUMPY]);
    assert_eq!(code(&printed), 0, "{}", err(&printed));
    assert!(out(&printed).starts_with("<svg"));
    assert_eq!(code(&run(&["render", NUMPY, "-o", &path])), 0);
    assert_eq!(fs::read_to_string(&path).expect("the drawing"), out(&printed));
    assert_eq!(folder.entries(), 1, "nothing else is left behind");
    let text = fs::read(NUMPY).expect("the example");
    assert_eq!(out(&run_with(&["render", "-"], &text)), out(&printed));
}

#[test]
fn themes_and_backgrounds_differ() {
    let light = out(&run(&["render", NUMPY]));
    let dark = out(&run(&["render", NUMPY, "--theme", "dark"]));
    let auto = out(&run(&["render", NUMPY, "--theme", "auto"]));
    assert!(light.contains("#ffffff") && !light.contains("prefers-color-scheme"));
    assert!(dark.contains("#14181e") && !dark.contains("prefers-color-scheme"));
    assert!(auto.contains("prefers-color-scheme"));
    assert!(out(&run(&["render", NUMPY, "--background", "#fffbe6"])).contains("fill=\"#fffbe6\""));
    let bad = run(&["render", NUMPY, "--background", "url(https://example.org)"]);
    assert_eq!(code(&bad), 2);
    assert!(err(&bad).contains("CSS colour"), "{}", err(&bad));
}

#[test]
fn a_description_with_errors_is_not_drawn_and_overwrites_nothing() {
    let folder = Folder::new("broken");
    let broken = folder.file("broken.json", "{\"title\": \"x\", \"flows\": [{\"from\": \"a\", \"to\": \"a\"}]}");
    let kept = folder.file("old.svg", "the old drawing");
    let output = run(&["render", &broken, "-o", &kept]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("error[self-flow]"), "{}", err(&output));
    assert!(err(&output).contains("broken.json:1:"), "{}", err(&output));
    assert!(err(&output).contains('^'), "the place is marked: {}", err(&output));
    assert_eq!(fs::read_to_string(&kept).expect("the old file"), "the old drawing");
    assert_eq!(folder.entries(), 2);
}

#[test]
fn unreadable_and_unwritable_files_are_named() {
    let folder = Folder::new("missing");
    let missing = folder.0.join("none.json").display().to_string();
    for command in
        [vec!["render", &missing], vec!["check", &missing], vec!["table", &missing], vec!["layout", &missing]]
    {
        let output = run(&command);
        assert_eq!(code(&output), 2, "{command:?}");
        assert!(err(&output).contains("cannot read") && err(&output).contains("none.json"), "{}", err(&output));
    }
    let nowhere = folder.0.join("no/such/folder/out.svg").display().to_string();
    let output = run(&["render", NUMPY, "-o", &nowhere]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("cannot write"), "{}", err(&output));
    let itself = folder.0.display().to_string();
    assert_eq!(code(&run(&["render", NUMPY, "-o", &itself])), 2);
    assert_eq!(folder.entries(), 0);
}

#[test]
fn check_tells_by_its_exit_code() {
    let folder = Folder::new("check");
    let fine = folder.file(
        "fine.json",
        "{\"title\":\"x\",\"currency\":\"USD\",\"flows\":[{\"from\":\"a\",\"to\":\"b\",\"amount\":1}]}",
    );
    let warned = folder.file("warned.json", "{\"title\":\"x\",\"flows\":[{\"from\":\"a\",\"to\":\"b\"}]}");
    let wrong = folder.file("wrong.json", "{\"title\":3,\"flows\":[{\"from\":\"a\"}]}");
    let missing = folder.0.join("none.json").display().to_string();
    assert_eq!(code(&run(&["check", &fine])), 0);
    assert_eq!(code(&run(&["check", &warned])), 0);
    assert_eq!(code(&run(&["check", "--strict", &warned])), 1);
    assert_eq!(code(&run(&["check", "--strict", &fine])), 0);
    assert_eq!(code(&run(&["check", &fine, &wrong])), 1);
    assert_eq!(code(&run(&["check", &wrong, &missing])), 2);
    assert_eq!(code(&run(&["check"])), 2);
    let text = out(&run(&["check", &wrong]));
    assert!(text.contains("wrong-type") && text.contains("missing-field"), "all at once: {text}");
}

#[test]
fn the_examples_pass_the_check_for_authors() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for example in ["made-up-library", "minimal", "numpy-openblas"] {
        let output = run(&["check", "--strict", &examples.join(example).with_extension("json").display().to_string()]);
        assert_eq!(code(&output), 0, "{}", out(&output));
    }
}

#[test]
fn check_prints_json() {
    let folder = Folder::new("json");
    let wrong = folder.file("wrong.json", "{\n  \"title\": 3,\n  \"flows\": []\n}");
    let output = run(&["check", "--format", "json", &wrong]);
    let value: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    let problems = value["problems"].as_array().expect("a list");
    assert_eq!(problems[0]["code"], "wrong-type");
    assert_eq!(problems[0]["pointer"], "/title");
    assert_eq!((problems[0]["line"].as_u64(), problems[0]["column"].as_u64()), (Some(2), Some(12)));
    for key in ["file", "severity", "code", "pointer", "line", "column", "message", "hint"] {
        assert!(problems[0].get(key).is_some(), "{key}");
    }
    let fine = run(&["check", "--format", "json", NUMPY]);
    assert_eq!(code(&fine), 0);
    assert!(serde_json::from_str::<serde_json::Value>(&out(&fine)).expect("JSON")["problems"].is_array());
}

#[test]
fn check_prints_annotations() {
    let folder = Folder::new("github");
    let wrong = folder.file("a,b.json", "{\n  \"title\": 3,\n  \"flows\": [{\"from\": \"a\", \"to\": \"a%\\nb\"}]\n}");
    let output = run(&["check", "--format", "github", &wrong]);
    assert_eq!(code(&output), 1);
    let text = out(&output);
    let file = wrong.replace(',', "%2C");
    assert!(text.starts_with(&format!("::error file={file},line=2,col=12,title=wrong-type::")), "{text}");
    assert!(text.lines().all(|line| line.starts_with("::error ") || line.starts_with("::warning ")), "{text}");
    let missing = folder.0.join("none.json").display().to_string();
    let output = run(&["check", "--format", "github", &missing]);
    assert_eq!(code(&output), 2);
    assert!(out(&output).contains("title=unreadable::cannot read"), "{}", out(&output));
    let fine = folder.file(
        "fine.json",
        "{\"title\":\"x\",\"currency\":\"USD\",\"flows\":[{\"from\":\"a\",\"to\":\"b\",\"amount\":1}]}",
    );
    let output = run(&["check", "--format", "github", &fine]);
    assert_eq!((code(&output), out(&output).as_str()), (0, ""));
}

#[test]
fn layout_prints_the_geometry() {
    let output = run(&["layout", NUMPY, "--width", "900", "--padding", "12", "--node-width", "10"]);
    let value: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(value["width"], 900.0);
    let node = &value["nodes"][0];
    assert!((node["x1"].as_f64().unwrap() - node["x0"].as_f64().unwrap() - 10.0).abs() < 1e-9);
    assert!(!node["label"]["lines"].as_array().unwrap().is_empty());
    let link = &value["links"][0];
    for key in ["source", "target", "value", "width", "sy", "ty", "points", "back"] {
        assert!(link.get(key).is_some(), "{key}");
    }
}

#[test]
fn the_size_asked_for_is_the_size_drawn() {
    let folder = Folder::new("size");
    let small = folder.file(
        "small.json",
        "{\"title\":\"x\",\"currency\":\"USD\",\"flows\":[{\"from\":\"a\",\"to\":\"b\",\"amount\":1}]}",
    );
    for (width, height) in [("640", "480"), ("360", "700"), ("1200", "300")] {
        let text = out(&run(&["render", &small, "--width", width, "--height", height]));
        assert!(text.contains(&format!("viewBox=\"0 0 {width} {height}\"")), "{}", &text[..300]);
    }
    let negative = run(&["render", &small, "--width", "-1"]);
    assert_eq!(code(&negative), 2);
    assert!(err(&negative).contains("a number of pixels from 0 to 100000"), "{}", err(&negative));
    assert_eq!(code(&run(&["render", &small, "--width", "NaN"])), 2);
}

#[test]
fn large_and_deep_files_get_a_sentence() {
    let folder = Folder::new("large");
    let large = folder.file("large.json", &" ".repeat(10 * 1024 * 1024));
    let deep = folder.file("deep.json", &"[".repeat(10_000));
    for path in [&large, &deep] {
        let output = run(&["check", path]);
        assert_eq!(code(&output), 1);
        assert!(out(&output).contains("error["), "{}", out(&output));
        assert!(out(&output).len() < 2000);
    }
}

#[test]
fn what_is_not_listed_is_counted() {
    let folder = Folder::new("unlisted");
    let flows = vec![r#"{"from":"a","to":"b","amounts":1}"#; 700].join(",");
    let wrong = folder.file("wrong.json", &format!("{{\"title\":\"x\",\"flows\":[{flows}]}}"));
    let text = out(&run(&["check", &wrong]));
    assert!(text.contains("and 200 more of the kind"), "{}", &text[text.len() - 300..]);
    assert!(text.ends_with(": 700 errors, 0 warnings\n"), "{}", &text[text.len() - 300..]);
    let json: serde_json::Value =
        serde_json::from_str(&out(&run(&["check", "--format", "json", &wrong]))).expect("JSON");
    assert_eq!((json["problems"].as_array().map(Vec::len), json["unlisted"].as_u64()), (Some(500), Some(200)));
    let annotations = out(&run(&["check", "--format", "github", &wrong]));
    assert!(annotations.ends_with(",title=more::and 200 more of the kind\n"), "{annotations}");
}

#[test]
fn problems_late_in_a_long_line_are_shown_quickly() {
    let folder = Folder::new("long");
    let good = format!(r#"{{"from":"a","to":"b","amount":1,"note":"{}"}},"#, "x".repeat(380)).repeat(18_000);
    let wrong = vec![r#"{"from":1,"to":2}"#; 250].join(",");
    let late = folder.file("late.json", &format!(r#"{{"title":"x","currency":"USD","flows":[{good}{wrong}]}}"#));
    let start = std::time::Instant::now();
    let text = out(&run(&["check", &late]));
    // Going through the line anew for each of the 500 took minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert!(text.ends_with(": 500 errors, 0 warnings\n"), "{}", &text[text.len() - 300..]);
    assert!(text.lines().all(|line| line.chars().count() < 200));
}

#[test]
fn marks_before_a_text_move_nothing() {
    let folder = Folder::new("mark");
    let marked = folder.file("marked.json", "\u{feff}{\"title\": 3, \"flows\": []}");
    let text = out(&run(&["check", &marked]));
    assert!(text.contains("1 | {\"title\": 3, \"flows\": []}\n  |           ^\n"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_when_it_is_written_to() {
    let folder = Folder::new("link");
    let (file, link) = (folder.file("file.svg", "old"), folder.0.join("link.svg"));
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    assert_eq!(code(&run(&["render", NUMPY, "-o", &link.display().to_string()])), 0);
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert!(fs::read_to_string(&file).expect("the file").starts_with("<svg"));
    assert_eq!(folder.entries(), 2);
}

#[test]
fn schema_and_tables_are_printed() {
    let schema: serde_json::Value = serde_json::from_str(&out(&run(&["schema"]))).expect("JSON");
    assert!(schema["properties"]["flows"].is_object());
    for (format, mark) in [("text", "NumFOCUS"), ("markdown", "| --- |"), ("html", "<table"), ("csv", ",")] {
        let output = run(&["table", NUMPY, "--format", format]);
        assert_eq!(code(&output), 0);
        assert!(out(&output).contains(mark) && out(&output).contains("Martin Kroeker"), "{format}: {}", out(&output));
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_funding-flow"))
        .args(["render", NUMPY])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert!(!err(&output).contains("panicked"), "{}", err(&output));
    assert!(Path::new(NUMPY).exists());
}

#[test]
fn colours_stand_for_funders_where_asked() {
    let asked = r#"{ "title": "T", "currency": "USD", "flows": [{ "from": "Ada", "to": "P", "amount": 3 }, { "from": "Bob", "to": "P", "amount": 1 }] }"#;
    let by_role = run_with(&["render", "-"], asked.as_bytes());
    let by_funder = run_with(&["render", "-", "--color", "funder"], asked.as_bytes());
    assert_eq!((code(&by_role), code(&by_funder)), (0, 0));
    // In the legend each funder is named once more.
    let named = |output: &Output, name| out(output).matches(&format!(">{name}<")).count();
    assert_eq!(named(&by_funder, "Ada"), named(&by_role, "Ada") + 1, "{}", out(&by_funder));
    assert!(out(&by_funder).contains("ff-f-sponsor"), "the second funder's colour");
    assert_eq!(code(&run_with(&["render", "-", "--color", "mood"], asked.as_bytes())), 2);
}
