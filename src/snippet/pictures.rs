//! Pictures: the drawings that a page shows before any script, and the height that it keeps free for the live one.

use super::{Narrow, Picture, Room, Site, Snippet, file_name, snippet};
use crate::layout::{self, Layout, Options};
use crate::network::Network;
use crate::theme::{Mode, Theme};
use crate::view::View;
use crate::{scene, svg};

/// The drawings of a network for a site, whatever their files are called.
#[derive(Clone, Debug)]
pub struct Drawings {
    site: Site,
    title: String,
    size: (f64, f64),
    room: Option<Room>,
    narrow: Option<Narrow>,
    /// The texts of the SVG files, that for phones last.
    texts: Vec<String>,
}

/// What a site needs to show a network.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Embedded {
    /// What goes where.
    pub snippet: Snippet,
    /// The pictures that it names: name of the file, and the SVG text.
    pub pictures: Vec<(String, String)>,
}

/// The width for phones, in pixels.
const PHONE: f64 = 360.0;

/// Widths of the element, in pixels, that the phone's image is shown at.
const PHONES: [f64; 5] = [320.0, 344.0, 360.0, 400.0, 440.0];

/// How much wider a screen is than the column of its page, in pixels, on small screens.
const MARGINS: f64 = 40.0;

/// More flows than these are laid out for the two pictures only, not for every width that a page may have.
const MANY: usize = 2000;

impl Drawings {
    /// Draws a network for a site. `width` is that of the page's column in pixels, by default 1000 for plain HTML and GitHub and 720
    /// for generators, whose themes set text at about that width.
    #[must_use]
    pub fn new(network: &Network, site: Site, width: Option<f64>) -> Self {
        let width = width.unwrap_or(if matches!(site, Site::Html | Site::Github) { 1000.0 } else { 720.0 });
        // On pages whose colours are not known the image follows the reader's; a README wants a background that stays.
        let theme = Theme { mode: if site == Site::Github { Mode::Light } else { Mode::Auto }, ..Theme::default() };
        let drawn = |layout: &Layout| svg::to_string(&scene::draw(network, layout, &theme, &View::STATIC));
        let wide = at(network, width);
        let (room, narrow) = if site == Site::Github {
            (None, None)
        } else {
            let (room, narrow) = rooms(network, &wide);
            (Some(room), narrow)
        };
        let texts = std::iter::once(&wide).chain(narrow.iter().map(|(_, layout)| layout)).map(drawn).collect();
        let narrow = narrow.map(|(narrow, _)| narrow);
        Self { site, title: network.title().to_owned(), size: (wide.width, wide.height), room, narrow, texts }
    }

    /// The files and the snippet. `name` is that of the files, `alt` what the picture shows, in words, where that is not the title.
    #[must_use]
    pub fn embed(&self, name: &str, alt: &str) -> Embedded {
        let name = file_name(name);
        let alt = if alt.trim().is_empty() { &self.title } else { alt.trim() };
        let picture = Picture { name: &name, alt, size: self.size, room: self.room, narrow: self.narrow };
        let files = [format!("{name}.svg"), format!("{}.svg", picture.narrow_name())];
        Embedded {
            snippet: snippet(self.site, &picture),
            pictures: files.into_iter().zip(self.texts.clone()).collect(),
        }
    }
}

fn at(network: &Network, width: f64) -> Layout {
    layout::layout(network, &Options { width, ..Options::default() })
}

/// The height to keep free for a live drawing in about the width of `wide`; and the phone's image, where it is another.
fn rooms(network: &Network, wide: &Layout) -> (Room, Option<(Narrow, Layout)>) {
    let offers = network.offers();
    let lists = [offers.statuses.len(), offers.awards.len(), offers.years.len()];
    let choices = lists.iter().filter(|list| **list > 0).count() + offers.groups.len();
    let few = wide.links.len() <= MANY;
    let highest = |widths: &[f64], least: f64| {
        let heights = widths.iter().filter(|_| few).map(|&width| at(network, width).height);
        heights.fold(least, f64::max)
    };
    if wide.width < 2.0 * PHONE && wide.vertical {
        let around = [0.85, 0.9, 0.95, 1.05].map(|part| part * wide.width);
        return (Room::new(highest(&around, wide.height), choices, true), None);
    }
    // The narrowest width from which on columns stay columns.
    let mut turn = wide.width;
    while few && turn - 20.0 >= PHONE && at(network, turn - 20.0).vertical == wide.vertical {
        turn -= 20.0;
    }
    let around = [0.8, 0.85, 0.9, 0.95, 1.05, 1.1].map(|part| (part * wide.width).max(turn));
    let phone = at(network, PHONE);
    let narrow = Narrow {
        size: (phone.width, phone.height),
        room: Room::new(highest(&PHONES, phone.height), choices, true),
        below: turn + MARGINS,
    };
    (Room::new(highest(&around, wide.height), choices, false), Some((narrow, phone)))
}
