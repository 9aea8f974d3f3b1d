from pathlib import Path

import pytest

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


def test_folders_in_the_cache_are_left_alone_and_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    cache = Cache(tmp_path)
    cache.put("a", b"bytes")
    cache.put("b", b"bytes")
    cache.keep([])
    assert cache.get("a") is None
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_cache_that_is_read_only_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).put("a", b"bytes")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    for name in ("mkdir", "unlink", "replace"):
        monkeypatch.setattr(Path, name, refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    cache = Cache(tmp_path)
    cache.put("b", b"bytes")
    cache.keep([])
    assert cache.get("a") == b"bytes"
    monkeypatch.setattr(Path, "iterdir", refuse)
    cache.keep([])


def test_what_is_missing_may_be_found_in_a_cache_beside_that_stays_as_it_is(tmp_path: Path) -> None:
    Cache(tmp_path / "latest").put("a", b"bytes")
    release = Cache(tmp_path / "release", tmp_path / "latest")
    assert (release.get("a"), release.get("b")) == (b"bytes", None)
    release.put("b", b"more")
    release.keep(["b"])
    assert Cache(tmp_path / "latest").get("a") == b"bytes"
    assert Cache(tmp_path / "latest").get("b") is None
