"""The server that tests open pages on answers as a host of static sites does."""

from __future__ import annotations

import gzip
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hosting import hosted


def asked(address: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=5)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_texts_are_packed_for_who_takes_it_and_not_sent_again(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>one</p>")
    with hosted(tmp_path) as address:
        plain, words = asked(address, "/")
        assert (plain.status, plain.getheader("Content-Encoding"), words) == (200, None, b"<p>one</p>")
        answer, body = asked(address, "/?q=1", Accept_Encoding="gzip")
        assert gzip.decompress(body) == words
        assert asked(address, "/", If_None_Match=answer.getheader("ETag") or "")[0].status == 304
        (tmp_path / "index.html").write_text("<p>other</p>")
        assert asked(address, "/")[1] == b"<p>other</p>"


@pytest.mark.parametrize(("own", "body"), [("<p>Gone</p>", b"<p>Gone</p>"), ("", b"")])
def test_what_is_not_there_is_answered_with_the_sites_own_page(tmp_path: Path, own: str, body: bytes) -> None:
    (tmp_path / "plans").mkdir()
    if own:
        (tmp_path / "404.html").write_text(own)
    with hosted(tmp_path) as address:
        answer, said = asked(address, "/gone/")
        assert (answer.status, said) == (404, body)
        moved, _ = asked(address, "/plans")
        assert (moved.status, moved.getheader("Location")) == (301, "/plans/")
