"""What Openbook's plugin gives to the theme's templates, for a sample that has no plugin, no data and one language."""

from openbook.pages.render import words_in
from openbook.text.language import ENGLISH


def on_env(env, config, files):
    """Give the templates their words."""
    env.globals.update(words_in(ENGLISH), ob_languages=lambda _page: (), ob_written_in=lambda _page: "",
                       ob_marked=lambda html: html, ob_said=str)
    return env
