//! Files: read whole and within limits, written whole or not at all.

use super::Stop;
use funding_flow::network::Network;
use funding_flow::report::{Place, Problem, Report};
use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

/// More than this is never read: the reader of descriptions has a limit just below and says so.
const MOST: u64 = 8 * 1024 * 1024 + 1;

/// Reads a file, or standard input where the path is `-`.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    let done = if path == Path::new("-") {
        io::stdin().lock().take(MOST).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes))
    };
    done.map_err(|error| Stop::unusable(format!("cannot read {}: {}", path.display(), plain(&error))))?;
    Ok(bytes)
}

/// Reads a description that can be drawn; its warnings go to standard error.
pub(super) fn network(path: &Path) -> Result<Network, Stop> {
    network_and_text(path).map(|(network, _)| network)
}

/// Like [`network`], with the text it was read from.
pub(super) fn network_and_text(path: &Path) -> Result<(Network, String), Stop> {
    let bytes = read(path)?;
    let (network, report) = funding_flow::read_bytes(&bytes);
    let text = String::from_utf8_lossy(&bytes);
    match network {
        Some(network) => {
            if !report.is_empty() {
                eprint!("{}", shown(path, &text, &report));
            }
            Ok((network, text.into_owned()))
        }
        None => Err(Stop { message: shown(path, &text, &report), code: 1 }),
    }
}

/// Writes to a path as a whole: a reader sees the old file or the new one, never a part.
pub(super) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Stop> {
    let failed = |error: &io::Error| Stop::unusable(format!("cannot write {}: {}", path.display(), plain(error)));
    let Some(name) = path.file_name() else {
        return Err(Stop::unusable(format!("cannot write {}: it is no file name", path.display())));
    };
    if path.exists() && !path.is_file() {
        // A device or a pipe cannot be replaced.
        return std::fs::write(path, bytes).map_err(|error| failed(&error));
    }
    // Of a link, what it leads to is replaced, not the link.
    let file = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let mut part = file.file_name().unwrap_or(name).to_os_string();
    part.push(format!(".{}.part", std::process::id()));
    let part = file.with_file_name(part);
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, &file));
    written.map_err(|error| {
        // What is left of a failed attempt is of no use to anyone.
        let _ = std::fs::remove_file(&part);
        failed(&error)
    })
}

/// Prints to standard output; a reader that has seen enough is no failure.
pub(super) fn print(text: &str) -> Result<(), Stop> {
    print_each([text])
}

/// Prints texts one after the other, each on lines of its own, while somebody reads them.
pub(super) fn print_each(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Result<(), Stop> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut lines = texts.into_iter().try_for_each(|text| {
        let text = text.as_ref();
        out.write_all(text.as_bytes())?;
        out.write_all(if text.ends_with('\n') { b"" } else { b"\n" })
    });
    if lines.is_ok() {
        lines = out.flush();
    }
    match lines {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Stop::unusable(format!("cannot write to standard output: {}", plain(&error))))
        }
        _ => Ok(()),
    }
}

/// The reason of a failure without the operating system's number.
pub(super) fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A report as sentences, each with its line of the source and the place marked.
pub(super) fn shown(path: &Path, text: &str, report: &Report) -> String {
    let mut out = String::new();
    for problem in report.problems() {
        show(&mut out, path, text, problem);
    }
    if report.unlisted() > 0 {
        let _ = writeln!(out, "and {} more of the kind\n", report.unlisted());
    }
    let (errors, warnings) = report.counts();
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let _ = writeln!(out, "{}: {}, {}", path.display(), plural(errors, "error"), plural(warnings, "warning"));
    out
}

fn show(out: &mut String, path: &Path, text: &str, problem: &Problem) {
    let severity = problem.severity.as_str();
    let _ = writeln!(out, "{severity}[{}]: {}", problem.code, problem.message);
    if let Some(place) = problem.place {
        let _ = writeln!(out, "  --> {}:{}:{}", path.display(), place.line, place.column);
        if let Some((line, column)) = window(text, place) {
            let marked = text
                .get(place.start..place.end)
                .map_or(1, |marked| marked.lines().next().unwrap_or("").chars().count());
            let rest = line.chars().count().saturating_sub(column - 1).max(1);
            let gutter = place.line.to_string();
            let _ = writeln!(out, "{gutter} | {line}");
            let blank = " ".repeat(gutter.len());
            let _ = writeln!(out, "{blank} | {}{}", " ".repeat(column - 1), "^".repeat(marked.clamp(1, rest)));
        }
    } else {
        let _ = writeln!(out, "  --> {}", path.display());
    }
    if let Some(hint) = &problem.hint {
        let _ = writeln!(out, "  = {hint}");
    }
    let _ = writeln!(out);
}

/// The part of a line around a place, so that a document of one long line stays readable; gives the column in it. Looks at no more of
/// the text than that part, which may be asked for hundreds of times.
fn window(text: &str, place: Place) -> Option<(String, usize)> {
    const BEFORE: usize = 50;
    const WIDE: usize = 110;
    let (before, after) = text.split_at_checked(place.start)?;
    let left_out = if place.column > WIDE - 20 { place.column - BEFORE } else { 0 };
    let shown = place.column.saturating_sub(left_out + 1);
    let mut part: Vec<char> = before.chars().rev().take(shown).collect();
    part.reverse();
    part.extend(after.chars().take(WIDE - shown).take_while(|letter| *letter != '\n'));
    if part.is_empty() && after.is_empty() {
        return None;
    }
    let dots = if left_out > 0 { "…" } else { "" };
    let line: String = part.into_iter().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    Some((format!("{dots}{}", line.trim_end()), shown + 1 + dots.chars().count()))
}
