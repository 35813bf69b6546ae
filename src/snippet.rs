//! Snippets: what a page of each site generator has to say to show a diagram, and where the files go.

mod pictures;

pub use pictures::{Drawings, Embedded};

use crate::element::number;

/// Makes of one list of sites the type, the names and the words that options say of them.
macro_rules! sites {
    ($(#[doc = $what:literal] $site:ident = $name:literal,)+) => {
        /// Where a diagram is put.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Site {
            $(#[doc = $what] $site,)+
        }

        impl Site {
            /// All of them.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$site),+];

            /// Its name in options.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$site => $name,)+
                }
            }

            /// What it is, in a few words.
            #[must_use]
            pub fn what(self) -> &'static str {
                match self {
                    $(Self::$site => $what.trim_ascii(),)+
                }
            }
        }
    };
}

sites! {
    /// A page of plain HTML.
    Html = "html",
    /// A shortcode for Hugo.
    Hugo = "hugo",
    /// Jekyll, GitHub Pages among them.
    Jekyll = "jekyll",
    /// Sphinx with reStructuredText.
    Sphinx = "sphinx",
    /// MyST Markdown in Sphinx.
    Myst = "myst",
    /// MkDocs.
    Mkdocs = "mkdocs",
    /// Docusaurus (MDX).
    Docusaurus = "docusaurus",
    /// Quarto.
    Quarto = "quarto",
    /// A README on GitHub: an image only.
    Github = "github",
}

impl Site {
    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|site| site.as_str() == name)
    }
}

/// The files of the element, which lie side by side: what draws, what answers a reader, the words of other languages
/// than English, and what explains a description that cannot be drawn.
pub const ELEMENT: [&str; 7] = [
    "funding-flow.js",
    "funding-flow_bg.wasm",
    "funding-flow-worker.js",
    "funding-flow-live.wasm",
    "funding-flow-words.txt",
    "funding-flow-explain.js",
    "funding-flow-explain_bg.wasm",
];

/// The diagram that is put on a page.
#[derive(Clone, Debug)]
pub struct Picture<'p> {
    /// Name of its files, without `.svg` and `.json`.
    pub name: &'p str,
    /// What it shows, for those who do not see it.
    pub alt: &'p str,
    /// Size of the image in pixels, so that the page does not jump when it arrives.
    pub size: (f64, f64),
    /// Height to keep free for the live drawing, which is laid out for the width that it finds. Absent: none is.
    pub room: Option<Room>,
    /// The image for phones, where there is one.
    pub narrow: Option<Narrow>,
}

/// The image for narrow screens: the same diagram from top to bottom, in a file of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Narrow {
    /// Its size in pixels.
    pub size: (f64, f64),
    /// Height to keep free for the live drawing on such a screen.
    pub room: Room,
    /// The widest screen in pixels that shows it.
    pub below: f64,
}

/// A height to keep free.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// That of the drawing, in pixels.
    pub pixels: f64,
    /// That of the choices over it and of the caption and the button under it, in the size of the page's text.
    pub ems: f64,
}

impl Room {
    /// The height for a drawing with a number of things to choose, each of which a phone has on a row of its own.
    #[must_use]
    pub fn new(pixels: f64, choices: usize, narrow: bool) -> Self {
        let rows = if narrow { choices } else { choices.div_ceil(3) };
        let chosen = if rows == 0 { 0.0 } else { rows as f64 * 2.0 + 1.0 };
        Self { pixels, ems: if narrow { 12.0 } else { 9.5 } + chosen }
    }

    fn css(self) -> String {
        format!("{}px + {}em", number(self.pixels.ceil()), number(self.ems))
    }
}

impl Picture<'_> {
    /// Name of the image for narrow screens, without `.svg`.
    #[must_use]
    pub fn narrow_name(&self) -> String {
        format!("{}-narrow", file_name(self.name))
    }

    /// The least height of the element: that of the live drawing with what stands under it, so that nothing on the page moves
    /// when it takes the picture's place. Of two heights the second counts on narrow screens alone.
    fn least_height(&self) -> Option<String> {
        let wide = self.room?.css();
        Some(match self.narrow {
            Some(Narrow { room, below, .. }) => {
                format!("max({wide}, min({}, ({}px - 100vw) * 999))", room.css(), number((below + 1.0).ceil()))
            }
            None => format!("calc({wide})"),
        })
    }
}

