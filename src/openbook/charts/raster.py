"""A chart as a PNG at twice its size, for sharing where an SVG is not taken.

matplotlib's own way to a PNG takes four times as long: half of it sets text anew, letter by letter, and half writes
four channels. Here matplotlib's Agg draws the shapes, each letter is rendered once by matplotlib's FreeType and then
copied, and the file has a palette. The font is DejaVu Sans, which comes with matplotlib and which `measure` measures
with, so labels fit and the bytes are the same on every machine.
"""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from openbook.charts.drawing import artist_class, scene_of
from openbook.charts.palette import BAND_OPACITY, MUTED, PROPERTIES, TEXT
from openbook.charts.scene import Scene, Words
from openbook.charts.spec import Spec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Letter = tuple[Pixels, int, int, float]

SCALE = 2
"""Pixels for each unit of a scene."""
HALO = 3
"""Pixels of background around words, so that they stand clear of the lines that they cross."""
FAINT = 64
"""Cover, of 255, up to which a pixel at the edge of a letter gets no background around it."""
WHITE = 0xFFFFFFFF
LEVEL = 3
"""How hard the file is packed: 6 takes twice as long and saves 3 KB of 20."""
_MOST_COLOURS = 256
BAND = round(255 + (int(MUTED[1:3], 16) - 255) * BAND_OPACITY) * 0x010101
"""Grey of a tolerance band on white."""


def picture(spec: Spec) -> bytes:
    """Draw a chart as a PNG, the same bytes for the same specification and versions of matplotlib and zlib.

    The specification is one that `draw` takes: it is not checked again.
    """
    return _png(_pixels(scene_of(spec)))


def _pixels(scene: Scene) -> Pixels:
    """Red, green, blue and opacity of every pixel."""
    import numpy as np

    renderer = _renderer(round(scene.width * SCALE), round(scene.height * SCALE))
    shown = np.asarray(renderer.buffer_rgba())
    shown[:] = 255
    artist = artist_class()(scene.height, SCALE)
    artist.scene = Scene(scene.width, scene.height, tuple(s for s in scene.shapes if not isinstance(s, Words)))
    artist.draw(renderer)
    words = [(s, _line(s.text, round(s.size * SCALE), s.bold, s.colour or TEXT)) for s in scene.shapes
             if isinstance(s, Words)]
    pixels = shown.view("<u4")[:, :, 0]
    for at, line in words:
        _lay(pixels, at, line, line.clear, np.full(line.clear.shape, WHITE, "<u4"))
    for at, line in words:
        _lay(pixels, at, line, line.ink, line.shades)
    return shown


def _lay(pixels: Any, at: Words, line: _Line, where: Any, shades: Any) -> None:
    """Put a line of text, or the space around it, where it belongs; what lies outside the picture is cut off."""
    import numpy as np

    x = round(at.x * SCALE - {"left": 0.0, "center": line.width / 2, "right": line.width}[at.anchor]) - HALO
    y = round(at.y * SCALE) - line.rise
    room = pixels[max(0, y):max(0, y + where.shape[0]), max(0, x):max(0, x + where.shape[1])]
    top, left = max(0, -y), max(0, -x)
    part = np.s_[top:top + room.shape[0], left:left + room.shape[1]]
    np.copyto(room, shades[part], where=where[part])


@lru_cache(maxsize=4)
def _renderer(width: int, height: int) -> Any:
    """Agg for pictures of one size, kept because new memory for each costs more than drawing on it."""
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(width, height, 72.0 * SCALE)  # type: ignore[no-untyped-call]


class _Line(NamedTuple):
    """A line of text: where its letters and the space around them are, its pixels, its top above the baseline."""

    ink: Any
    clear: Any
    shades: Any
    rise: int
    width: float


