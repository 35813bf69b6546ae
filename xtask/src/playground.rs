//! The playground: its page and scripts as they are, and its editor, for which Node is needed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::run::{root, run};
use crate::tools;

/// Its folder, in the sources and in the site.
const FOLDER: &str = "playground";
/// What stands in for the editor where it cannot be built.
const PLAIN: &str = "plain.js";
/// The source of the editor, which names npm packages, and the file that it becomes.
const SOURCE: &str = "codemirror.js";
const EDITOR: &str = "editor.js";

/// Puts the playground into the site.
pub fn build(site: &Path) -> Outcome {
    let from = root().join("www").join(FOLDER);
    let to = site.join(FOLDER);
    fs::create_dir_all(&to)?;
    fs::copy(root().join("www/index.html"), site.join("index.html"))?;
    for entry in fs::read_dir(&from)? {
        let path = entry?.path();
        let is_ours = path.extension().is_some_and(|extension| extension == "js" || extension == "css");
        if let (true, Some(name)) = (is_ours, path.file_name())
            && name != SOURCE
        {
            fs::copy(&path, to.join(name))?;
        }
    }
    fs::copy(root().join("schema/funding-flow.schema.json"), to.join("schema.json"))?;
    // Without a connection to the registry the rest of the site is as good as with it.
    match tools::node("www/playground").and_then(|()| bundle(&from, &to)) {
        Ok(()) => Ok(()),
        Err(error) => without_node(&from, &to, &error.to_string()),
    }
}

fn without_node(from: &Path, to: &Path, why: &str) -> Outcome {
    println!(
        "\nThe playground has a plain text area instead of its editor: {why}. Once that is mended, the same command builds the editor."
    );
    fs::copy(from.join(PLAIN), to.join(EDITOR))?;
    Ok(())
}

/// One file of the editor and all that it imports.
fn bundle(from: &Path, to: &Path) -> Outcome {
    let esbuild = from.join("node_modules/esbuild/bin/esbuild");
    let outfile = format!("--outfile={}", to.join(EDITOR).display());
    let options =
        ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none", "--log-level=warning"];
    run(Command::new("node").arg(esbuild).arg(SOURCE).args(options).arg(outfile).current_dir(from))
}
