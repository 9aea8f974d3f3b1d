"""Many charts at once, over several processes when that is quicker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from openbook.charts.contract import ChartContractError, breaches
from openbook.charts.drawing import draw
from openbook.charts.spec import Spec
from openbook.text.language import language, speak

WORTH_A_PROCESS = 400
"""Charts per process under which starting it (about a second, to load matplotlib) costs more than it saves."""
_CHUNK = 25

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
    workers = min(jobs, len(specs) // WORTH_A_PROCESS)
    drawn: dict[str, str] = {}
    if workers < 2:
        for n, spec in enumerate(specs, 1):
            drawn[spec.chart_id] = draw(spec)
            if on_done:
                on_done(n, len(specs))
        return drawn
    with ProcessPoolExecutor(workers, get_context("spawn"), speak, (language(),)) as pool:
        for n, (spec, svg) in enumerate(zip(specs, pool.map(draw, specs, chunksize=_CHUNK), strict=True), 1):
            drawn[spec.chart_id] = svg
            if on_done:
                on_done(n, len(specs))
    return drawn


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
