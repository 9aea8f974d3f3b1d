"""Pages: their list, their documented contexts, and finished semantic HTML. Pure."""

from openbook.pages.kinds import KINDS, Shared, page_list
from openbook.pages.listing import PageRef
from openbook.pages.render import Rendered, render
from openbook.pages.snippets import UnknownName, snippet
from openbook.pages.together import render_together, together_list
from openbook.pages.view import Caption, View

__all__ = [
    "KINDS", "Caption", "PageRef", "Rendered", "Shared", "UnknownName", "View", "page_list", "render",
    "render_together", "snippet", "together_list",
]
