"""From a specification to an SVG: the only module that draws with matplotlib.

A chart is one matplotlib artist on one `Figure` that is kept per size, because most of the time of an ordinary
matplotlib chart goes into building axes, ticks and measured text (36 ms), none of which is used here:
layouts are worked out beforehand (`trend`, `spark`, `status_bar`, `variance`) and text is left to the browser's fonts.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from openbook.charts import spark, status_bar, svg, trend, variance
from openbook.charts.contract import require
from openbook.charts.palette import PLATE, TEXT
from openbook.charts.scene import Area, Marks, Scene, Shape, Stroke, Words
from openbook.charts.spec import Captioned, SparkSpec, Spec, StatusBarSpec, TrendSpec, VarianceSpec
from openbook.text.language import language

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase, RendererBase
    from matplotlib.figure import Figure
    from matplotlib.path import Path

_SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "openbook", "svg.id": None, "path.simplify": False}
_CORNERS = {
    "triangle": ((-1.0, -0.85), (1.0, -0.85), (0.0, 0.95)),
    "diamond": ((-1.0, 0.0), (0.0, 1.0), (1.0, 0.0), (0.0, -1.0)),
}
_K = 4 / 3 * (2**0.5 - 1)
_CIRCLE = ((1, 0), (1, _K), (_K, 1), (0, 1), (-_K, 1), (-1, _K), (-1, 0), (-1, -_K), (-_K, -1), (0, -1),
           (_K, -1), (1, -_K), (1, 0), (1, 0))
"""A circle of four Bézier curves, half as long in a file as matplotlib's own of eight and as round to the eye."""
_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


def draw(spec: Spec) -> str:
    """Draw a chart as a standalone SVG document, the same bytes for the same specification.

    Raises:
        ChartContractError: the specification breaks the chart contract; every breach is named.
    """
    require(spec)
    title, description = (spec.finding, spec.alt) if isinstance(spec, TrendSpec | VarianceSpec) else (spec.alt, "")
    scene = scene_of(spec)
    return svg.clean(_render(scene), spec.chart_id, title, description, scene.readings)


def scene_of(spec: Spec) -> Scene:
    """The layout of a chart; of one with words it is kept, for the SVG and the PNG are of the same.

    Raises:
        TypeError: for something else than a chart specification.
    """
    return _kept(spec, language().mark) if isinstance(spec, Captioned) else _laid_out(spec)


@lru_cache(maxsize=512)
def _kept(spec: Spec, _mark: str) -> Scene:
    return _laid_out(spec)


def _laid_out(spec: Spec) -> Scene:
    if isinstance(spec, TrendSpec):
        return trend.lay_out(spec)
    if isinstance(spec, SparkSpec):
        return spark.lay_out(spec)
    if isinstance(spec, StatusBarSpec):
        return status_bar.lay_out(spec)
    if isinstance(spec, VarianceSpec):
        return variance.lay_out(spec)
    raise TypeError(f"not a chart specification: {type(spec).__name__}")


def _render(scene: Scene) -> str:
    """matplotlib's own SVG of a scene, not yet cleaned."""
    import matplotlib

    figure, artist = _figure(scene.width, scene.height)
    artist.scene = scene
    out = io.StringIO()
    with matplotlib.rc_context(_SETTINGS):
        figure.canvas.print_svg(out, metadata=dict(_METADATA))
    artist.scene = None
    return out.getvalue()


