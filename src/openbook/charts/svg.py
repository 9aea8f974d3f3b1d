"""matplotlib's SVG made small and safe: a standalone file, and the same chart for the body of a page.

Cleaning drops what would leak into a page (a style for every element, colliding ids, metadata), turns styles into
presentation attributes, shortens numbers, and gives the picture a name. It reads only what `drawing` made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree

from openbook.charts.palette import PLATE, PROPERTIES, TEXT

FONTS = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
Readings = Iterable[tuple[tuple[float, float], tuple[str, ...]]]
_NS = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_COMMAND = re.compile(r"([MLQCz])([^MLQCz]*)")
_COLOUR = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
_ROOT = re.compile(r'<svg xmlns="[^"]*" width="([^"]*)" height="([^"]*)" ')
_PLATE = re.compile(r'<rect class="ob-plate"[^>]*/>')
_OWN_ID = re.compile(r' (id|aria-labelledby|href)="([^"]*)"')
_FLUID = "clamp({least}px,24px - 1.7cqi,17px)"
"""Text of a wide chart on a page: 17 units at 320 px, smaller in units (not on screen) where the chart is larger.

Where the theme makes no container of the chart's box, `cqi` is a share of the window; bars, which also stand in narrow
cards on wide windows, therefore shrink less."""
_LEAST, _LEAST_IN_BARS, _HEIGHT_OF_BARS = 11, 14, 200.0
_WORD_SIZED = 200.0
"""Charts narrower than this keep their size on a page; wider ones fill their column."""


class _Item(NamedTuple):
    """One element to write: attributes it shares with its neighbours, its own attributes, its text."""

    tag: str
    shared: tuple[tuple[str, str], ...]
    own: tuple[tuple[str, str], ...]
    text: str = ""


def clean(raw: str, chart_id: str, title: str, description: str = "", readings: Readings = ()) -> str:
    """A standalone SVG from what matplotlib wrote.

    Args:
        raw: matplotlib's SVG of one scene.
        chart_id: prefix of every id in the result.
        title: accessible name of the picture, as plain text.
        description: longer text alternative, as plain text; empty for none.
        readings: places of marks and the phrases said of each, which go into `data-ob`, a bar between two. The theme's
            script shows them to whoever points at the mark.
    """
    said = {(_number(str(x), 1), _number(str(y), 1)): "|".join(p.replace("|", "/") for p in phrases)
            for (x, y), phrases in readings}
    root = ElementTree.fromstring(raw)
    width, height = (_number(v, 1) for v in root.attrib["viewBox"].split()[2:])
    words: list[_Item] = []
    shapes: list[_Item] = []
    outlines: dict[str, str] = {}
    for element in root.iter():
        tag = element.tag.removeprefix(_NS)
        if tag == "path" and "id" in element.attrib:
            outlines[element.attrib["id"]] = _path(element.attrib["d"], 2)
        elif tag == "path":
            shapes.append(_Item("path", _shared(element), (("d", _path(element.attrib["d"], 1)),)))
        elif tag == "use":
            shapes.append(_Item("use", _shared(element), (
                ("href", element.attrib[_HREF].removeprefix("#")), *_place(element))))
        elif tag == "text":
            words.append(_Item("text", _shared(element), _place(element), element.text or ""))
    body = "".join(_written(_marks(shapes, outlines, chart_id, said)))
    if words:
        body += (f'<g fill="{TEXT}" stroke="{PLATE}" stroke-width="4" paint-order="stroke" font-size="'
                 f'{_common_size(words)}" font-family="{FONTS}">' + "".join(_written(words)) + "</g>")
    names = f"{chart_id}-t {chart_id}-d" if description else f"{chart_id}-t"
    described = f'<desc id="{chart_id}-d">{escape(description)}</desc>' if description else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" stroke-linejoin="round" aria-labelledby="{names}">'
        f'<title id="{chart_id}-t">{escape(title)}</title>{described}'
        f'<rect class="ob-plate" width="{width}" height="{height}" fill="{PLATE}"/>{body}</svg>\n')


def inline(svg: str, chart_id: str | None = None) -> str:
    """A standalone chart of ours for the body of a page.

    Colours become the theme's custom properties (with the standalone colour where the theme sets none), the white
    plate goes, text takes the page's font, and a chart wide enough to have text fills its column.

    Args:
        svg: what `draw` returned.
        chart_id: another prefix for its ids, for the second copy of a chart on one page.
    """
    root = _ROOT.match(svg)
    if root is None:
        raise ValueError("not a chart drawn by openbook.charts.draw")
    width, height = root.groups()
    size = f'width="{width}" height="{height}" ' if float(width) < _WORD_SIZED else ""
    body = _PLATE.sub("", f"<svg {size}" + svg[root.end():].rstrip("\n"))
    fluid = _FLUID.format(least=_LEAST_IN_BARS if float(height) < _HEIGHT_OF_BARS else _LEAST)
    body = body.replace(f' font-family="{FONTS}"', f' style="font-size:{fluid}"', 1)
    body = _COLOUR.sub(lambda m: f'{m[1]}="var({PROPERTIES[m[2]]},{m[2]})"', body)
    if chart_id is None:
        return body
    old = re.search(r'<title id="([^"]*)-t">', body)
    if old is None:
        raise ValueError("not a chart drawn by openbook.charts.draw")
    prefix = re.compile(rf'(?<=["# ]){re.escape(old[1])}-(?=[a-z0-9]+[" ])')
    return _OWN_ID.sub(lambda m: " " + prefix.sub(f"{chart_id}-", m[0][1:]), body)


def _shared(element: ElementTree.Element) -> tuple[tuple[str, str], ...]:
    """An element's style as presentation attributes, without those that say nothing."""
    found = []
    for part in element.attrib.get("style", "").split(";"):
        name, _, value = (p.strip() for p in part.partition(":"))
        if name in ("font-family", "stroke-dashoffset", "") or (name, value) == ("text-anchor", "start"):
            continue
        if name == "fill" and value == TEXT:
            continue
        if name == "stroke-dasharray":
            value = " ".join(_number(v, 1) for v in value.split(","))
        found.append((name, value.removesuffix("px")))
    return tuple(sorted(found))


