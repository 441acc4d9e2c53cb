"""The exported tables: their columns, what stands in them, and what stays empty."""

from __future__ import annotations

import csv
import datetime as dt
import importlib.util
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dateline.export.cameo import cameo_rows
from dateline.export.claims_table import claim_rows
from dateline.export.columns import CAMEO, CLAIMS, FTM, PLOVER, TABLES, read_columns, read_iso2
from dateline.export.ftm import ftm_entities
from dateline.export.lines import write_csv, write_jsonl
from dateline.export.parquet import UNKNOWN, write_file, write_months
from dateline.export.plover import plover_rows
from dateline.model import Evidence, Party, Reading
from support.readings import TEXT, make_filed, make_reading, words

ROOT = Path(__file__).parents[2]
MAKERS: dict[str, Callable[[Reading], Iterator[dict[str, Any]]]] = {
    CLAIMS: claim_rows,
    PLOVER: plover_rows,
    CAMEO: cameo_rows,
}
KINDS = {"text": str, "list": tuple, "number": int | float, "count": int, "day": dt.date}


def as_csv(table: str, reading: Reading) -> list[dict[str, str]]:
    file = io.StringIO()
    write_csv(MAKERS[table](reading), read_columns(table), file.write)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def change_event(reading: Reading, place: int, **changes: Any) -> Reading:
    claims = list(reading.claims)
    event = claims[place].event
    assert event is not None
    claims[place] = replace(claims[place], event=replace(event, **changes))
    return replace(reading, claims=tuple(claims))


@pytest.mark.parametrize("table", MAKERS)
def test_rows_have_the_columns_that_are_described(table: str) -> None:
    columns = read_columns(table)
    rows = list(MAKERS[table](make_reading()))
    assert len(rows) == 2
    for row in rows:
        assert set(row) == {c.name for c in columns}
        assert all(row[c.name] is None or isinstance(row[c.name], KINDS[c.kind]) for c in columns)


@pytest.mark.parametrize("table", TABLES)
def test_each_column_is_described_once(table: str) -> None:
    columns = read_columns(table)
    assert len({c.name for c in columns}) == len(columns)
    assert all(c.kind in KINDS and c.meaning.endswith((".", ")")) for c in columns)


