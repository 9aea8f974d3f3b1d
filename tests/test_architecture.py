"""The parts of Openbook import in one direction only, and a command starts without the heavy libraries."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "openbook"

MAY_IMPORT = {
    "errors": set(),
    "text": set(),
    "codes": {"errors"},
    "colours": {"errors"},
    "alternates": {"errors"},
    "model": {"errors", "text"},
    "package": {"errors", "text", "codes", "model"},
    "assess": {"errors", "text", "model"},
    "metadata": {"errors", "text", "model"},
    "charts": {"errors", "text", "model", "assess"},
    "pages": {"errors", "text", "codes", "model", "assess", "package", "metadata"},
    "downloads": {"errors", "text", "model", "assess", "package", "metadata"},
    "build": {"errors", "text", "codes", "model", "package", "assess", "metadata", "charts", "pages", "downloads",
              "settings", "colours", "alternates", "links", "markdown"},
    "history": {"errors", "text", "model", "package", "assess", "pages"},
}
"""Part to the parts it may import. What stands above `build` may import everything."""

ABOVE = {"settings", "shared", "report", "links", "markdown", "macros", "plugin", "cli", "building", "bench", "starter",
         "printing"}
"""The engines' side: reads the settings, wires the parts. Nothing below imports it, but for `build` as named above."""

HEAVY = {"frictionless", "matplotlib", "pandas", "numpy", "mkdocs", "jsonschema", "pyarrow", "yaml"}

CALLED = {"yaml": "pyyaml", "yaml_env_tag": "pyyaml-env-tag", "mkdocs_macros": "mkdocs-macros-plugin",
          "material": "mkdocs-material", "markdown_it": "markdown-it-py", "markupsafe": "jinja2", "click": "typer"}
"""Import name to the name of the dependency that brings it, where they differ."""


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(SOURCE.rglob("*.py")):
        inside = path.relative_to(SOURCE)
        yield (inside.parts[0] if len(inside.parts) > 1 else inside.stem), path


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Absolute names of all that a module imports, and whether the import runs when the module is loaded."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    late = {id(node) for function in ast.walk(tree) if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
            for node in ast.walk(function)}
    late |= {id(node) for test in ast.walk(tree) if isinstance(test, ast.If) and "TYPE_CHECKING" in ast.dump(test.test)
             for node in ast.walk(test)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} line {node.lineno}: write the import out from `openbook` on"
            name = node.module or ""
            if name == "openbook":
                yield from ((f"openbook.{alias.name}", id(node) not in late) for alias in node.names)
            else:
                yield name, id(node) not in late


def own(path: Path) -> set[str]:
    """Parts of Openbook that a module imports."""
    return {name.split(".")[1] for name, _ in imports(path) if name.startswith("openbook.") and "__" not in name}


def test_every_part_has_its_place_in_the_order() -> None:
    found = {part for part, _ in modules()} - {"__init__", "__main__"}
    assert found, "no module was found"
    assert found <= set(MAY_IMPORT) | ABOVE


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_a_part_imports_nothing_above_or_beside_it(part: str) -> None:
    wrong = [f"{path.relative_to(ROOT)} imports openbook.{name}"
             for of, path in modules() if of == part
             for name in sorted(own(path) - MAY_IMPORT[part] - {part})]
    assert wrong == []


def test_charts_pages_and_downloads_never_import_each_other() -> None:
    siblings = {"charts", "pages", "downloads"}
    assert all(not MAY_IMPORT[part] & siblings for part in siblings)


def test_only_the_package_part_imports_frictionless() -> None:
    users = {part for part, path in modules() if any(name.split(".")[0] == "frictionless" for name, _ in imports(path))}
    assert users <= {"package"}


def test_no_part_below_the_engines_imports_an_engine() -> None:
    engines = {"mkdocs", "mkdocs_macros", "material", "zensical"}
    wrong = [f"{path.relative_to(ROOT)} imports {name}" for part, path in modules() if part in MAY_IMPORT
             for name, _ in imports(path) if name.split(".")[0] in engines]
    assert wrong == []


def test_every_library_that_is_imported_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [entry for extra in project["optional-dependencies"].values() for entry in extra]
    declared = {re.split(r"[^A-Za-z0-9_.-]", entry)[0].lower() for entry in (*project["dependencies"], *extras)}
    used = {name.split(".")[0] for _, path in modules() for name, _ in imports(path)}
    third_party = {name for name in used if name not in sys.stdlib_module_names and name != "openbook"}
    assert {CALLED.get(name, name.lower()) for name in third_party} <= declared


def test_the_command_starts_without_the_heavy_libraries() -> None:
    code = "import sys, openbook.cli; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY & set(run.stdout.split()) == set()


def test_pure_parts_load_no_heavy_library_at_the_top_of_a_module() -> None:
    wrong = [f"{path.relative_to(ROOT)} imports {name}" for part, path in modules()
             if part in {"errors", "text", "codes", "model", "assess", "metadata", "pages", "downloads"}
             for name, at_once in imports(path) if at_once and name.split(".")[0] in HEAVY]
    assert wrong == []


def test_nothing_in_the_program_names_a_publisher() -> None:
    names = {folder.name for folder in (ROOT / "datapackage").iterdir()}
    names |= {name.replace("-", " ") for name in names}
    sources = [path for path in SOURCE.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert len(names) > 3
    assert [path for path in sources if any(n in path.read_text(encoding="utf-8").lower() for n in names)] == []


def test_comments_point_to_nothing_by_a_number_outside_the_repository() -> None:
    numbered = re.compile(r"\b(?:issue|DESIGN|CONVENTIONS)s?,? (?:section )?#?\d")
    files = [f for folder in (SOURCE, ROOT / "tests", ROOT / "tools", ROOT / "docs") for f in folder.rglob("*")
             if f.suffix in (".py", ".jinja", ".html", ".js", ".css", ".md") and "node_modules" not in f.parts]
    assert len(files) > 300
    assert [str(f.relative_to(ROOT)) for f in files if numbered.search(f.read_text(encoding="utf-8"))] == []


def test_modules_stay_small_enough_to_know() -> None:
    paths = [*(path for _, path in modules()), *(ROOT / "tests").rglob("*.py")]
    sizes = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {name: size for name, size in sizes.items() if size > 350} == {}
