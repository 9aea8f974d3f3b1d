"""The command `openbook`: check, build, serve, report, new, add, schemas, revisions, diff, release, addresses.

Start-up is fast: what a command needs is imported inside it. A mistake in a publisher's files ends with
every problem in plain words and exit status 1, never with a traceback.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from openbook.errors import OpenbookError, Problem

if TYPE_CHECKING:
    from openbook.model.translated import Lack

TRANSLATIONS = "data/translations.csv"
"""Where a package usually has its translations."""

app = typer.Typer(
    name="openbook", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Check and publish a public body's performance data.",
)

Config = Annotated[Path | None, typer.Option(
    "--config", metavar="FILE", help="The site's mkdocs.yml; without it, the one in this folder.")]


Folders = Annotated[list[Path] | None, typer.Argument(
    metavar="[FOLDER]...", show_default=False, help="Package folders; without any, those below datapackage/.")]


@app.callback()
def prepare() -> None:
    """Let a terminal or log that cannot show a character show its code, so that no message is lost."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@app.command()
def check(
    folders: Folders = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the problems as JSON for machines.")] = False,
    base: Annotated[str | None, typer.Option(
        metavar="REVISION", help="Also refuse figures that changed since then without a tag and a reason.")] = None,
) -> None:
    """Check data packages and list every problem. Exit status 1 when there is any."""
    from openbook import report
    from openbook.package import check as check_package

    results = [(folder, check_package(folder)) for folder in _packages(folders)]
    if base is not None:
        results = [(folder, (*problems, *_since(folder, base))) for folder, problems in results]
        results += [] if folders else _gone(base)
    lacks = _lacks([folder for folder, problems in results if not problems])
    if as_json:
        typer.echo(report.as_json(results, lacks))
    else:
        report.show(results)
        for folder, lack in lacks:
            typer.echo(f"{folder.as_posix()}: {lack}")
    if any(problems for _, problems in results):
        raise typer.Exit(1)


@app.command()
def build(
    export: Annotated[Path | None, typer.Option(
        metavar="DIR", help="Write the site's sources here, for Zensical, in place of building it.")] = None,
    config: Config = None,
) -> None:
    """Check the data and build the site in all its languages; with --export, write its sources for another engine."""
    with _told():
        config_file = _config(config)
        if export is not None:
            from openbook.build import load_site
            from openbook.build.export import export as write_export
            from openbook.settings import read_settings

            write_export(load_site(config_file.parent, read_settings(config_file)), config_file, export)
            typer.echo(f"Written: {export}")
            return
        from openbook.building import build_site

        _log_plainly()
        typer.echo(f"Built: {build_site(config_file)}")


@app.command()
def serve(
    config: Config = None,
    address: Annotated[str, typer.Option(help="Host and port of the preview.")] = "127.0.0.1:8000",
) -> None:
    """Preview the site here; it is built again whenever a file changes."""
    with _told():
        config_file = _config(config)
        from mkdocs.commands.serve import serve as serve_site

        _log_plainly()
        serve_site(str(config_file), dev_addr=address)


@app.command("report")
def print_report(
    config: Config = None,
    publisher: Annotated[str | None, typer.Option(
        metavar="ID", help="Whose report, where the site has several publishers; without it, each one's.")] = None,
    out: Annotated[Path | None, typer.Option(
        metavar="FILE", help="The file to write; without it PUBLISHER-PERIOD-report.pdf in this folder.")] = None,
) -> None:
    """Print the full report of the built site as a tagged, accessible PDF. Needs Chromium."""
    with _told():
        from openbook.printing import write_reports

        for file in write_reports(_config(config), publisher, out):
            typer.echo(f"Written: {file}")


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(
        metavar="FOLDER", help="Where: a new or empty folder, such as datapackage/my-council.")],
) -> None:
    """Start a small valid data package."""
    from openbook.package import new_package

    with _told():
        written = new_package(folder)
        typer.echo(f"Written: {len(written)} files in {folder}. Next: openbook check {folder}")


@app.command()
def add(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A package folder.")],
    resource: Annotated[str, typer.Argument(metavar="RESOURCE", help="The file to add, such as finances.")],
) -> None:
    """Add an empty file to a package: the table, its schema, its entry in datapackage.json."""
    from openbook.package import add_resource

    with _told():
        written = add_resource(folder, resource)
        for path in written:
            typer.echo(f"Written: {folder / path}")
        if not written:
            typer.echo(f"Nothing to do: the package has {resource} already.")


