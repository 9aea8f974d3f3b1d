"""The docs say what is there: an undocumented option, macro, rule, command, column or field is an error."""

from __future__ import annotations

import ast
import inspect
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

import openbook
from openbook.assess import REASONS
from openbook.assess.rules import BUILT_IN
from openbook.build.gallery import names
from openbook.errors import describe
from openbook.macros import Macros
from openbook.package import check, load, schemas
from openbook.settings import Settings, read_config

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ROOT / "docs" / "publishing"
PACKAGE = ROOT / "datapackage" / "cheshire-west-and-chester"
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
SIGNATURES = {f"openbook_{macro.__name__}": inspect.signature(macro) for macro in Macros(SimpleNamespace()).all()}


def guide(name: str) -> str:
    return (GUIDES / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def examples() -> Iterator[tuple[str, list[Any], dict[str, Any]]]:
    """Every macro call in macros.md: name, positional and named arguments."""
    for source in re.findall(r"\{\{ (openbook_.+?) \}\}", guide("macros.md")):
        call = ast.parse(source.replace("=true", "=True").replace("=false", "=False"), mode="eval").body
        assert isinstance(call, ast.Call)
        assert isinstance(call.func, ast.Name)
        named = {str(word.arg): ast.literal_eval(word.value) for word in call.keywords}
        yield call.func.id, [ast.literal_eval(given) for given in call.args], named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", prose)]
    inside = [link for link in links if link and "://" not in link and not link.startswith("mailto:")]
    missing = [link for link in inside if not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_path_of_one_machine(page: Path) -> None:
    assert re.findall(r"(?<![\w.])/(?:work|root|home|tmp)/\w+", page.read_text(encoding="utf-8")) == []


def test_every_guide_is_in_the_menu() -> None:
    menu = json.dumps(read_config(ROOT / "mkdocs.yml")["nav"])
    assert [page.name for page in GUIDES.glob("*.md") if f"publishing/{page.name}" not in menu] == []


def test_every_macro_has_an_example() -> None:
    assert set(SIGNATURES) == {name for name, _, _ in examples()}


def test_every_example_fits_its_macro_and_the_data() -> None:
    book = load(PACKAGE)
    folders = {folder.name for folder in (ROOT / "datapackage").iterdir()}
    known = {*book.indicators, *book.plans, *book.periods, *schemas(), *folders, *names(), "red", "plan"}
    for name, given, named in examples():
        SIGNATURES[name].bind(*given, **named)
        words = [word for word in (*given, *named.values()) if isinstance(word, str)]
        assert [word for word in words if word not in known] == []


def test_every_option_is_documented_with_its_default() -> None:
    text = guide("settings.md")
    missing = [f.name for f in fields(Settings) if f"| `{f.name}` | `{f.default}` |" not in text]
    assert missing == []


def test_the_settings_shown_are_the_settings_used() -> None:
    shown = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", guide("settings.md"), re.DOTALL)[0])
    used = read_config(ROOT / "mkdocs.yml")
    assert all(plugin in used["plugins"] for plugin in shown["plugins"])
    assert all(extension in used["markdown_extensions"] for extension in shown["markdown_extensions"])


def test_every_rule_and_reason_is_documented() -> None:
    text = guide("rules.md")
    assert [name for name in BUILT_IN if f"| `{name}` |" not in text] == []
    assert [reason for reason, words in REASONS.items() if f"| `{reason}` | {words} |" not in text] == []


def test_every_parameter_of_a_rule_is_documented() -> None:
    source = Path(inspect.getfile(BUILT_IN["tolerance"])).read_text(encoding="utf-8")
    parameters = set(re.findall(r"number\(parameters, \"(\w+)\"\)", source))
    assert parameters
    assert [name for name in parameters if f"`{name}`" not in guide("rules.md")] == []


def test_every_resource_has_its_table_of_columns() -> None:
    text = guide("data-package.md")
    missing = [name for name in schemas()
               if f'openbook_columns("{name}")' not in text or f"`{name}.csv`" not in text]
    assert missing == []


def test_every_field_of_the_descriptor_is_documented() -> None:
    schema = json.loads((ROOT / "src/openbook/package/schemas/descriptor.json").read_text(encoding="utf-8"))
    own = schema["properties"]["openbook"]["properties"]
    assert [name for name in own if f"| `{name}` |" not in guide("data-package.md")] == []


def test_every_command_is_documented() -> None:
    from typer.main import get_command

    from openbook.cli import app

    commands = set(getattr(get_command(app), "commands", {}))
    assert commands
    assert [name for name in commands if f"`openbook {name}" not in guide("settings.md")] == []


def test_every_make_target_is_documented_and_exists() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"(?:`|^|\n)make(?: --keep-going)? ([a-z]+)", text))
    assert named <= targets()
    assert targets() - named <= {"clean"}


def test_the_problem_that_the_guide_shows_is_what_the_check_says(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "package")
    file = tmp_path / "package" / "data" / "observations.csv"
    row = re.findall(r"^(children-in-need,.*),\.\.\.$", guide("index.md"), re.MULTILINE)[0]
    text = file.read_text(encoding="utf-8")
    assert f"\n{row}," in text
    file.write_text(text.replace(row, row.replace(row.split(",")[2], "twenty"), 1), encoding="utf-8")
    told = "\n".join(describe(problem) for problem in check(tmp_path / "package"))
    shown = re.findall(r"```text\n(data/observations\.csv, row.*?)\s*(?:\.\.\.)?\n```", guide("index.md"), re.DOTALL)[0]
    assert told.startswith(shown)


def test_the_error_guide_lists_all_codes() -> None:
    assert "{{ openbook_errors() }}" in guide("errors.md")


def test_the_citation_names_the_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == openbook.__version__


def test_the_licence_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert project["license"] == citation["license"] == "MIT"
    data = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))["licenses"][0]["name"]
    assert f"`{data}`" in (ROOT / "README.md").read_text(encoding="utf-8")