@lru_cache(maxsize=512)
def _line(text: str, size: int, bold: bool, colour: str) -> _Line:
    import numpy as np

    letters, x = [], float(HALO)
    for character in text:
        letter = _letter(character, size, bold)
        letters.append((letter, round(x)))
        x += letter[3]
    rise, fall = round(size * 1.1) + HALO, round(size * 0.35) + HALO
    ink = np.zeros((rise + fall, round(x) + size + HALO), np.uint8)
    for (cover, across, up, _), at in letters:
        height, width = cover.shape
        top, left = max(0, rise - up), max(0, at + across)
        room = ink[top:top + height, left:left + width]
        np.maximum(room, cover[:room.shape[0], :room.shape[1]], out=room)
    grown = ink > FAINT
    for _ in range(HALO):
        for to, of in ((np.s_[1:], np.s_[:-1]), (np.s_[:-1], np.s_[1:]), (np.s_[:, 1:], np.s_[:, :-1]),
                       (np.s_[:, :-1], np.s_[:, 1:])):
            grown[to] |= grown[of].copy()
    share = ink.astype(np.uint32)
    shades = np.full(ink.shape, 255 << 24, "<u4")
    for place, part in enumerate(bytes.fromhex(colour[1:])):
        shades |= (255 * (255 - share) + part * share + 127) // 255 << (8 * place)
    return _Line(ink > 0, grown | (ink > 0), shades, rise, x - HALO)


@lru_cache(maxsize=512)
def _letter(character: str, size: int, bold: bool) -> Letter:
    """Coverage of one letter, how far right of its place and above the baseline it begins, and its advance."""
    import numpy as np
    from matplotlib.ft2font import LoadFlags

    font = _font(size, bold)
    glyph = font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
    font.set_text(character, 0.0, flags=LoadFlags.NO_HINTING)
    font.draw_glyphs_to_bitmap(antialiased=True)
    left, _, _, top = glyph.bbox
    return np.array(font.get_image()), left // 64, -(-top // 64), glyph.linearHoriAdvance / 65536


@lru_cache(maxsize=16)
def _font(size: int, bold: bool) -> Any:
    from matplotlib import get_data_path
    from matplotlib.ft2font import FT2Font

    font = FT2Font(f"{get_data_path()}/fonts/ttf/DejaVuSans{'-Bold' if bold else ''}.ttf")
    font.set_size(size, 72)
    return font


def _png(shown: Pixels) -> bytes:
    """A PNG with a palette: white, our own colours and the band as they are, blends to 16 steps of each channel."""
    import numpy as np

    height, width = shown.shape[:2]
    whole = shown.reshape(-1, 4).view("<u4")[:, 0]
    places = np.flatnonzero(whole != WHITE)
    inked = whole[places]
    bins = _bins(inked)
    colours = np.zeros(4096, "<u4")
    colours[bins] = inked
    own = np.array([int.from_bytes(bytes.fromhex(colour[1:]), "little") for colour in PROPERTIES], "<u4")
    colours[_bins(own)] = own
    counted = np.bincount(bins, minlength=4096)
    band = (inked & 0xFFFFFF) == BAND  # its grey would else be that of the grid, which falls into the same bin
    counted[_bins(np.array([BAND], "<u4"))] -= np.count_nonzero(band)
    used = np.sort(np.argsort(-counted, kind="stable")[:min(_MOST_COLOURS - 2, np.count_nonzero(counted > 0))])
    number = np.zeros(4096, np.uint8)
    number[used] = np.arange(1, len(used) + 1)
    flat = np.zeros(height * width, np.uint8)
    flat[places] = np.where(band, len(used) + 1, number[bins])
    rows = np.zeros((height, width + 1), np.uint8)
    rows[:, 1:] = flat.reshape(height, width)
    shades = np.append(colours[used], np.array([BAND], "<u4"))
    palette = b"\xff\xff\xff" + shades.view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    packed = zlib.compressobj(LEVEL, strategy=zlib.Z_RLE)  # of flat colours: quicker than the usual one, and smaller
    return b"\x89PNG\r\n\x1a\n" + b"".join((
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)), _chunk(b"PLTE", palette),
        _chunk(b"IDAT", packed.compress(rows.tobytes()) + packed.flush()), _chunk(b"IEND", b"")))


def _bins(colours: Any) -> Any:
    """The bin of each colour, written as blue, green, red: four bits of each channel."""
    return ((colours & 0xF0) << 4) | ((colours & 0xF000) >> 8) | ((colours & 0xF00000) >> 20)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
