"""A Markdown pipeline as forums and blogs have it: HTML within Markdown is let through, but styles, classes and scripts are not."""

import sys

import nh3
from markdown_it import MarkdownIt

SVG = {
    "circle": {"cx", "cy", "r"},
    "defs": set(),
    "desc": set(),
    "ellipse": {"cx", "cy", "rx", "ry"},
    "g": set(),
    "line": {"x1", "x2", "y1", "y2"},
    "path": {"d"},
    "pattern": {"height", "width", "patternUnits", "patternTransform"},
    "polygon": {"points"},
    "rect": {"height", "rx", "width", "x", "y"},
    "svg": {"height", "viewBox", "width", "xmlns"},
    "text": {"x", "y"},
    "title": set(),
    "tspan": {"dx", "dy", "x", "y"},
}
LOOKS = {
    "fill", "fill-opacity", "font-family", "font-size", "font-weight", "id", "opacity", "paint-order", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor", "transform",
}

attributes = {**nh3.ALLOWED_ATTRIBUTES, **{tag: own | LOOKS for tag, own in SVG.items()}}
html = MarkdownIt("commonmark", {"html": True}).render(sys.stdin.read())
sys.stdout.write(nh3.clean(html, tags=nh3.ALLOWED_TAGS | set(SVG), attributes=attributes))
