//! Minifying: a script with short names and without what only its authors read.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

use crate::Outcome;

/// Files beside a script, which bundlers look for between quotes.
const NAMED: [&str; 2] = ["new URL(", "import("];

/// A module that does the same. Fails where it is no module.
pub fn minified(script: &str) -> Outcome<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, SourceType::mjs()).parse();
    let mut program = parsed.program;
    // The parser does not look for two things of one name.
    let checked = SemanticBuilder::new().with_check_syntax_error(true).build(&program);
    if let Some(error) = parsed.errors.iter().chain(&checked.errors).next() {
        return Err(format!("a script that was put together cannot be read: {error}").into());
    }
    // What a module does not export is its own.
    let mangle = MangleOptions { top_level: true, ..MangleOptions::default() };
    let names = Minifier::new(MinifierOptions { mangle: Some(mangle), ..MinifierOptions::default() })
        .minify(&allocator, &mut program);
    let options = CodegenOptions { single_quote: false, ..CodegenOptions::minify() };
    let short = Codegen::new().with_options(options).with_scoping(names.scoping);
    // So are the private names of a class.
    let short = short.with_private_member_mappings(names.class_private_mappings).build(&program).code;
    Ok(NAMED.iter().fold(short, |script, call| quoted(&script, call)))
}

/// The same with quotes instead of backticks around what directly follows a call.
fn quoted(script: &str, call: &str) -> String {
    let begins = format!("{call}`");
    let mut pieces = script.split(&begins);
    let mut quoted = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('`').unwrap_or((piece, ""));
        quoted += &format!("{call}\"{name}\"{rest}");
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::{minified, quoted};

    #[test]
    fn a_module_keeps_what_it_exports_and_names() {
        let module = "// a\nimport { other } from \"./other.js\";\nconst long = new URL(\"a.wasm\", import.meta.url);\nexport function named(value) {\n  return other(value, long);\n}\n";
        let short = minified(module).expect("a module");
        assert!(short.len() < module.len() - 20, "{short}");
        let class = minified("export class Named { #long = 1; get value() { return this.#long; } }").expect("a module");
        assert!(class.contains("Named") && class.contains("value") && !class.contains("long"), "{class}");
        assert!(short.contains("named") && short.contains("new URL(\"a.wasm\",import.meta.url)"), "{short}");
        for wrong in ["const = 1", "const one = 1; function one() {}", "{ export { one }; }"] {
            assert!(minified(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn names_of_files_are_quoted() {
        assert_eq!(quoted("f(`a`);import(`./b.js`).then(c)", "import("), "f(`a`);import(\"./b.js\").then(c)");
    }
}
