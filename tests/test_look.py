"""The plugin refuses a look that cannot be read, and tells of a logo that is missing or heavy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from openbook import plugin

CONFIG = """
site_name: Openbook
theme: {name: material, font: false, logo: images/logo.svg, custom_dir: own}
extra: {openbook: {colours: {accent: "#ffcc00"}}}
plugins:
- macros: {modules: [openbook.macros], on_error_fail: true, on_undefined: strict}
- openbook
markdown_extensions: [openbook.markdown]
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    (tmp_path / "docs").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return load_config(str(tmp_path / "mkdocs.yml"))


@pytest.mark.parametrize("command", ["build", "serve"])
def test_colours_that_cannot_be_read_stop_the_build_and_the_preview(config: Any, command: Any) -> None:
    own = config.plugins["openbook"]
    own.on_startup(command=command, dirty=False)
    with pytest.raises(PluginError, match=r"(?s)Nothing was published.*\[low-contrast\].*Use a darker one, such as #"):
        own.on_config(config)
    own.on_shutdown()


def test_the_plugin_finds_the_site_s_own_templates_and_colours(
        config: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_root: Path, settings: Any) -> None:
        raise LookupError(settings.templates, settings.colours.accent)

    monkeypatch.setattr(plugin, "site_for", stop)
    config.extra["openbook"]["colours"]["accent"] = "#7a1f5c"
    own = config.plugins["openbook"]
    own.on_startup(command="build", dirty=False)
    with pytest.raises(LookupError) as found:
        own.on_config(config)
    own.on_shutdown()
    assert found.value.args == (str(Path(config.theme.custom_dir) / "openbook"), "#7a1f5c")


def test_a_logo_that_is_missing_or_heavy_is_told(config: Any, caplog: pytest.LogCaptureFixture) -> None:
    def told(*files: File) -> str:
        caplog.clear()
        plugin._check_logo(config, Files(list(files)))
        return caplog.text

    assert "there is no file images/logo.svg" in told()
    folder = Path(config.docs_dir)
    (folder / "images").mkdir()
    logo = folder / "images" / "logo.svg"
    file = File("images/logo.svg", str(folder), config.site_dir, config.use_directory_urls)
    logo.write_text("x" * 200_000)
    assert "has 200 kB" in told(file)
    logo.write_text("<svg/>")
    assert told(File("images/logo.svg", str(folder), config.site_dir, config.use_directory_urls)) == ""