def test_the_pages_are_made_of_the_columns() -> None:
    spec = importlib.util.spec_from_file_location("build_export_docs", ROOT / "scripts/build_export_docs.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for path, wanted in script.pages():
        assert path.read_text(encoding="utf-8") == wanted, "run scripts/build_export_docs.py"


def test_a_claim_is_a_flat_row() -> None:
    attack, talks = claim_rows(make_reading())
    assert (attack["article"], attack["claim"], attack["published"]) == ("boats", "c1", dt.date(2024, 3, 4))
    assert (attack["type"], attack["modes"], attack["contexts"]) == ("ASSAULT", ("firearms",), ("military", "maritime"))
    assert (attack["actor_names"], attack["actor_sectors"]) == (("Sudland's navy",), ("MIL",))
    assert attack["recipient_names"] == ("fishing boats",)
    assert (attack["speaker"], attack["act"], attack["support"]) == ("Norland's foreign ministry", "alleges", "none")
    assert (attack["killed"], attack["injured"], attack["place_country"]) == (3, None, "NOR")
    assert TEXT[attack["evidence_start"] : attack["evidence_end"]] == attack["evidence"] == "fired on"
    assert (talks["event_start"], talks["event_end"]) == (dt.date(2024, 3, 7),) * 2
    assert (talks["auxiliary"], talks["attribution"], talks["speaker"]) == (("future",), "narrator", None)


def test_the_day_of_publication_is_never_that_of_the_event() -> None:
    claim, plover, cameo = (as_csv(table, make_reading())[0] for table in (CLAIMS, PLOVER, CAMEO))
    assert (claim["event_start"], claim["event_end"], claim["published"]) == ("", "", "2024-03-04")
    assert (plover["Event Date"], plover["Publication Date"]) == ("", "2024-03-04")
    assert (cameo["SQLDATE"], cameo["MonthYear"], cameo["Year"]) == ("", "", "")
    event = next(e for e in ftm_entities([make_reading()]) if e["schema"] == "Event")
    assert not {"date", "startDate", "endDate"} & set(event["properties"])


def test_days_that_are_several_are_not_one() -> None:
    time = make_reading().claims[3].event.time  # type: ignore[union-attr]
    assert time is not None
    week = change_event(make_reading(), 3, time=replace(time, end=dt.date(2024, 3, 13), precision="week"))
    plover, cameo = as_csv(PLOVER, week)[1], as_csv(CAMEO, week)[1]
    assert (plover["Event Date"], plover["Event Start"], plover["Event End"]) == ("", "2024-03-07", "2024-03-13")
    assert (cameo["SQLDATE"], cameo["MonthYear"], cameo["Year"]) == ("", "202403", "2024")
    known = as_csv(CAMEO, make_reading())[1]
    assert (known["SQLDATE"], known["MonthYear"]) == ("20240307", "202403")


def test_plover_has_scores_and_quads() -> None:
    attack, talks = plover_rows(make_reading())
    assert (attack["Intensity"], attack["Quad Code"], talks["Quad Code"]) == (-9.5, 4, None)
    assert (attack["Actor Name Raw"], attack["Raw Placename"]) == (("Sudland's navy",), "near Port Alder")


def test_cameo_has_a_row_for_each_pair_of_sides() -> None:
    parties = tuple(Party(actor=a, evidence=words("Ana Rusk")) for a in ("a1", "a4"))
    rows = list(cameo_rows(change_event(make_reading(), 0, actors=parties)))
    assert [(r["Actor1Code"], r["Actor2Code"]) for r in rows] == [("GOV", "CVL"), ("GOVMIL", "CVL"), (None, None)]
    assert len({r["GLOBALEVENTID"] for r in rows}) == 3
    assert rows[0]["ClaimID"] == rows[1]["ClaimID"]
    assert (rows[0]["EventCode"], rows[0]["EventRootCode"], rows[0]["QuadClass"]) == ("190", "19", 4)
    assert (rows[0]["GoldsteinScale"], rows[2]["EventCode"]) == (None, None)


def test_cells_with_quotes_and_line_ends_come_back() -> None:
    told = 'One "two",\r\nthree\nfour'
    row = as_csv(CLAIMS, replace(make_reading(), article=replace(make_reading().article, title=told)))[0]
    assert row["title"] == told
    assert (row["filed"], row["filed_from"], row["filed_on"]) == ("", "", "")


def test_the_dateline_is_told_by_its_words_its_place_and_its_day() -> None:
    row = as_csv(CLAIMS, make_filed())[0]
    assert (row["filed"], row["filed_from"], row["filed_on"]) == ("GENEVA, March 4", "GENEVA", "2024-03-04")


def test_items_keep_their_places_in_a_cell() -> None:
    parties = tuple(Party(actor=a, evidence=words("Ana Rusk")) for a in ("a5", "a4"))
    reading = change_event(make_reading(), 0, actors=parties)
    named = replace(reading, actors=(*reading.actors[:4], replace(reading.actors[4], name="Boats; guns")))
    row = as_csv(CLAIMS, named)[0]
    assert (row["actor_names"], row["actor_sectors"]) == ("Boats, guns; Ana Rusk", "; GOV MIL")
    assert row["actor_countries"] == ""


def test_lines_of_json_are_lines() -> None:
    told = replace(make_reading(), article=replace(make_reading().article, title="a\u2028b"))
    file = io.StringIO()
    write_jsonl(claim_rows(told), file.write)
    lines = file.getvalue().splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["a\u2028b"] * 2
    assert json.loads(lines[0])["published"] == "2024-03-04"


def test_parquet_has_types(tmp_path: Path) -> None:
    broken = change_event(make_reading(), 0, trigger=Evidence(start=0, end=1, text="\ud800"))
    write_file(claim_rows(broken), read_columns(CLAIMS), tmp_path / "claims.parquet")
    rows = pq.read_table(tmp_path / "claims.parquet").to_pylist()
    assert [r["trigger"] for r in rows] == ["?", "talks"]
    assert (rows[0]["published"], rows[0]["event_start"], rows[0]["killed"]) == (dt.date(2024, 3, 4), None, 3)
    assert rows[0]["contexts"] == ["military", "maritime"]


def test_parquet_without_rows_has_columns(tmp_path: Path) -> None:
    write_file((), read_columns(CLAIMS), tmp_path / "none.parquet")
    table = pq.read_table(tmp_path / "none.parquet")
    assert (table.num_rows, table.column_names) == (0, [c.name for c in read_columns(CLAIMS)])


def test_parquet_has_a_part_for_each_month(tmp_path: Path) -> None:
    days = (dt.date(2024, 3, 4), dt.date(2023, 12, 1), None)
    readings = [replace(make_reading(), article=replace(make_reading().article, published=d)) for d in days]
    rows = (row for reading in readings for row in claim_rows(reading))
    files = write_months(rows, read_columns(CLAIMS), tmp_path, name="claims.parquet")
    assert [f.as_posix() for f in files] == [
        f"{UNKNOWN}/claims.parquet",
        "year=2023/month=12/claims.parquet",
        "year=2024/month=3/claims.parquet",
    ]
    read = pq.read_table(tmp_path).to_pylist()
    assert sorted((r["year"], r["month"]) for r in read) == [(0, 0)] * 2 + [(2023, 12)] * 2 + [(2024, 3)] * 2
    assert [r["published"] for r in read if not r["year"]] == [None, None]


def test_entities_refer_to_each_other() -> None:
    entities = list(ftm_entities([make_reading()]))
    by_id = {e["id"]: e for e in entities}
    assert [e["schema"] for e in entities] == [
        "Article", "PublicBody", "Mention", "PublicBody", "Mention", "Event", "Event",
    ]  # fmt: skip
    attack, talks = entities[5]["properties"], entities[6]["properties"]
    assert by_id[attack["organizer"][0]]["properties"]["name"] == ["Sudland's navy"]
    assert by_id[attack["proof"][0]]["schema"] == "Article"
    assert entities[0]["properties"]["language"] == ["eng"]
    assert (attack["country"], "involved" in attack) == (["no"], False)
    assert (talks["date"], "organizer" in talks) == (["2024-03-07"], False)
    assert "auxiliary: future" in talks["notes"]


def test_entities_have_the_properties_that_are_described() -> None:
    reading = make_reading()
    person = change_event(reading, 0, recipients=(Party(actor="a4", evidence=words("Ana Rusk")),))
    described = {c.name for c in read_columns(FTM)}
    found = {f"{e['schema']}.{name}" for e in ftm_entities([person]) for name in e["properties"]}
    assert found <= described
    assert {"Person.position", "Mention.resolved", "Event.involved"} <= found


def test_an_actor_of_the_lexicon_is_one_in_all_articles() -> None:
    reading = make_reading()
    known = replace(
        reading,
        actors=tuple(
            replace(a, name="Sudland Navy", lexicon_id="agency.sudland-navy") if a.id == "a2" else a
            for a in reading.actors
        ),
    )
    other = replace(known, article=replace(known.article, id="again"))
    names = [e["properties"]["name"][0] for e in ftm_entities([known, other]) if e["schema"] == "PublicBody"]
    assert sorted(names) == ["Norland's foreign ministry"] * 2 + ["Sudland Navy"]


def with_navy(report: str, **changes: Any) -> Reading:
    """The reading by hand as that of another report, with its navy changed."""
    reading = make_reading()
    actors = tuple(replace(a, **changes) if a.id == "a2" else a for a in reading.actors)
    return replace(reading, actors=actors, article=replace(reading.article, id=report))


def find_navy(*readings: Reading) -> list[str]:
    """The names of who acts in the attack, once for each of its entities."""
    entities = list(ftm_entities(readings))
    acting = {i for e in entities if e["schema"] == "Event" for i in e["properties"].get("organizer", [])}
    return [e["properties"]["name"][0] for e in entities if e["id"] in acting]


def test_what_belongs_to_a_country_is_not_the_country() -> None:
    two = [with_navy(name, lexicon_id="country:NOR") for name in ("one", "two")]
    assert find_navy(*two) == ["Sudland's navy"] * 2
    states = [with_navy(n, name=n, kind="state", sectors=(), lexicon_id="country:NOR") for n in ("Oslo", "Norway")]
    assert find_navy(*states) == ["Norway"]


@pytest.mark.parametrize(
    ("name", "kind", "entry", "count"),
    [
        ("an envoy", "person", "country:NOR", 0),
        ("Ana Rusk", "person", None, 2),
        ("Ana Rusk", "person", "person.ana-rusk", 1),
        ("Sudland League", "group", "group.sudland-league", 1),
        ("League fighters", "group", "group.sudland-league", 0),
        ("boats", "unnamed", None, 0),
    ],
)
def test_only_somebody_in_particular_is_an_entity(name: str, kind: str, entry: str | None, count: int) -> None:
    two = [with_navy(article, name=name, kind=kind, lexicon_id=entry) for article in ("one", "two")]
    assert find_navy(*two) == [name] * count


def test_ids_are_stable_and_tell_articles_apart() -> None:
    reading = make_reading()
    other = replace(reading, article=replace(reading.article, text=f"{TEXT} More."))
    first, again, third = (next(claim_rows(r))["id"] for r in (reading, make_reading(), other))
    assert first == again != third


def test_codes_of_countries_are_told_apart() -> None:
    codes = read_iso2()
    assert (codes["NOR"], codes["XKX"]) == ("no", "xk")
    assert len(set(codes.values())) == len(codes)
