"""`datapackage.json`: read, validated against its JSON Schema, told in plain words."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openbook.errors import Problem
from openbook.model.book import RESOURCES
from openbook.package.canonical import REQUIRED, descriptor_schema
from openbook.package.declared import declared_problems
from openbook.package.oneline import descriptor_line_problems
from openbook.package.reading import odd_character, path_problem
from openbook.package.wording import did_you_mean, listed

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

FILE = "datapackage.json"


@dataclass(frozen=True)
class Entry:
    """One usable entry of the descriptor's `resources`: safe paths, known name."""

    name: str
    path: str
    schema: str


@dataclass(frozen=True)
class Descriptor:
    """A descriptor as far as it can be used.

    Attributes:
        content: the whole object.
        entries: usable resources.
        own: those parts of the `openbook` object that are sound.
    """

    content: Mapping[str, Any]
    entries: tuple[Entry, ...] = ()
    own: Mapping[str, Any] = field(default_factory=dict)


class _Repeated(ValueError):
    """A JSON object names a property twice."""


def parse(text: str) -> dict[str, Any] | Problem:
    """Read the JSON text of a descriptor, or say where it stops being JSON."""
    try:
        content = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        return Problem("not-json", FILE, f"The file is not valid JSON: {error.msg} (line {error.lineno}).",
                       "valid JSON", "Look at this line and the one before it for a missing comma, quote or bracket.",
                       error.lineno)
    except _Repeated as error:
        return Problem("repeated-property", FILE, f"The property {error.args[0]!r} is written twice in one object.",
                       "each property once", "Delete one of them.", column=str(error.args[0]))
    except (ValueError, RecursionError):
        return Problem("not-json", FILE, "The file is not valid JSON.", "valid JSON",
                       "Numbers are written in figures, and brackets are not nested hundreds deep.")
    if not isinstance(content, dict):
        return Problem("not-json", FILE, "The file does not hold an object.", "an object: { ... }",
                       "Begin with { and end with }. 'openbook new' writes an example.")
    return content


def entries(content: Mapping[str, Any]) -> tuple[Entry, ...]:
    """Resources whose files may be read: known name, safe paths. Of two of one name, the first."""
    found: dict[str, Entry] = {}
    resources = content.get("resources")
    for item in resources if isinstance(resources, list) else ():
        if not isinstance(item, dict):
            continue
        name, path, schema = item.get("name"), item.get("path"), item.get("schema")
        if not isinstance(name, str) or not isinstance(path, str) or not path:
            continue
        if name not in RESOURCES or name in found:
            continue
        if path_problem(path, FILE, "") is None:
            usable = isinstance(schema, str) and schema and path_problem(schema, FILE, "") is None
            found[name] = Entry(name, path, str(schema) if usable else "")
    return tuple(found[name] for name in RESOURCES if name in found)


