from pathlib import Path

from openbook.build.cache import Cache


def test_what_was_put_is_got_back_and_nothing_else(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new")
    assert cache.get("a") is None
    cache.put("a", b"bytes")
    assert cache.get("a") == b"bytes"
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["a"]


def test_only_what_is_kept_stays(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for key in "abc":
        cache.put(key, key.encode())
    cache.keep(["b"])
    assert [cache.get(key) for key in "abc"] == [None, b"b", None]


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    cache = Cache(blocked / "inside")
    cache.put("a", b"bytes")
    assert cache.get("a") is None
    cache.keep([])
