"""Reading never leaves the package folder and names what is wrong with a file's bytes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbook.errors import Problem
from openbook.package.reading import decode, path_problem, read_bytes


@pytest.mark.parametrize("path", [
    "../x.csv", "data/../../x.csv", "/etc/passwd", "https://example.org/x.csv", "file:///etc/passwd", "data\\x.csv",
    "~/x.csv", "C:/x.csv", "data/x\0.csv", "//example.org/x.csv", "HTTP:x.csv", "ftp://example.org/x.csv", "data/..",
    "./../x.csv", "\\\\server\\x.csv", "data:text/csv,a",
])
def test_a_path_that_leaves_the_folder_is_refused(path: str) -> None:
    problem = path_problem(path, "datapackage.json", "resources[0].path")
    assert problem is not None
    assert (problem.code, problem.value) == ("unsafe-path", path)


@pytest.mark.parametrize("path", ["data/targets.csv", "targets.csv", "data/a..b.csv", "./data/targets.csv"])
def test_a_path_inside_is_accepted(path: str) -> None:
    assert path_problem(path, "datapackage.json", "") is None


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x" * 11)
    problem = read_bytes(tmp_path, "a.csv", limit=10)
    assert isinstance(problem, Problem)
    assert problem.code == "file-too-large"
    assert read_bytes(tmp_path, "a.csv", limit=11) == b"x" * 11


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    problem = read_bytes(tmp_path, "a.csv")
    assert isinstance(problem, Problem)
    assert problem.code == "file-missing"


def test_a_link_inside_the_package_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id\n")
    (tmp_path / "b.csv").symlink_to("a.csv")
    assert read_bytes(tmp_path, "b.csv") == b"id\n"


@pytest.mark.parametrize("link", ["data", "data/targets.csv"])
def test_neither_a_linked_file_nor_a_linked_folder_leads_out(link: str, tmp_path: Path) -> None:
    (tmp_path / "other" / "data").mkdir(parents=True)
    (tmp_path / "other" / "data" / "targets.csv").write_bytes(b"secret\n")
    place = tmp_path / "package" / link
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / "other" / link)
    problem = read_bytes(tmp_path / "package", "data/targets.csv")
    assert isinstance(problem, Problem)
    assert problem.code == "unsafe-path"


def test_windows_line_ends_become_plain_ones() -> None:
    assert decode("a.csv", b"id\r\n1\r\n") == "id\n1\n"


def test_a_cp1252_file_is_named_as_such_with_the_text_around() -> None:
    problem = decode("a.csv", "id,note\n1,costs £4\n".encode("cp1252"))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.row) == ("not-utf-8", 2)
    assert "cp1252" in problem.message
    assert "costs £4" in (problem.value or "")


@given(st.binary(max_size=60))
def test_any_bytes_give_text_or_a_problem(data: bytes) -> None:
    found = decode("a.csv", data)
    assert isinstance(found, Problem) or "\0" not in found