/// A text for a file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which file, or which page, in words: `layouts/shortcodes/funding-flow.html`.
    pub file: String,
    /// What to put there.
    pub text: String,
}

/// How to put a diagram on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Snippet {
    /// The folder of the site, seen from its root, that the files go to; empty for the one of the page itself.
    pub folder: &'static str,
    /// Names of the files.
    pub files: Vec<String>,
    /// What the page says.
    pub page: String,
    /// What other files of the site say, once for the whole site.
    pub once: Vec<Part>,
    /// What else is good to know, in sentences.
    pub notes: Vec<&'static str>,
}

/// The snippet for a site.
#[must_use]
pub fn snippet(site: Site, picture: &Picture) -> Snippet {
    let name = file_name(picture.name);
    let mut files = vec![format!("{name}.svg")];
    if picture.narrow.is_some() && site != Site::Github {
        files.push(format!("{}.svg", picture.narrow_name()));
    }
    if site != Site::Github {
        files.push(format!("{name}.json"));
        files.extend(ELEMENT.map(String::from));
    }
    let alt = attribute(picture.alt);
    let element = |before: &str, after: &str| element(site, picture, before, after);
    let script = |address: &str| format!("<script type=\"module\" src={address}></script>");
    let part = |file: &str, text: String| Part { file: file.to_owned(), text };
    let mut once = Vec::new();
    let (folder, page, notes): (_, String, &[&str]) = match site {
        Site::Html => {
            let page = format!("{}\n\n{}", script("\"funding-flow.js\""), element("\"", "\""));
            ("", page, &["the script is named once on a page, however many diagrams there are"])
        }
        Site::Hugo => {
            let (before, after) = ("\"{{ \"funding-flow/", "\" | relURL }}\"");
            let shown = format!("{}\n{}", script(&format!("{before}funding-flow.js{after}")), element(before, after));
            once.push(part(&format!("layouts/shortcodes/{name}.html"), shown));
            (
                "static/funding-flow",
                format!("{{{{< {name} >}}}}"),
                &[
                    "the files go to static/, not to assets/: some themes join assets/js into one classic script, where a module breaks the site",
                ],
            )
        }
        Site::Jekyll => {
            let (before, after) = ("\"{{ '/assets/funding-flow/", "' | relative_url }}\"");
            let page = format!(
                "<div>\n{}\n{}\n</div>",
                script(&format!("{before}funding-flow.js{after}")),
                element(before, after)
            );
            ("assets/funding-flow", page, &["leave no blank line within the <div>"])
        }
        Site::Sphinx => {
            once.push(part("conf.py", sphinx_conf()));
            let page = format!(".. raw:: html\n\n{}", indented(&element("\"_static/funding-flow/", "\""), "   "));
            ("_static/funding-flow", page, &["on a page in a folder write ../_static, with one ../ for each folder"])
        }
        Site::Myst => {
            once.push(part("conf.py", sphinx_conf()));
            let page = format!("```{{raw}} html\n{}\n```", element("\"_static/funding-flow/", "\""));
            ("_static/funding-flow", page, &["on a page in a folder write ../_static, with one ../ for each folder"])
        }
        Site::Mkdocs => {
            let script = "extra_javascript:\n  - path: funding-flow/funding-flow.js\n    type: module";
            once.push(part("mkdocs.yml", script.to_owned()));
            (
                "docs/funding-flow",
                format!("<div>\n{}\n</div>", element("\"../funding-flow/", "\"")),
                &[
                    "in docs/index.md, or with use_directory_urls: false, write funding-flow/ without ../; on a page in a folder one ../ more",
                    "the <div> is needed: without it MkDocs takes the image out of the element",
                ],
            )
        }
        Site::Docusaurus => {
            let (before, after) = ("{useBaseUrl('/funding-flow/", "')}");
            let element = element(before, after);
            let page = format!(
                "import Head from '@docusaurus/Head';\nimport useBaseUrl from '@docusaurus/useBaseUrl';\n\n<Head>\n  {}\n</Head>\n\n{element}",
                script(&format!("{before}funding-flow.js{after}"))
            );
            ("static/funding-flow", page, &["the page has to be .mdx"])
        }
        Site::Quarto => {
            once.push(part("_quarto.yml", "project:\n  resources:\n    - funding-flow/".to_owned()));
            let page = format!(
                "```{{=html}}\n{}\n{}\n```",
                script("\"funding-flow/funding-flow.js\""),
                element("\"funding-flow/", "\"")
            );
            ("funding-flow", page, &["not tried", "on a page in a folder write ../funding-flow"])
        }
        Site::Github => {
            let page = format!("<img src=\"{name}.svg\" alt=\"{alt}\" width=\"{}\">", number(picture.size.0.round()));
            ("", page, &["GitHub shows images only; link it to the page that has the diagram"])
        }
    };
    Snippet { folder, files, page, once, notes: notes.to_vec() }
}

