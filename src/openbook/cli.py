"""The command `openbook`: check, build, serve, report, new, schemas.

Start-up is fast: what a command needs is imported inside it. A mistake in a publisher's files ends with
every problem in plain words and exit status 1, never with a traceback.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from openbook.errors import OpenbookError, Problem

app = typer.Typer(
    name="openbook", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Check and publish a public body's performance data.",
)

Config = Annotated[Path | None, typer.Option(
    "--config", metavar="FILE", help="The site's mkdocs.yml; without it, the one in this folder.")]


@app.callback()
def prepare() -> None:
    """Let a terminal or log that cannot show a character show its code, so that no message is lost."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@app.command()
def check(
    folders: Annotated[list[Path] | None, typer.Argument(
        metavar="[FOLDER]...", show_default=False,
        help="Package folders; without any, those below datapackage/.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the problems as JSON for machines.")] = False,
) -> None:
    """Check data packages and list every problem. Exit status 1 when there is any."""
    from openbook import report
    from openbook.package import check as check_package
    from openbook.package import find

    packages = [found for folder in folders or [Path()] for found in (find(folder) or (folder,))]
    results = [(folder, check_package(folder)) for folder in packages]
    if as_json:
        typer.echo(report.as_json(results))
    else:
        report.show(results)
    if any(problems for _, problems in results):
        raise typer.Exit(1)


@app.command()
def build(
    export: Annotated[Path | None, typer.Option(
        metavar="DIR", help="Write the site's sources here, for Zensical, in place of building it.")] = None,
    config: Config = None,
) -> None:
    """Check the data and build the site; with --export, write its sources for another engine."""
    with _told():
        config_file = _config(config)
        if export is not None:
            from openbook.build import load_site
            from openbook.build.export import export as write_export
            from openbook.settings import read_settings

            write_export(load_site(config_file.parent, read_settings(config_file)), config_file, export)
            typer.echo(f"Written: {export}")
            return
        from mkdocs.commands.build import build as build_site
        from mkdocs.config import load_config

        _log_plainly()
        settings = load_config(str(config_file), strict=True)
        settings.plugins.on_startup(command="build", dirty=False)
        try:
            build_site(settings)
        finally:
            settings.plugins.on_shutdown()
        typer.echo(f"Built: {settings.site_dir}")


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
def schemas(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A package folder.")]) -> None:
    """Write this version's Table Schemas into a package."""
    from openbook.package import write_schemas

    with _told():
        written = write_schemas(folder)
        for path in written:
            typer.echo(f"Written: {folder / path}")
        if not written:
            typer.echo("Nothing to do: the schemas are those of this version.")


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
