"""The catalogues hold what the code says, and what they say can stand where the English stands."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from babel.messages.jslexer import tokenize

ROOT = Path(__file__).resolve().parents[2]
LOCALES = sorted((ROOT / "src" / "openbook" / "locales").glob("*.po"))

HEAD = (b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n'
        b'"Content-Type: text/plain; charset=utf-8\\n"\n\n')


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()


@pytest.fixture(scope="module")
def said() -> Any:
    """All that the code says, once."""
    return tool.code_messages()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Some code in every language that messages are found in."""
    for name, text in {
        "a.py": 'from x import _, _n, _c, N_\nA = N_("later")\n_("one " "{a}", a=1)\n_n("{n} day", "{n} days", 3)\n'
                '_c("of a target", "set")\n_(A)\n',
        "t/b.html.jinja": '{{ _("one {a}", a=2) }}{{ _n("{n} week", "{n} weeks", n) }}{{ _("<b>{x}</b>", x=1) }}',
        "c.html": '<p aria-label="{{ _(\'in an attribute\') }}">', "d.js": 'const a = _("of the script", { a });',
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_messages_are_found_wherever_words_are_said(source: Path) -> None:
    found = [(tool.key(m), [place for place, _ in m.locations]) for m in tool.code_messages(source) if m.id]
    assert found == [
        (("", "later"), ["a.py"]), (("", "one {a}"), ["a.py", "t/b.html.jinja"]), (("", "{n} day"), ["a.py"]),
        (("of a target", "set"), ["a.py"]), (("", "in an attribute"), ["c.html"]), (("", "of the script"), ["d.js"]),
        (("", "{n} week"), ["t/b.html.jinja"]), (("", "<b>{x}</b>"), ["t/b.html.jinja"])]


def test_scripts_say_nothing_that_is_no_message() -> None:
    """Keys, and selectors made of names of elements alone, are all the words that a script may hold for itself."""
    scripts = [*(ROOT / "src" / "openbook" / "theme").rglob("*.js")]
    phrase = re.compile(r"(?<![\w.#-])[A-Za-z]?[a-z]+ \w|[A-Z][a-z]")
    own = {"use strict", "Escape", "Tab", "Enter", "thead th", "tbody tr", "ol a[tabindex]"}
    words: list[str] = []
    for script in scripts:
        tokens = [t for t in tokenize(script.read_text("utf-8")) if not t.type.endswith("comment")]
        words += [re.sub(r"\$\{[^}]*\}", "", token.value[1:-1]) for n, token in enumerate(tokens)
                  if token.type in ("string", "template_string")
                  and [t.value for t in tokens[n - 2:n]] != ["_", "("]]
    assert scripts
    assert {word for word in words if phrase.search(word)} - own == set()


def test_no_message_stands_in_an_f_string_where_it_is_not_found() -> None:
    """Babel does not look into f-strings before Python 3.12."""
    for file in (ROOT / "src" / "openbook").rglob("*.py"):
        for string in (n for n in ast.walk(ast.parse(file.read_bytes())) if isinstance(n, ast.JoinedStr)):
            assert not [n for n in ast.walk(string) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
                        and n.func.id in ("_", "_n", "_c") and isinstance(n.args[0], ast.Constant)], file


def test_a_catalogue_keeps_its_translations_and_loses_what_is_gone(source: Path) -> None:
    old = HEAD + b'msgid "later"\nmsgstr "wedyn"\n\nmsgid "gone"\nmsgstr "mynd"\n'
    new = tool.updated("cy", tool.code_messages(source), old)
    assert b'msgid "later"\nmsgstr "wedyn"\n' in new
    assert b"gone" not in new
    assert not any(word in new for word in (b"Date", b"Babel", b"fuzzy", b".py:"))
    assert tool.updated("cy", tool.code_messages(source), new) == new


@pytest.mark.parametrize("entry", [
    'msgid "one {a}"\nmsgstr "un {b}"',
    'msgid "<b>{x}</b>"\nmsgstr "<i>{x}</i>"', 'msgid "later"\nmsgstr "\\"wedyn\\""',
    'msgid "gone"\nmsgstr "mynd"', '#, fuzzy\nmsgid "later"\nmsgstr "wedyn"',
    'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "diwrnod"\nmsgstr[1] "{m} dydd"'])
def test_a_translation_that_cannot_be_used_is_named(source: Path, tmp_path: Path, entry: str) -> None:
    (tmp_path / "cy.po").write_bytes(HEAD + entry.encode() + b"\n")
    assert len(list(tool.wrong(tool.read(tmp_path / "cy.po"), tool.code_messages(source)))) == 1


def test_a_message_without_all_its_forms_is_missing(source: Path, tmp_path: Path) -> None:
    entries = ('msgid "later"\nmsgstr "wedyn"\n\nmsgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "dydd"\n'
               'msgstr[1] ""\n\nmsgid "{n} week"\nmsgid_plural "{n} weeks"\nmsgstr[0] "wythnos"\nmsgstr[1] "wythnos"\n')
    (tmp_path / "cy.po").write_bytes(HEAD + entries.encode())
    lacking = [text for _, text in tool.missing(tool.read(tmp_path / "cy.po"), tool.code_messages(source))]
    assert "{n} day" in lacking
    assert not {"later", "{n} week"} & set(lacking)


@pytest.mark.parametrize("file", LOCALES, ids=lambda file: file.name)
def test_what_a_catalogue_says_can_stand_where_the_english_stands(file: Path, said: Any) -> None:
    assert list(tool.wrong(tool.read(file), said)) == []


@pytest.mark.parametrize("file", LOCALES, ids=lambda file: file.name)
def test_a_catalogue_holds_every_message_of_the_code(file: Path, said: Any) -> None:
    assert len(said) > 1000
    assert list(tool.missing(tool.read(file), said)) == []
