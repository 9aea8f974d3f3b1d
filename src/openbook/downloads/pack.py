"""What downloads are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from openbook.assess import Judged
from openbook.assess.in_force import InForce, in_force
from openbook.downloads.table import Row, rows, spans
from openbook.text import page_address


@dataclass(frozen=True)
class Pack:
    """One publisher's material for downloads.

    Attributes:
        judged: the judged book.
        package: the data package's own files: path within the package to bytes.
        citation: how to cite the data.
        address: address of the publisher's part of the published site, with a slash at the end, or empty when the
            site does not know its own.
        pictures: path of each chart as a standalone picture, from the publisher's root, to its SVG.
        directory_urls: whether the page `plans/a.md` is published at `plans/a/` (True) or at `plans/a.html`.
        kept: names of the releases of which a copy is kept, to the period and the day (ISO) that each is about.
    """

    judged: Judged
    package: Mapping[str, bytes]
    citation: str
    address: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)
    directory_urls: bool = True
    kept: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Id of the publisher, which names its files."""
        return self.judged.book.publisher.publisher_id

    def link(self, path: str, inside: str) -> str:
        """Address of a file or page for a link: whole where the site knows its own, else from the folder `inside`.

        Args:
            path: from the publisher's root; a page ends in `.md`.
            inside: the folder, from the publisher's root, of the file that has the link, such as `api/v1/plans`.
        """
        to = page_address(path, self.directory_urls)
        return self.address + to if self.address else "../" * len(inside.split("/")) + to

    @cached_property
    def table(self) -> tuple[Row, ...]:
        """The tidy long table, worked out once for all formats."""
        return tuple(rows(self.judged, self.aims))

    @cached_property
    def aims(self) -> Mapping[tuple[str, str], InForce | None]:
        """The target in force for each row of the tidy table, by indicator and period, worked out once."""
        book = self.judged.book
        return {(a.indicator.indicator_id, span.period_id): in_force(book, a.indicator, span)
                for a in self.judged for span in spans(book, a)}
