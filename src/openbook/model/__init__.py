"""What a publisher's data means: frozen types and the `Book` that holds them."""

from openbook.model.book import Book, build_book, publisher_from
from openbook.model.publisher import ActionStatus, Publisher, Release, RuleConfig
from openbook.model.revision import Revision
from openbook.model.types import (
    Action,
    ActionCount,
    Benchmark,
    Change,
    Commentary,
    Finance,
    Indicator,
    Mention,
    Observation,
    Period,
    Plan,
    Publication,
    StatusCount,
    Survey,
    Target,
)

__all__ = [
    "Action", "ActionCount", "ActionStatus", "Benchmark", "Book", "Change", "Commentary", "Finance", "Indicator",
    "Mention",
    "Observation", "Period", "Plan", "Publication", "Publisher", "Release", "Revision", "RuleConfig", "StatusCount",
    "Survey", "Target", "build_book", "publisher_from",
]