/// The element with the picture that it shows until it has drawn. `before` and `after` make an address of a file's name.
fn element(site: Site, picture: &Picture, before: &str, after: &str) -> String {
    let (name, jsx) = (file_name(picture.name), site == Site::Docusaurus);
    // A style that a strict policy blocks does no harm; without one an image wider than a phone would stick out.
    let style = |css: &[(&str, &str, &str)]| {
        let one = |&(plain, camel, value): &(&str, &str, &str)| {
            if jsx { format!("{camel}: '{value}'") } else { format!("{plain}: {value}") }
        };
        let all: Vec<String> = css.iter().map(one).collect();
        // Liquid and Hugo evaluate doubled braces, which are needed in JSX alone.
        if jsx { format!(" style={{{{ {} }}}}", all.join(", ")) } else { format!(" style=\"{}\"", all.join("; ")) }
    };
    let size = |(width, height): (f64, f64)| {
        format!("width=\"{}\" height=\"{}\"", number(width.round()), number(height.round()))
    };
    let least = picture.least_height().map_or_else(String::new, |height| {
        style(&[("display", "display", "block"), ("min-height", "minHeight", &height)])
    });
    let end = if jsx { " />" } else { ">" };
    let image = format!(
        "<img src={before}{name}.svg{after} alt=\"{}\" {}{}{end}",
        attribute(picture.alt),
        size(picture.size),
        style(&[("max-width", "maxWidth", "100%"), ("height", "height", "auto")])
    );
    let shown = match &picture.narrow {
        Some(narrow) => format!(
            "  <picture>\n    <source media=\"(max-width: {}px)\" {}={before}{}.svg{after} {}{end}\n    {image}\n  </picture>",
            number(narrow.below.round()),
            if jsx { "srcSet" } else { "srcset" },
            picture.narrow_name(),
            size(narrow.size)
        ),
        None => format!("  {image}"),
    };
    format!("<funding-flow src={before}{name}.json{after}{least}>\n{shown}\n</funding-flow>")
}

fn sphinx_conf() -> String {
    "html_static_path = [\"_static\"]\nhtml_js_files = [(\"funding-flow/funding-flow.js\", {\"type\": \"module\"})]"
        .to_owned()
}

/// A text within an attribute. Braces are written as references, too: to Hugo, Liquid and MDX they are code.
fn attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '{' => escaped.push_str("&#123;"),
            '}' => escaped.push_str("&#125;"),
            // Markdown within HTML.
            '*' => escaped.push_str("&#42;"),
            '_' => escaped.push_str("&#95;"),
            '`' => escaped.push_str("&#96;"),
            '\n' | '\r' => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A name that needs no escape in an address, a template or a quoted word.
#[must_use]
pub fn file_name(name: &str) -> String {
    let kept: String =
        name.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' }).collect();
    let kept = kept.trim_matches(['-', '.']);
    if kept.is_empty() { "funding-flow".into() } else { kept.into() }
}

fn indented(text: &str, by: &str) -> String {
    text.lines().map(|line| format!("{by}{line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
