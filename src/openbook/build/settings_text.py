"""The text of a mkdocs.yml that stands by itself: what it inherits is put into it, for an engine that would not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openbook.alternates import own_of, way
from openbook.settings import INHERIT, SiteSettings, lineage


def whole_settings(config_file: Path, settings: SiteSettings) -> str:
    """The settings as one text: the file's own where it inherits from none, else all of its line put together.

    Zensical understands `INHERIT`, but adds lists to each other where MkDocs replaces them, so that a menu would come
    twice. Tags such as `!ENV` stay. Links to other languages begin at the root of this build.

    Args:
        config_file: a mkdocs.yml. settings: what it says.
    """
    import yaml

    files = lineage(config_file)
    if len(files) == 1:
        return config_file.read_text(encoding="utf-8")
    whole: yaml.MappingNode | None = None
    for file in files:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        if isinstance(node, yaml.MappingNode):
            whole = node if whole is None else _merged(whole, node)
    if whole is None:
        return ""
    whole.value = [(key, value) for key, value in whole.value if key.value != INHERIT]
    own = own_of(settings.alternates, settings.language)
    if own is not None:
        listed = [{"name": to.name, "link": way(own, to, "", ""), "lang": to.lang} for to in settings.alternates]
        whole = _merged(whole, _node({"extra": {"alternate": listed}}))
    if settings.site_url:
        whole = _merged(whole, _node({"site_url": settings.site_url}))
    text: str = yaml.serialize(whole, allow_unicode=True, width=1000)
    return text


def _merged(earlier: Any, later: Any) -> Any:
    """Objects put together as MkDocs does: what the later one says comes in the place of the earlier, objects aside."""
    import yaml

    pairs = {key.value: (key, value) for key, value in earlier.value}
    for key, value in later.value:
        there = pairs.get(key.value, (None, None))[1]
        both = isinstance(value, yaml.MappingNode) and isinstance(there, yaml.MappingNode)
        pairs[key.value] = (key, _merged(there, value) if both else value)
    earlier.value = list(pairs.values())
    return earlier


def _node(content: dict[str, Any]) -> Any:
    import yaml

    return yaml.compose(yaml.safe_dump(content, allow_unicode=True), Loader=yaml.SafeLoader)