@lru_cache(maxsize=16)
def _figure(width: float, height: float) -> tuple[Any, Any]:
    """A figure of a size in points, kept for reuse, with the one artist on it."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure: Figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    FigureCanvasSVG(figure)
    figure.patch.set_visible(False)
    artist = artist_class()(height)
    figure.add_artist(artist)
    return figure, artist


@lru_cache(maxsize=1)
def artist_class() -> type:
    """The artist that draws a scene with any of matplotlib's renderers; made with the scene's height and its scale."""
    from matplotlib.artist import Artist
    from matplotlib.text import Text
    from matplotlib.transforms import Affine2D, IdentityTransform

    class SceneArtist(Artist):
        """Draws the shapes of its scene, words last. The scene's y grows downwards, matplotlib's upwards."""

        def __init__(self, height: float, scale: float = 1) -> None:
            super().__init__()
            self.scene: Scene | None = None
            self._scale = scale
            self._flip = Affine2D().scale(scale, -scale).translate(0, height * scale)
            self._plain = IdentityTransform()
            self._anchor = Text(0, 0, "", parse_math=False)
            self._anchor.set_transform(self._flip)

        def draw(self, renderer: RendererBase) -> None:
            shapes = self.scene.shapes if self.scene else ()
            for shape in sorted(shapes, key=lambda s: isinstance(s, Words)):
                gc = renderer.new_gc()
                gc.set_linewidth(0)
                self._draw(renderer, gc, shape)
                gc.restore()

        def _draw(self, renderer: RendererBase, gc: GraphicsContextBase, shape: Shape) -> None:
            if isinstance(shape, Stroke):
                gc.set_foreground(shape.colour)
                gc.set_linewidth(shape.width)
                gc.set_joinstyle("round")
                gc.set_capstyle("butt")
                if shape.dash:
                    gc.set_dashes(0, shape.dash)
                renderer.draw_path(gc, _polylines(shape.lines), self._flip, None)
            elif isinstance(shape, Area):
                gc.set_alpha(shape.opacity)
                if shape.outline:
                    gc.set_foreground(shape.outline)
                    gc.set_linewidth(2.5)
                renderer.draw_path(gc, _boxes(shape.boxes), self._flip, _rgb(PLATE if shape.outline else shape.colour))
            elif isinstance(shape, Marks):
                self._draw_marks(renderer, gc, shape)
            else:
                self._draw_words(renderer, gc, shape)

        def _draw_marks(self, renderer: RendererBase, gc: GraphicsContextBase, marks: Marks) -> None:
            outlined = marks.hollow or marks.shape == "ring"
            if outlined:
                gc.set_foreground(marks.colour)
                gc.set_linewidth(2.5)
            size = marks.size - (2.5 if outlined else 0)
            face = None if marks.shape == "ring" else _rgb(PLATE if marks.hollow else marks.colour)
            outline = Affine2D().scale(size * self._scale)
            renderer.draw_markers(gc, _outline(marks.shape), outline, _polylines((marks.at,)), self._flip, face)

        def _draw_words(self, renderer: RendererBase, gc: GraphicsContextBase, words: Words) -> None:
            gc.set_foreground(words.colour or TEXT)
            self._anchor.set_position((words.x, words.y))
            self._anchor.set_horizontalalignment(words.anchor)
            x, y = self._flip.transform((words.x, words.y))
            renderer.draw_text(gc, x, self.scene.height - y if self.scene else y, words.text,
                               _font(words.size, words.bold), 0, ismath=False, mtext=self._anchor)

    return SceneArtist


def _polylines(lines: tuple[tuple[tuple[float, float], ...], ...]) -> Path:
    from matplotlib.path import Path

    vertices = [at for line in lines for at in line]
    codes = [Path.LINETO if n else Path.MOVETO for line in lines for n in range(len(line))]
    return Path(vertices, codes)


def _boxes(boxes: tuple[tuple[float, float, float, float], ...]) -> Path:
    from matplotlib.path import Path

    vertices: list[tuple[float, float]] = []
    for left, top, right, bottom in boxes:
        vertices += [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return Path(vertices, [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(boxes))


@lru_cache(maxsize=16)
def _outline(shape: str) -> Path:
    """Outline of a mark, one unit wide, around the origin."""
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    unit = Affine2D().scale(0.5)
    if shape in ("circle", "ring"):
        return Path(_CIRCLE, [Path.MOVETO, *[Path.CURVE4] * 12, Path.CLOSEPOLY]).transformed(unit)
    if shape == "star":
        return Path.unit_regular_star(5, 0.42).transformed(unit.scale(1.15))
    corners = list(_CORNERS[shape])
    return Path([*corners, corners[0]], closed=True).transformed(unit)


@lru_cache(maxsize=32)
def _rgb(colour: str) -> tuple[float, float, float]:
    from matplotlib.colors import to_rgb

    return to_rgb(colour)


@lru_cache(maxsize=16)
def _font(size: float, bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family="sans-serif", size=size, weight=700 if bold else 400)