def _place(element: ElementTree.Element) -> tuple[tuple[str, str], ...]:
    return ("x", _number(element.attrib["x"], 1)), ("y", _number(element.attrib["y"], 1))


def _common_size(words: list[_Item]) -> str:
    """Takes the font size out of words, which all have the same, and returns it."""
    sizes = {dict(w.shared)["font-size"] for w in words}
    words[:] = [w._replace(shared=tuple(a for a in w.shared if a[0] != "font-size")) for w in words]
    return max(sizes, key=float)


def _marks(shapes: list[_Item], outlines: dict[str, str], chart_id: str,
           said: Mapping[tuple[str, str], str]) -> Iterator[_Item]:
    """Marks used once become paths in place; those used more often a definition with an id of the chart's own."""
    counts: dict[str, int] = {}
    for item in shapes:
        if item.tag == "use":
            counts[item.own[0][1]] = counts.get(item.own[0][1], 0) + 1
    names = {key: f"{chart_id}-m{n}" for n, key in enumerate(k for k, c in counts.items() if c > 1)}
    for key, name in names.items():
        yield _Item("defs", (), (("id", name), ("d", outlines[key])))
    for item in shapes:
        if item.tag != "use":
            yield item
            continue
        key, x, y = (value for _, value in item.own)
        words = (("data-ob", said[x, y]),) if (x, y) in said else ()
        if key in names:
            yield item._replace(own=(("href", f"#{names[key]}"), *item.own[1:], *words))
        else:
            yield _Item("path", item.shared, (("transform", f"translate({x} {y})"), ("d", outlines[key]), *words))


def _written(items: Iterable[_Item]) -> Iterator[str]:
    """Neighbours with the same attributes are put in one group that has them."""
    for shared, group in groupby(items, key=lambda item: item.shared):
        members = list(group)
        if len(members) == 1 or not shared:
            yield from (_element(m.tag, (*shared, *m.own), m.text) for m in members)
        else:
            yield _open("g", shared) + ">" + "".join(_element(m.tag, m.own, m.text) for m in members) + "</g>"


def _element(tag: str, attributes: tuple[tuple[str, str], ...], text: str) -> str:
    if tag == "defs":
        return "<defs>" + _open("path", attributes) + "/></defs>"
    return _open(tag, attributes) + (f">{escape(text)}</{tag}>" if text else "/>")


def _open(tag: str, attributes: tuple[tuple[str, str], ...]) -> str:
    return f"<{tag}" + "".join(f' {name}="{escape(value)}"' for name, value in attributes)


def _path(data: str, decimals: int) -> str:
    """Path data with short numbers; level and upright lines by one number only."""
    out: list[str] = []
    x = y = ""
    for command, rest in _COMMAND.findall(data):
        numbers = [_number(v, decimals) for v in rest.split()]
        if command == "L" and numbers[1] == y:
            out.append(f"H{numbers[0]}")
        elif command == "L" and numbers[0] == x:
            out.append(f"V{numbers[1]}")
        else:
            out.append(command + " ".join(numbers))
        if numbers:
            x, y = numbers[-2:]
    return "".join(out)


def _number(text: str, decimals: int) -> str:
    """The shortest way to write a number rounded to so many decimals."""
    short = f"{float(text):.{decimals}f}"
    if "." in short:
        short = short.rstrip("0").rstrip(".")
    if short in ("-0", ""):
        return "0"
    return short.replace("0.", ".", 1) if short.startswith(("0.", "-0.")) else short
