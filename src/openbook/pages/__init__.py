"""Pages: their list, their documented contexts, and finished semantic HTML. Pure."""

from openbook.pages.embed import embeds
from openbook.pages.kinds import KINDS, Shared, page_list
from openbook.pages.listing import PageRef, embed_path
from openbook.pages.render import Rendered, render
from openbook.pages.snippets import UnknownName, snippet
from openbook.pages.standalone import Kept, embed_page, kept_page
from openbook.pages.together import render_together, together_list
from openbook.pages.view import Caption, View

__all__ = [
    "KINDS", "Caption", "Kept", "PageRef", "Rendered", "Shared", "UnknownName", "View", "embed_page", "embed_path",
    "embeds", "kept_page", "page_list", "render", "render_together", "snippet", "together_list",
]
