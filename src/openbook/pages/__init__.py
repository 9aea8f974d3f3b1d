"""Pages: their list, their documented contexts, and finished semantic HTML. Pure."""

from openbook.pages.kinds import Shared, page_list
from openbook.pages.listing import PageRef
from openbook.pages.render import Rendered, render
from openbook.pages.snippets import UnknownName, snippet
from openbook.pages.view import Caption, View

__all__ = ["Caption", "PageRef", "Rendered", "Shared", "UnknownName", "View", "page_list", "render", "snippet"]
