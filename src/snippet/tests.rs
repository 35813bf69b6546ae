use super::{Narrow, Picture, Room, Site, file_name, snippet};

const HOSTILE: Picture = Picture {
    name: "a b\"<{{x}}>",
    alt: "{{ .Site }} \"<script>\" *a* & b",
    size: (1000.0, 612.5),
    room: Some(Room { pixels: 700.2, ems: 9.0 }),
    narrow: Some(Narrow { size: (360.0, 1200.0), room: Room { pixels: 1300.0, ems: 19.0 }, below: 600.0 }),
};

#[test]
fn no_title_breaks_out_of_a_page() {
    for site in Site::ALL {
        let snippet = snippet(site, &HOSTILE);
        let mut texts = vec![snippet.page.as_str()];
        texts.extend(snippet.once.iter().map(|part| part.text.as_str()));
        let all = texts.join("\n");
        assert!(!all.contains("{{ .Site") && !all.contains("\"<script>\""), "{all}");
        assert!(
            all.contains("&#123;&#123; .Site &#125;&#125; &quot;&lt;script&gt;&quot; &#42;a&#42; &amp; b"),
            "{all}"
        );
        assert!(!all.contains("a b"), "{all}");
    }
}

#[test]
fn markdown_finds_no_paragraph_within_the_element() {
    for site in Site::ALL {
        let page = snippet(site, &HOSTILE).page;
        if let Some((_, element)) = page.split_once("<funding-flow ") {
            assert!(!element.contains("\n\n"), "{page}");
        }
    }
}

#[test]
fn room_is_kept_for_the_live_drawing() {
    let page = |picture: &Picture| snippet(Site::Html, picture).page;
    let kept = "min-height: max(701px + 9em, min(1300px + 19em, (601px - 100vw) * 999))\">";
    assert!(page(&HOSTILE).contains(kept), "{}", page(&HOSTILE));
    let wide = Picture { narrow: None, ..HOSTILE };
    assert!(page(&wide).contains("min-height: calc(701px + 9em)\">\n  <img "), "{}", page(&wide));
    let plain = Picture { room: None, ..wide };
    assert!(!page(&plain).contains("min-height"), "{}", page(&plain));
}

#[test]
fn choices_have_rows() {
    assert_eq!(Room::new(1.0, 0, false).css(), "1px + 9.5em");
    assert_eq!(Room::new(1.0, 3, false).css(), "1px + 12.5em");
    assert_eq!(Room::new(1.0, 3, true).css(), "1px + 19em");
}

#[test]
fn files_are_named_without_escapes() {
    for (name, file) in [
        ("numpy", "numpy"),
        ("a b", "a-b"),
        ("..", "funding-flow"),
        ("../x", "x"),
        ("é.v2", "é.v2"),
        ("", "funding-flow"),
    ] {
        assert_eq!(file_name(name), file);
    }
}
