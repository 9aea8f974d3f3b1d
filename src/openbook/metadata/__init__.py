"""What is said about the open data, in the words of each standard. Pure: from one set of facts to JSON."""

from openbook.metadata.facts import Facts, FileFacts, facts_of, is_data

__all__ = ["Facts", "FileFacts", "facts_of", "is_data"]
