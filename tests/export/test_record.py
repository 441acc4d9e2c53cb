from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import dateline.model as nouns
from dateline.errors import InputError
from dateline.export.record import from_record, to_json, to_record
from dateline.export.schema import read_schema
from dateline.model import Article, Reading
from support.readings import make_filed, make_reading

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "reading-v1.json"
SHAPES = {
    "evidence": nouns.Evidence,
    "article": nouns.Article,
    "dateline": nouns.Dateline,
    "coder": nouns.CoderInfo,
    "actor": nouns.Actor,
    "time": nouns.Time,
    "place": nouns.Place,
    "party": nouns.Party,
    "event_time": nouns.EventTime,
    "event_place": nouns.EventPlace,
    "toll": nouns.Toll,
    "event": nouns.Event,
    "attribution": nouns.Attribution,
    "origin": nouns.Origin,
    "claim": nouns.Claim,
    "note": nouns.Note,
}
RENAMED = {"first": "from", "last": "to"}


def test_a_record_fits_the_schema() -> None:
    schema = json.loads(read_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(to_record(make_reading()), schema)
    jsonschema.validate(to_record(make_filed()), schema)
    jsonschema.validate(to_record(Reading(article=Article(id="x", text=""), coder=make_reading().coder)), schema)


def test_the_schema_is_published_as_it_is() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == read_schema()


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_the_schema_has_the_fields_of_the_model(name: str) -> None:
    shape: Any = json.loads(read_schema())["$defs"][name]
    names = {RENAMED.get(f.name, f.name) if name == "time" else f.name for f in fields(SHAPES[name])}
    assert set(shape["properties"]) == names - ({"mentions"} if name == "article" else set())
    assert set(shape["required"]) == set(shape["properties"])


def test_there_and_back() -> None:
    reading = make_reading()
    assert from_record(json.loads(to_json(reading))) == reading
    assert from_record(json.loads(to_json(make_filed()))) == make_filed()


def test_the_callers_mentions_are_no_part_of_the_record() -> None:
    reading = make_reading()
    told = replace(reading, article=replace(reading.article, mentions=((0, 6),)))
    assert to_json(told) == to_json(reading)


def test_dates_and_spans_are_plain() -> None:
    record = to_record(make_reading())
    assert record["article"]["published"] == "2024-03-04"
    assert record["times"][1]["from"] == record["times"][1]["to"] == "2024-03-07"
    assert record["actors"][4]["mentions"] == [[0, 6]]


def test_a_line_of_json_is_one_line_for_every_reader() -> None:
    text = "a\x85b\u2028c\u2029d\x0be\r\nf"
    line = to_json(Reading(article=Article(id="x", text=text), coder=make_reading().coder))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["article"]["text"] == text


@pytest.mark.parametrize("broken", [{}, {"times": 3}, {"times": [], "article": {}}, []])
def test_what_is_no_reading_is_refused(broken: Any) -> None:
    with pytest.raises(InputError, match="not a reading"):
        from_record(broken)