@app.command()
def schemas(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A package folder.")]) -> None:
    """Write this version's Table Schemas into a package."""
    from openbook.package import write_schemas

    with _told():
        written = write_schemas(folder)
        for path in written:
            typer.echo(f"Written: {folder / path}")
        if not written:
            typer.echo("Nothing to do: the schemas are those of this version.")


@app.command()
def release(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A package folder.")],
    name: Annotated[str | None, typer.Option(
        "--name", metavar="NAME", help="Name of the release in its address; without one, the period's id.")] = None,
) -> None:
    """Keep the package as it is now, as a release at an address of its own."""
    from openbook.package import check as check_package
    from openbook.package import keep

    with _told():
        problems = check_package(folder)
        if problems:
            raise OpenbookError(problems)
        typer.echo(f"Kept: {keep(folder, name)}. Commit it, and never change it.")


@app.command()
def addresses(config: Config = None) -> None:
    """Write every address that the site now has into the packages' addresses.txt; none is ever taken out."""
    from openbook.build import load_site
    from openbook.build.addresses import LIST, write_list
    from openbook.build.addresses import addresses as addresses_of
    from openbook.package import find
    from openbook.settings import read_settings

    with _told():
        config_file = _config(config)
        settings = read_settings(config_file)
        site = load_site(config_file.parent, settings)
        for folder, part in zip(find(config_file.parent / settings.datapackage), site.parts, strict=True):
            new = write_list(folder, addresses_of(part))
            typer.echo(f"{folder / LIST}: {len(new)} new")


@app.command()
def revisions(folders: Folders = None) -> None:
    """Write revisions.csv: when each figure was first published, each later value, and why."""
    from openbook import report
    from openbook.history.revisions import find_revisions, write_revisions

    with _told():
        for folder in _packages(folders):
            found = find_revisions(folder)
            for note in found.notes:
                typer.echo(f"{folder}: {note}", err=True)
            for path in write_revisions(folder, found.rows):
                typer.echo(f"Written: {folder / path}")
            later = sum(row.number > 0 for row in found.rows)
            figures = report.count(len(found.rows) - later, "figure")
            typer.echo(f"{folder}: {figures}, {report.count(later, 'later value')}")


@app.command()
def diff(
    base: Annotated[str, typer.Argument(
        metavar="BASE", help="What was published: a branch, a tag, an id or HEAD^1.")],
    folders: Folders = None,
) -> None:
    """Print as Markdown which figures, targets, statuses and pages would change if this were published."""
    from openbook.history.check import base_of, packages_gone
    from openbook.history.markup import bounded, words
    from openbook.history.review import review, summary
    from openbook.package import find

    with _told():
        text, counts, untold = "", Counter[str](), 0
        gone = () if folders else packages_gone(Path(), base)
        for folder in () if gone and not find(Path()) else _packages(folders):
            found = review(folder, base_of(folder, base))
            untold += not found.told
            text += f"## What would change: {words(folder.resolve().name)}\n\n{found.text}"
            counts.update(found.counts)
        for name in gone:
            text += f"## What would change: {words(name)}\n\nThe whole package would be removed.\n\n"
            counts["removed package"] += 1
        typer.echo(bounded(text, summary(counts, untold)), nl=False)


def _lacks(folders: Sequence[Path]) -> list[tuple[Path, Lack]]:
    """What valid packages lack in the languages that they or the site in this folder have; it is no problem."""
    from openbook.model.translated import lack
    from openbook.package import load
    from openbook.settings import CONFIG_NAMES, languages_beside, read_settings

    files = [Path(name) for name in CONFIG_NAMES if Path(name).is_file()]
    named: set[str] = set()
    with suppress(OpenbookError):  # what is wrong with mkdocs.yml is told when the site is built
        named = {read_settings(beside).language for file in files for beside in languages_beside(file)}
    found = []
    for folder in folders:
        if not named and not (folder / TRANSLATIONS).is_file():
            continue
        book = load(folder)
        languages = sorted(named | {row.language for row in book.translations})
        found += [(folder, lacking) for language in languages if (lacking := lack(book, language)) is not None]
    return found


def _packages(folders: Sequence[Path] | None) -> list[Path]:
    """The package folders that are meant: those named, or those below datapackage/."""
    from openbook.package import find

    return [found for folder in folders or [Path()] for found in (find(folder) or (folder,))]


def _since(folder: Path, base: str) -> tuple[Problem, ...]:
    """What changed since a revision without a tag and a reason; what a copy lacks to tell is said, and no problem."""
    from openbook.history.check import base_of, base_problems, doubt_of

    try:
        published = base_of(folder, base)
    except OpenbookError as error:
        return error.problems
    for said in filter(None, (published.lacks, doubt_of(folder, published))):
        typer.echo(f"{folder}: {said}", err=True)
    return base_problems(folder, published)


def _gone(base: str) -> list[tuple[Path, tuple[Problem, ...]]]:
    """Packages that were published and are not there any more; what git says is told with each package."""
    from openbook.history.check import gone_problem, packages_gone

    try:
        gone = packages_gone(Path(), base)
    except OpenbookError:
        return []
    return [(Path("datapackage"), tuple(gone_problem(name) for name in gone))] if gone else []


def _config(config: Path | None) -> Path:
    from openbook.settings import find_config

    if config is None:
        return find_config(Path())
    if not config.is_file():
        raise OpenbookError([Problem(
            "no-config", str(config), "There is no such file.", "the site's mkdocs.yml",
            "Correct the path after --config.")])
    return config


def _log_plainly() -> None:
    """Let MkDocs' own messages through, one line each."""
    import logging

    logging.basicConfig(level=logging.INFO, format="%(levelname)-7s - %(message)s")


@contextmanager
def _told() -> Iterator[None]:
    """Turn problems and an engine's refusals into plain lines and exit status 1."""
    try:
        yield
    except OpenbookError as error:
        _show(error.problems)
        raise typer.Exit(1) from None
    except Exception as error:
        from mkdocs.exceptions import MkDocsException

        if not isinstance(error, MkDocsException):
            raise
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from None


def _show(problems: Sequence[Problem]) -> None:
    from openbook import report

    report.show([(Path(), tuple(problems))])


if __name__ == "__main__":
    app(prog_name="openbook")
