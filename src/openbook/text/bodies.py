"""Names of public bodies within a sentence, and of the licence under which they publish."""

import re

from openbook.text.language import _

_OGL = re.compile(r"OGL-UK-(\d+\.\d+)")
_ARTICLE = re.compile(r"(?:(?:Royal|London|Metropolitan) )*(?:Borough|City|County|Corporation|Office) of |"
                      r"(?!(?:[Tt]he|[Oo]ur|[Aa]n?) ).* (?:team|unit|office|department)$")
_SMALL = re.compile(r"(?:The|Our|An?) ")


def the(name: str) -> str:
    """A body's or team's name as it stands within a sentence: `the Borough of Dudley`, but `Leeds City Council`."""
    return _("the {name}", name=name) if _ARTICLE.match(name) else inside(name)


def inside(words: str) -> str:
    """Words within a sentence: an article at their start has a small letter, `the web team`; the rest stays."""
    return words[:1].lower() + words[1:] if _SMALL.match(words) else words


def sentence(words: str) -> str:
    """Words with a capital at the start; the rest stays: `The Royal Borough of Greenwich`."""
    return words[:1].upper() + words[1:]


def licence_statement(licence_id: str) -> str:
    """The words that the Open Government Licence asks for, with its version; empty for another licence.

    Args:
        licence_id: as SPDX writes it, such as `OGL-UK-3.0`.
    """
    found = _OGL.fullmatch(licence_id)
    return _("Contains public sector information licensed under the Open Government Licence v{version}.",
             version=found[1]) if found else ""
