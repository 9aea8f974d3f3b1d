"""Many charts at once, over several processes when that is quicker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from openbook.charts.beside import Beside
from openbook.charts.contract import ChartContractError, breaches
from openbook.charts.drawing import draw
from openbook.charts.raster import picture
from openbook.charts.spec import Spec

WORTH_A_PROCESS = 400
"""Charts per process under which starting it (about a second, to load matplotlib) costs more than it saves."""
PICTURES_BESIDE = 100
"""Pictures from which another process draws them. It starts while this one has its own charts to draw."""

Done = Callable[[int, int], None]


def draw_all(specs: Sequence[Spec], jobs: int, on_done: Done | None = None) -> dict[str, str]:
    """Draw charts.

    Args:
        specs: what to draw; each chart id once.
        jobs: the most processes to use; 1 draws in this process.
        on_done: called in this process with (charts drawn, charts in all) as work goes on.

    Returns:
        Chart id to standalone SVG, in the order of `specs` whatever the number of processes.

    Raises:
        ChartContractError: some specifications may not be drawn, or share an id; all are named, nothing is drawn.
    """
    _refuse_wrong(specs)
    shares = max(1, min(jobs, len(specs) // WORTH_A_PROCESS))
    parts: list[Iterable[str]] = [map(draw, specs[::shares])]  # drawn here, when they are asked for
    parts += [Beside(draw, specs[n::shares]) for n in range(1, shares)]
    drawn: dict[str, str] = {}
    for n, charts in enumerate(parts):
        for spec, svg in zip(specs[n::shares], charts, strict=True):
            drawn[spec.chart_id] = svg
            if on_done:
                on_done(len(drawn), len(specs))
    return {spec.chart_id: drawn[spec.chart_id] for spec in specs}


def begin_pictures(specs: Sequence[Spec], jobs: int) -> Iterable[bytes]:
    """Begin to draw charts as PNGs, beside what this process does next where they are many and `jobs` allows it.

    Args:
        specs: what to draw, each one that `draw` takes: they are not checked.
        jobs: the most processes to use; with 1 each picture is drawn here when it is asked for.

    Returns:
        The pictures, in the order of `specs`.
    """
    return Beside(picture, specs) if jobs > 1 and len(specs) >= PICTURES_BESIDE else map(picture, specs)


def _refuse_wrong(specs: Sequence[Spec]) -> None:
    found: list[tuple[str, str]] = []
    seen: set[str] = set()
    for spec in specs:
        found.extend((spec.chart_id, breach) for breach in breaches(spec))
        if spec.chart_id in seen:
            found.append((spec.chart_id, "two charts with this id"))
        seen.add(spec.chart_id)
    ids = list(dict.fromkeys(chart_id for chart_id, _ in found))
    if len(ids) == 1:
        raise ChartContractError(ids[0], [breach for _, breach in found])
    if ids:
        raise ChartContractError(", ".join(ids), [f"{chart_id}: {breach}" for chart_id, breach in found])
