"""Which publisher's report is printed, from which site, to which file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from openbook.build.languages import own_folder
from openbook.errors import OpenbookError, Problem
from openbook.model import Book
from openbook.model.translated import translated
from openbook.printing.paper import Sheet, print_page
from openbook.settings import SiteSettings, read_config, read_settings
from openbook.text.language import Language, _, language, speaking


def write_reports(config_file: Path, publisher: str | None = None, out: Path | None = None) -> Iterator[Path]:
    """Print the full report of one publisher or of each; yields each file once it is written.

    Args:
        config_file: the mkdocs.yml; the site it describes has been built.
        publisher: id of the one that is meant; None for all.
        out: the file to write; without it `PUBLISHER-PERIOD-report.pdf` in the present folder.

    Raises:
        OpenbookError: a package is not valid, the site is not built or older than its data, the publisher is not known,
            one file is named for several reports, or Chromium is missing or fails.
    """
    settings = read_settings(config_file)
    root = config_file.resolve().parent
    config = read_config(config_file)
    whole = root / str(config.get("site_dir") or "site")
    site = own_folder(whole, config_file, settings)
    books = _books(root, settings)
    chosen = [book for book in books if publisher in (None, book.publisher.publisher_id)]
    problems = [*_unclear(books, chosen, publisher, out), *_stale(config_file, root, settings, site)]
    if problems:
        raise OpenbookError(problems)
    for book in chosen:
        prefix = f"{book.publisher.publisher_id}/" if len(books) > 1 else ""
        with speaking(_spoken(root, settings)):
            data = print_page(sheet(translated(book, language().code), site, prefix, settings))
        file = out or Path(file_name(book, "" if site == whole else settings.language))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        yield file


def file_name(book: Book, code: str = "") -> str:
    """`my-council-2017-18-q2-report.pdf`, with the code of a language that stands in a folder of its own: `-cy.pdf`."""
    end = f"-{code}" if code else ""
    return f"{book.publisher.publisher_id}-{book.publisher.period_id}-report{end}.pdf".lower()


def sheet(book: Book, site: Path, prefix: str, settings: SiteSettings) -> Sheet:
    """The report's page of one publisher, whose pages stand below `prefix`."""
    publisher = book.publisher
    return Sheet(
        site, prefix + ("report/" if settings.directory_urls else "report.html"), settings.site_url,
        _("{body}: full report, {period}", body=publisher.name, period=book.periods[publisher.period_id].label),
        language().tag, publisher.published_on)


def _spoken(root: Path, settings: SiteSettings) -> Language:
    """The language of the site's words, for which a site may have catalogues beside its templates."""
    own = str((root / settings.templates).resolve()) if settings.templates else ""
    return replace(settings, templates=own).spoken


def _books(root: Path, settings: SiteSettings) -> list[Book]:
    from openbook.build.site import load_books

    return load_books(root, settings)


def _unclear(books: Sequence[Book], chosen: Sequence[Book], publisher: str | None, out: Path | None
             ) -> Iterator[Problem]:
    ids = ", ".join(book.publisher.publisher_id for book in books)
    if not chosen:
        yield Problem("unknown-publisher", "openbook report", f"There is no publisher {publisher!r}.", f"one of {ids}",
                      "Correct the id after --publisher.", value=publisher)
    elif out is not None and len(chosen) > 1:
        yield Problem("unknown-publisher", "openbook report", f"One file cannot hold the reports of {len(chosen)}.",
                      f"--publisher with one of {ids}", "Say whose report goes to the file, or leave --out away.")


def _stale(config_file: Path, root: Path, settings: SiteSettings, site: Path) -> Iterator[Problem]:
    """A site that is not there, or was built before the data were last changed."""
    home = site / "index.html"
    if not home.is_file():
        yield Problem("no-report", str(site), "The site has not been built.", "the site that mkdocs.yml describes",
                      f"Build it first: openbook build --config {config_file}")
        return
    built = home.stat().st_mtime
    newer = sorted(file for file in (root / settings.datapackage).rglob("*")
                   if file.suffix in (".csv", ".json") and file.stat().st_mtime > built)
    if newer:
        yield Problem("no-report", str(newer[0]), "This was changed after the site was built, so the report on the "
                      "site may not be of this data.", "a site built from the data as it is now",
                      f"Build it again: openbook build --config {config_file}")
