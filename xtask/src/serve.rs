//! A web server for this machine only: the site as any static host would serve it.

use std::fs;
use std::path::{Component, Path, PathBuf};

use tiny_http::{Header, Method, Request, Response, Server};

use crate::Outcome;
use crate::run::root;

/// Builds the site and serves it until it is interrupted.
pub fn serve(port: u16) -> Outcome {
    crate::site::build()?;
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| format!("port {port} cannot be served: {error}; choose another with --port"))?;
    println!("\nhttp://{}/  (Ctrl+C ends it)", server.server_addr());
    let site = root().join("dist/site");
    for request in server.incoming_requests() {
        // A reader who goes away before the answer is no reason to stop.
        let _ = answer(request, &site);
    }
    Ok(())
}

fn answer(request: Request, site: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405));
    }
    let Some((path, bytes)) = file(site, request.url()).and_then(|path| Some((path.clone(), fs::read(path).ok()?)))
    else {
        return request.respond(Response::from_string("not found\n").with_status_code(404));
    };
    let mut response = Response::from_data(bytes);
    for (name, value) in [("Content-Type", media_type(&path)), ("Cache-Control", "no-cache")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file that an address names; none where it would leave the folder.
fn file(site: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| site.join(path))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{file, media_type};
    use std::path::Path;

    #[test]
    fn addresses_stay_in_the_folder() {
        let site = Path::new("site");
        assert_eq!(file(site, "/"), Some(site.join("index.html")));
        assert_eq!(file(site, "/examples/a.json?b#c"), Some(site.join("examples/a.json")));
        assert_eq!(file(site, "/../Cargo.toml"), None);
        assert_eq!(file(site, "//etc/passwd"), Some(site.join("etc/passwd")));
    }

    #[test]
    fn browsers_take_modules_and_wasm_only_with_their_types() {
        assert_eq!(media_type(Path::new("a.js")), "text/javascript; charset=utf-8");
        assert_eq!(media_type(Path::new("a.wasm")), "application/wasm");
    }
}
