"""A chart as a PNG at twice its size, for sharing where an SVG is not taken.

matplotlib's own way to a PNG takes ten times as long: half of it sets text anew, letter by letter, and half writes
four channels. Here matplotlib's Agg draws the shapes; what is not white of them gets numbers of a palette; each letter
is rendered once by matplotlib's FreeType, and lines of text are then laid over the numbers. The font is DejaVu Sans,
which comes with matplotlib and which `measure` measures with: labels fit, and the bytes are the same on every machine.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from openbook.charts.drawing import artist_class, scene_of
from openbook.charts.palette import BAND_OPACITY, MUTED, PROPERTIES, TEXT
from openbook.charts.scene import Scene, Words
from openbook.charts.spec import Spec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Letter = tuple[Bytes, int, int, float]

SCALE = 2
"""Pixels for each unit of a scene."""
HALO = 3
"""Pixels of background around words, so that they stand clear of the lines that they cross."""
FAINT = 64
"""Cover, of 255, up to which a pixel at the edge of a letter gets no background around it."""
SHADES = 16
"""Steps from white to a colour of words. They are the last numbers of the palette, the darkest last, so that where
letters touch the greater number is the right one."""
BAND = round(255 + (int(MUTED[1:3], 16) - 255) * BAND_OPACITY) * 0x010101
"""Grey of a tolerance band on white."""
_TWO_WHITE = 0xFFFFFFFFFFFFFFFF
_BINS = 1 << 15
_WHITE_BIN = _BINS - 1


def picture(spec: Spec) -> bytes:
    """Draw a chart as a PNG, the same bytes for the same specification and versions of matplotlib and zlib.

    The specification is one that `draw` takes: it is not checked again.
    """
    return picture_of(scene_of(spec))


def picture_of(scene: Scene) -> bytes:
    """A PNG of a scene."""
    width, height = round(scene.width * SCALE), round(scene.height * SCALE)
    words = [s for s in scene.shapes if isinstance(s, Words)]
    inks = sorted({s.colour or TEXT for s in words})
    first = {colour: 256 - SHADES * (n + 1) for n, colour in enumerate(inks)}
    numbers, palette = _shapes(scene, width + 1, height, 256 - SHADES * len(inks))
    _lay(words, first, numbers[:height, :width])
    palette += b"".join(_shades(colour) for colour in reversed(inks))
    # A row of a PNG begins with a byte that says how it is packed, here 0: it is the last of the row above.
    numbers[:, width] = 0
    packed = zlib.compressobj(memLevel=5, strategy=zlib.Z_RLE)  # of flat colours: quicker than the usual, and smaller
    rows = numbers.data.cast("B")[:height * (width + 1) - 1]
    data = packed.compress(b"\0") + packed.compress(rows) + packed.flush()
    return b"\x89PNG\r\n\x1a\n" + b"".join((
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)), _chunk(b"PLTE", palette),
        _chunk(b"IDAT", data), _chunk(b"IEND", b"")))


def _shapes(scene: Scene, width: int, height: int, most: int) -> tuple[Bytes, bytes]:
    """All but the words: a number below `most` for every pixel, and red, green and blue of each of these numbers.

    Number 0 is white. Our own colours and the band are as they are; blends have 32 steps of each channel.
    """
    import numpy as np

    height += height % 2  # so that pixels can be looked at in pairs, in half the time
    renderer, artist = _agg(width, height)
    shown = np.asarray(renderer.buffer_rgba())
    shown.fill(255)
    artist.scene = Scene(scene.width, scene.height, tuple(s for s in scene.shapes if not isinstance(s, Words)))
    artist.draw(renderer)
    artist.scene = None
    pairs = shown.reshape(-1).view("<u8")
    places = np.flatnonzero(pairs != _TWO_WHITE)
    inked = pairs[places].view("<u4")
    bins = _bins(inked)
    colours = np.zeros(_BINS, "<u4")
    colours[bins] = inked
    own = _own()
    colours[own[0]] = np.where(colours[own[0]] > 0, own[1], 0)
    colours[_WHITE_BIN] = 0
    used = np.flatnonzero(colours)
    shades = colours[used].view(np.uint8).reshape(-1, 4)[:, :3]
    nearest = np.arange(len(used))
    if len(used) >= most:
        kept = np.sort(np.argsort(-np.bincount(bins, minlength=_BINS)[used], kind="stable")[:most - 1])
        apart = np.abs(shades[:, None].astype(int) - shades[kept]).sum(axis=2)
        shades, nearest = shades[kept], apart.argmin(axis=1)
    number = np.zeros(_BINS, np.uint8)
    number[used] = 1 + nearest
    flat = np.zeros(width * height, np.uint8)
    flat.view("<u2")[places] = number.take(bins).view("<u2")
    palette = np.full((most, 3), 255, np.uint8)
    palette[1:1 + len(shades)] = shades
    return flat.reshape(height, width), palette.tobytes()


def _bins(colours: Any) -> Any:
    """The bin of each colour, written as blue, green, red: five bits of each channel."""
    return ((colours & 0xF8) << 7) | ((colours & 0xF800) >> 6) | ((colours & 0xF80000) >> 19)


@lru_cache(maxsize=1)
def _own() -> tuple[Any, Any]:
    """The bins of our own colours, and the colours."""
    import numpy as np

    colours = [int.from_bytes(bytes.fromhex(colour[1:]), "little") for colour in PROPERTIES]
    own = np.array([*colours, BAND], "<u4")
    return _bins(own), own


@lru_cache(maxsize=16)
def _shades(colour: str) -> bytes:
    """Red, green and blue of each step from white to a colour of words."""
    parts = bytes.fromhex(colour[1:])
    return bytes(255 + round((part - 255) * step / SHADES) for step in range(1, SHADES + 1) for part in parts)


@lru_cache(maxsize=4)
def _agg(width: int, height: int) -> tuple[Any, Any]:
    """Agg for pictures of one size and what draws with it, kept because new memory for each costs more than drawing."""
    from matplotlib.backends.backend_agg import RendererAgg

    renderer = RendererAgg(width, height, 72.0 * SCALE)  # type: ignore[no-untyped-call]
    return renderer, artist_class()(height / SCALE, SCALE)


def _lay(words: Sequence[Words], first: Mapping[str, int], numbers: Bytes) -> None:
    """Put lines of text on a picture, none on the space around another; what lies outside of it is cut off."""
    import numpy as np

    placed = []
    for at in words:
        line = _line(at.text, round(at.size * SCALE), at.bold, first[at.colour or TEXT])
        x = round(at.x * SCALE - {"left": 0.0, "center": line.width / 2, "right": line.width}[at.anchor]) - HALO
        y = round(at.y * SCALE) - line.rise
        room = numbers[max(0, y):max(0, y + line.ink.shape[0]), max(0, x):max(0, x + line.ink.shape[1])]
        top, left = max(0, -y), max(0, -x)
        part = np.s_[top:top + room.shape[0], left:left + room.shape[1]]
        np.bitwise_and(room, line.beside[part], out=room)
        placed.append((room, line.ink[part]))
    for room, ink in placed:
        np.maximum(room, ink, out=room)


class _Line(NamedTuple):
    """A line of text: its numbers; 255 where it leaves a picture as it is; its top above the baseline, its width."""

    ink: Bytes
    beside: Bytes
    rise: int
    width: float


@lru_cache(maxsize=1024)
def _line(text: str, size: int, bold: bool, first: int) -> _Line:
    import numpy as np

    letters, x = [], float(HALO)
    for character in text:
        letter = _letter(character, size, bold)
        letters.append((letter, round(x)))
        x += letter[3]
    rise, fall = round(size * 1.1) + HALO, round(size * 0.35) + HALO
    cover = np.zeros((rise + fall, round(x) + size + HALO), np.uint8)
    for (own, across, up, _), at in letters:
        height, width = own.shape
        top, left = max(0, rise - up), max(0, at + across)
        room = cover[top:top + height, left:left + width]
        np.maximum(room, own[:room.shape[0], :room.shape[1]], out=room)
    return _Line(_steps(first)[cover], np.where(cover > 0, np.uint8(0), np.uint8(255)), rise, x - HALO)


@lru_cache(maxsize=16)
def _steps(first: int) -> Bytes:
    """The number of each cover of a letter; 1 is the space around it."""
    import numpy as np

    covers = np.arange(256)
    return np.where(covers > 1, first + covers * SHADES // 256, 0).astype(np.uint8)


@lru_cache(maxsize=512)
def _letter(character: str, size: int, bold: bool) -> Letter:
    """One letter: cover of each pixel, 1 around it; how far right of its place and above the baseline; its advance."""
    import numpy as np
    from matplotlib.ft2font import LoadFlags

    font = _font(size, bold)
    glyph = font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
    font.set_text(character, 0.0, flags=LoadFlags.NO_HINTING)
    font.draw_glyphs_to_bitmap(antialiased=True)
    left, _, _, top = glyph.bbox
    cover = np.pad(np.array(font.get_image()), HALO)
    around = cover > FAINT
    for axis in (0, 1):
        around = np.logical_or.reduce([np.roll(around, step, axis) for step in range(-HALO, HALO + 1)])
    cover[around & (cover == 0)] = 1
    return cover, left // 64 - HALO, -(-top // 64) + HALO, glyph.linearHoriAdvance / 65536


@lru_cache(maxsize=16)
def _font(size: int, bold: bool) -> Any:
    from matplotlib import get_data_path
    from matplotlib.ft2font import FT2Font

    font = FT2Font(f"{get_data_path()}/fonts/ttf/DejaVuSans{'-Bold' if bold else ''}.ttf")
    font.set_size(size, 72)
    return font


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
