//! PNG: the drawing in pixels, with the fonts of the system.

use super::Stop;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Most pixels of a picture: 400 MB of memory.
const MOST_PIXELS: f64 = 1e8;

/// The drawing as a PNG file.
pub(super) fn png(drawing: &str, scale: f32) -> Result<Vec<u8>, Stop> {
    let mut options = Options::default();
    options.fontdb_mut().load_system_fonts();
    if options.fontdb_mut().is_empty() {
        return Err(Stop::unusable(
            "no fonts are installed, and letters cannot be drawn without: install some, or write an SVG",
        ));
    }
    generic_families(&mut options);
    let tree = Tree::from_str(drawing, &options)
        .map_err(|error| Stop::unusable(format!("the drawing cannot be made a PNG: {error}")))?;
    let size = tree.size();
    let (width, height) = (f64::from(size.width() * scale).ceil(), f64::from(size.height() * scale).ceil());
    if width * height > MOST_PIXELS {
        return Err(Stop::unusable(format!("{width} x {height} pixels are too many: choose a smaller --scale")));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 10^8, as is checked")]
    let picture = Pixmap::new((width as u32).max(1), (height as u32).max(1));
    let mut picture = picture.ok_or_else(|| Stop::unusable("the drawing is too large for a PNG"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|error| Stop::unusable(format!("the PNG cannot be written: {error}")))
}

/// `sans-serif` means a font that is there: the library's own choice, Arial, often is not.
fn generic_families(options: &mut Options) {
    const USUAL: [&str; 8] =
        ["Arial", "Helvetica", "Liberation Sans", "DejaVu Sans", "Noto Sans", "Roboto", "Segoe UI", "Helvetica Neue"];
    let fonts = options.fontdb_mut();
    let has = |name: &&&str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == **name));
    let usual = USUAL.iter().find(has).map(|name| (*name).to_owned());
    let any = || fonts.faces().find_map(|face| face.families.first().map(|(family, _)| family.clone()));
    if let Some(family) = usual.or_else(any) {
        fonts.set_sans_serif_family(family.clone());
        options.font_family = family;
    }
}