def examine(content: Mapping[str, Any]) -> tuple[Descriptor, list[Problem]]:
    """Validate a descriptor against its schema and against what a schema cannot say.

    Args:
        content: the JSON object.

    Returns:
        What of it can be used, and every problem found.
    """
    from jsonschema import Draft202012Validator

    problems: list[Problem] = []
    broken: set[str] = set()
    validator = Draft202012Validator(descriptor_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for error in validator.iter_errors(content):
        path = list(error.absolute_path)
        if path[:1] == ["openbook"]:
            broken.update(str(part) for part in path[1:2])
        problems.extend(_told(error))
    problems = _once_each(problems)
    own = content.get("openbook")
    sound = {key: value for key, value in own.items() if key not in broken} if isinstance(own, dict) else {}
    problems.extend(_odd_characters(content, ""))
    told = {problem.column for problem in problems}
    problems.extend(p for p in descriptor_line_problems(content, descriptor_schema()["properties"])
                    if p.column not in told)
    problems.extend(_resource_problems(content))
    problems.extend(declared_problems(sound))
    return Descriptor(content, entries(content), sound), problems


def _resource_problems(content: Mapping[str, Any]) -> Iterator[Problem]:
    resources = content.get("resources")
    if not isinstance(resources, list):
        return
    names: list[str] = []
    for n, item in enumerate(resources):
        if not isinstance(item, dict):
            continue
        place, name = f"resources[{n}]", item.get("name")
        if isinstance(name, str) and name:
            if name not in RESOURCES:
                yield Problem("unknown-resource", FILE, f"Openbook knows no resource called {name!r}.",
                              "one of " + ", ".join(RESOURCES),
                              did_you_mean(name, RESOURCES, "Take the resource out."), None, f"{place}.name", name)
            elif name in names:
                yield Problem("duplicate-resource", FILE, f"The resource {name!r} is listed twice.",
                              "each resource once", "Delete one of the two entries.", None, f"{place}.name", name)
            names.append(name)
        for key in ("path", "schema"):
            if isinstance(item.get(key), str):
                trouble = path_problem(item[key], FILE, f"{place}.{key}")
                if trouble is not None:
                    yield trouble
    for name in REQUIRED:
        if name not in names:
            yield Problem("missing-resource", FILE, f"The resource {name!r} is not listed.",
                          "at least " + ", ".join(REQUIRED),
                          f"Add data/{name}.csv and list it under resources.", None, "resources", name)


def _odd_characters(value: Any, place: str) -> Iterator[Problem]:
    """Find invisible and broken characters in any text of the descriptor, names of properties included."""
    if isinstance(value, str):
        odd = odd_character(value)
        if odd:
            yield Problem("odd-character", FILE, f"The text holds the invisible or broken character {odd}.",
                          "letters, figures and signs", "Type the text again, or delete the character.",
                          None, place, ascii(value))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _odd_characters(name, f"{place}.(name)".lstrip("."))
            yield from _odd_characters(inner, f"{place}.{name}".lstrip(".") if name.isprintable() else place)
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _odd_characters(inner, f"{place}[{n}]")


def _told(error: ValidationError) -> Iterator[Problem]:
    """One error of jsonschema in plain words, with the place as a dotted path."""
    schema, found = error.schema, error.instance
    place = _place(list(error.absolute_path))
    about = schema.get("description", "") if isinstance(schema, dict) else ""
    kind = error.validator
    if kind == "required":
        for name in [n for n in error.validator_value if n not in found]:
            wanted = schema["properties"].get(name, {})
            if f"'{name}'" in error.message:
                yield Problem("property-missing", FILE, f"The property {name!r} is missing.",
                              wanted.get("description", "the property"), "Add it; 'openbook new' writes an example.",
                              None, f"{place}.{name}" if place else name)
    elif kind == "additionalProperties":
        known = list(schema["properties"])
        for name in [n for n in found if n not in known]:
            yield Problem("unknown-property", FILE, f"There is no property called {name!r} here.",
                          "one of " + listed(known, 20), did_you_mean(name, known, "Delete it."),
                          None, f"{place}.{name}" if place else name, name)
    else:
        yield Problem("wrong-property", FILE, f"{_shown(found)} does not fit here.",
                      _expected(str(kind), error.validator_value, about),
                      "Correct it; 'openbook new' writes an example.",
                      None, place or None, _shown(found))


def _once_each(problems: Sequence[Problem]) -> list[Problem]:
    """Report a value once, in however many ways it is wrong."""
    first = {(problem.code, problem.column): problem for problem in reversed(problems)}
    return [problem for problem in problems if first[problem.code, problem.column] is problem]


def _expected(kind: str, limit: Any, about: str) -> str:
    words = {"object": "an object { ... }", "array": "a list [ ... ]", "string": "text in double quotes",
             "number": "a number"}
    if kind == "type":
        wanted = words.get(str(limit), str(limit))
    elif kind == "const":
        wanted = json.dumps(limit)
    elif kind in ("minLength", "minItems"):
        wanted = "something, not nothing"
    elif kind == "minimum":
        wanted = f"a number of {limit} or more"
    elif kind == "enum":
        wanted = "one of " + ", ".join(limit)
    elif kind in ("maxProperties", "maxItems"):
        wanted = "nothing"
    elif kind == "maxLength":
        wanted = f"at most {limit} characters"
    elif kind == "pattern" and limit == r"\S":
        wanted = "something, not nothing"
    elif kind == "pattern" and "https" in str(limit):
        wanted = "a web address that begins with https://"
    elif kind in ("pattern", "format"):
        wanted = _form(str(limit))
    else:
        wanted = f"{kind} {limit}"
    return f"{wanted}: {about}" if about else wanted


def _form(limit: str) -> str:
    if limit.startswith("^[a-z0-9]"):
        return "small letters and figures joined by hyphens"
    if limit.startswith(r"^\d{4}") or limit == "date":
        return "a day of the calendar, as 2017-11-29"
    if limit.startswith("^[^@"):
        return "an e-mail address"
    if limit.startswith("^[EWSNK]"):
        return "a letter and eight figures"
    return "letters and figures without spaces"


def _place(path: Sequence[str | int]) -> str:
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Repeated(name)
        found[name] = value
    return found


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _no_constant(name: str) -> None:
    raise ValueError(name)
