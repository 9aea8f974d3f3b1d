"""Names of public bodies within a sentence."""

import re

from openbook.text.language import _

_ARTICLE = re.compile(r"(?:(?:Royal|London|Metropolitan) )*(?:Borough|City|County|Corporation|Office) of ")


def the(name: str) -> str:
    """A body's name as it stands within a sentence: `the Royal Borough of Greenwich`, but `Leeds City Council`."""
    return _("the {name}", name=name) if _ARTICLE.match(name) else name


def sentence(words: str) -> str:
    """Words with a capital at the start; the rest stays: `The Royal Borough of Greenwich`."""
    return words[:1].upper() + words[1:]
