"""Time and memory of every step: `python -m openbook.bench` (see `openbook.bench.__main__`)."""
