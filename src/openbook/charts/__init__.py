"""Charts: specifications that say what to draw, and `draw`, which turns one into an SVG.

`TrendSpec`, `SparkSpec`, `StatusBarSpec` and `VarianceSpec` hold plain values only. `draw(spec)` gives a standalone SVG
document, `inline(svg)` the same chart for the body of a page, where its colours follow the page's theme, and
`picture(spec)` a PNG of it to share.
matplotlib is imported at the first `draw`, so a build that finds every chart in its cache never loads it.
"""

from openbook.charts.contract import ChartContractError, breaches, require
from openbook.charts.drawing import draw
from openbook.charts.keys import cache_key
from openbook.charts.pool import begin_pictures, draw_all
from openbook.charts.raster import picture
from openbook.charts.spec import (
    Captioned,
    Line,
    Segment,
    SparkSpec,
    Spec,
    StatusBarSpec,
    TargetStep,
    TrendPoint,
    TrendSpec,
    VarianceBar,
    VarianceSpec,
)
from openbook.charts.svg import inline
from openbook.charts.ticks import period_label, short_label

__all__ = [
    "Captioned", "ChartContractError", "Line", "Segment", "SparkSpec", "Spec", "StatusBarSpec", "TargetStep",
    "TrendPoint", "TrendSpec", "VarianceBar", "VarianceSpec", "begin_pictures", "breaches", "cache_key", "draw",
    "draw_all", "inline", "period_label", "picture", "require", "short_label",
]
