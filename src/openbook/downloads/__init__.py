"""Open data: the same figures as the pages, as files. Pure: from a judged book to bytes."""

from openbook.downloads.files import COLUMNS, files

__all__ = ["COLUMNS", "files"]
