"""Openbook: a static site generator for public performance publishing."""

__version__ = "0.1.0"
