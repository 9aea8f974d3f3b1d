"""Macros: ids in, finished HTML out, errors that name the page and what was meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import openbook.macros as macros_module
from openbook.errors import OpenbookError
from openbook.macros import MacroError, define_env
from openbook.markdown import split
from openbook.settings import Settings, SiteSettings, read_settings, settings_from
from openbook.text.language import ENGLISH


@dataclass(frozen=True)
class Ref:
    path: str
    kind: str
    id: str
    publisher: str = ""


class FakeSite:
    pages = (Ref("plans/best-start.md", "plan", "best-start"),)
    several = False
    prefix = ""
    language = ENGLISH

    def part(self, publisher: str | None = None, source: str = "") -> FakeSite:
        if publisher not in (None, "small"):
            raise ValueError("there is no publisher 'smal': publisher= one of small")
        return self

    def render(self, ref: Ref) -> Any:
        return SimpleNamespace(feeds=(), title_lang="", title="</title> {{ 7*7 }}", description='Says "<b>"',
                               html='<p><a href="site:plans/best-start.md#top">Plan</a></p>',
                               publisher="", prefix="")

    def macro(self, name: str, *ids: str, **options: Any) -> str:
        if "child-obsity" in ids:
            raise ValueError("there is no indicator 'child-obsity'; did you mean child-obesity?")
        return f"<b>{name} {' '.join(ids)} {sorted(options.items())}</b>"


@dataclass
class Env:
    """What mkdocs-macros and Zensical have in common."""

    conf: dict[str, Any]
    project_dir: str
    config: dict[str, Any] = field(default_factory=lambda: {"on_error_fail": True, "on_undefined": "strict"})
    page: Any = None
    variables: dict[str, Any] = field(default_factory=dict)
    macros: dict[str, Callable[..., str]] = field(default_factory=dict)

    def macro(self, function: Callable[..., str], name: str) -> None:
        self.macros[name] = function


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Settings]]:
    calls: list[tuple[Path, Settings]] = []

    def site_for(root: Path, settings: Settings) -> FakeSite:
        calls.append((root, settings))
        return FakeSite()

    monkeypatch.setattr(macros_module, "site_for", site_for)
    return calls


@pytest.fixture
def env(tmp_path: Path, asked: list[tuple[Path, Settings]]) -> Env:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n- search\n- openbook: {datapackage: data}\ntheme: {x: !!python/name:a.b }\n"
        "site_url: !ENV [NO_SUCH_NAME, b]\n")
    for path in ("plans/best-start.md", "data/all.csv"):
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).touch()
    made = Env({"root_dir": str(tmp_path), "docs_dir": "docs", "plugins": {}}, str(tmp_path))
    made.page = SimpleNamespace(path="about/us.md", meta={})
    define_env(made)
    return made


def finished(text: str) -> str:
    return "".join(piece for html, piece in split(text) if html)


def test_a_generated_page_has_its_title_as_entities_and_its_description_in_the_head(env: Env) -> None:
    page = env.macros["openbook_page"]("plan", "best-start")
    assert page.startswith("# &#60;&#47;title&#62; &#123;&#123; 7&#42;7 &#125;&#125;\n\n<!--openbook[-->")
    assert env.page.meta["description"] == "Says &#34;&lt;b&gt;&#34;"


def test_links_become_relative_to_the_source_for_zensical(env: Env) -> None:
    assert 'href="../plans/best-start.md#top"' in env.macros["openbook_page"]("plan", "best-start")


def test_attention_is_the_table_of_what_is_red(env: Env) -> None:
    options = [("caption", "Needs attention"), ("plan", "best-start"), ("status", "red")]
    assert finished(env.macros["openbook_attention"](plan="best-start")) == f"<b>table  {options}</b>"


def test_a_link_to_nothing_stops_the_build(env: Env, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeSite, "macro", lambda *_, **__: '<a href="site:plans/gone.md">x</a>')
    with pytest.raises(MacroError, match=r"about/us.md: there is no page or file plans/gone.md"):
        env.macros["openbook_counts"]()


@pytest.mark.parametrize(("name", "ids", "options", "passed"), [
    ("indicator", ["child-obesity"], {}, []),
    ("figure", ["child-obesity"], {"period": "2016-17"}, [("period", "2016-17")]),
    ("status", ["child-obesity"], {}, []),
    ("chart", ["child-obesity"], {}, []),
    ("table", ["child-obesity", "school-places"], {"key": True}, [("key", True)]),
    ("table", [], {"plan": "best-start", "status": "red"}, [("plan", "best-start"), ("status", "red")]),
    ("plan", ["best-start"], {}, []),
    ("counts", [], {}, []),
    ("counts", [], {"key": False}, [("key", False)]),
    ("counts", [], {"publisher": "small"}, []),
])
def test_each_macro_asks_the_site_for_what_was_named(
        env: Env, name: str, ids: list[str], options: dict[str, Any], passed: list[Any]) -> None:
    assert finished(env.macros[f"openbook_{name}"](*ids, **options)) == f"<b>{name} {' '.join(ids)} {passed}</b>"


def test_guides_are_made_without_data(env: Env, asked: list[tuple[Path, Settings]]) -> None:
    assert "<code>target_text</code>" in finished(env.macros["openbook_columns"]("targets"))
    assert '<h3 id="duplicate-key">' in finished(env.macros["openbook_errors"]())
    assert asked == []


@pytest.mark.parametrize(("call", "said"), [
    (lambda m: m["openbook_figure"]("child-obsity", period="2016-17"),
     "about/us.md: openbook_figure('child-obsity', period='2016-17'): there is no indicator 'child-obsity'; "
     "did you mean child-obesity?"),
    (lambda m: m["openbook_page"]("plan", "best-stat"),
     "about/us.md: openbook_page('plan', 'best-stat'): there is no such page; did you mean best-start?"),
    (lambda m: m["openbook_counts"](publisher="smal"),
     "about/us.md: openbook_counts(publisher='smal'): there is no publisher 'smal': publisher= one of small"),
    (lambda m: m["openbook_columns"]("target"),
     "about/us.md: openbook_columns('target'): there is no resource 'target'; did you mean targets?"),
])
def test_a_wrong_name_stops_the_build_and_says_what_may_be_meant(env: Env, call: Any, said: str) -> None:
    with pytest.raises(MacroError) as error:
        call(env.macros)
    assert said in str(error.value)


def test_without_the_plugin_settings_come_from_mkdocs_yml(env: Env, asked: list[tuple[Path, Settings]]) -> None:
    env.macros["openbook_counts"]()
    assert asked[0][1] == SiteSettings(datapackage="data", site_url="b/", site_name="x")


def test_with_the_plugin_its_settings_are_used(env: Env, asked: list[tuple[Path, Settings]]) -> None:
    env.conf["plugins"]["openbook"] = SimpleNamespace(settings=Settings(jobs=7))
    env.macros["openbook_counts"]()
    assert asked[0][1] == Settings(jobs=7)


@pytest.mark.parametrize("config", [{"on_error_fail": False, "on_undefined": "strict"},
                                    {"on_error_fail": True, "on_undefined": "keep"}, {}])
def test_lenient_settings_are_refused(config: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(MacroError, match="on_error_fail"):
        define_env(Env({}, str(tmp_path), config))


def test_a_site_without_the_section_gets_the_defaults(tmp_path: Path) -> None:
    for text in ("theme: x\n", "plugins: [search, openbook]\n", "plugins: {search: {}, openbook: }\n"):
        (tmp_path / "mkdocs.yml").write_text(text)
        assert read_settings(tmp_path / "mkdocs.yml") == SiteSettings()


def test_wrong_settings_are_all_named() -> None:
    with pytest.raises(OpenbookError) as error:
        settings_from({"datapakage": "x", "jobs": "two", "cache": 3})
    assert {p.value for p in error.value.problems} == {"x", "two", "3"}


def test_the_sites_address_is_that_of_the_file_named(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_url: https://one.example/\n")
    (tmp_path / "other.yml").write_text("site_url: https://two.example/x\nuse_directory_urls: false\n")
    assert read_settings(tmp_path / "other.yml") == SiteSettings(
        site_url="https://two.example/x/", directory_urls=False)
