"""Stores that each earlier version made are led forward, with all that is in them.

`released/version-N.db.gz` was made by the code of that version: three reports, a copy and one in French; what people
judged. It stays as it is. Whoever raises `migrations.VERSION` adds the one of the version before.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from sqlalchemy import inspect

from dateline.store import migrations
from dateline.store.care import count_all
from dateline.store.checks import check
from dateline.store.fetch import read_readings
from dateline.store.incident_builds import rebuild
from dateline.store.judgements import list_judgements
from dateline.store.opening import Store, open_store, see_reviewed
from dateline.store.queries import find_claims
from dateline.store.queries_incidents import find_incidents
from dateline.store.wanted import Wanted
from support.readings import make_reading
from support.stores import coded, fill, name_reading

HELD = Path(__file__).parent / "released"
REPORTS = [
    make_reading(),
    name_reading("two", source="Second Wire", day=5),
    name_reading("three", source="Third Wire", day=9),
]
PAIRS_SINCE, REVIEWS_SINCE = 2, 3
ATTACKS = Wanted(types=("ASSAULT",))


def shape(store: Store) -> dict[str, object]:
    """Tables, columns and indexes; the kind of a column is told in more than one way, and left out."""
    with store.reading_from() as connection:
        seen = inspect(connection)
        return {
            name: (
                sorted((c["name"], c["nullable"]) for c in seen.get_columns(name)),
                sorted((i["name"] or "", i["column_names"]) for i in seen.get_indexes(name)),
            )
            for name in seen.get_table_names()
        }


@pytest.fixture(params=range(1, migrations.VERSION))
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def old(version: int, tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    path.write_bytes(gzip.decompress((HELD / f"version-{version}.db.gz").read_bytes()))
    return path


def test_nothing_is_lost_and_all_is_as_in_a_new_one(old: Path, version: int, tmp_path: Path) -> None:
    store, new = open_store(old), open_store(tmp_path / "new.db", create_missing=True)
    assert shape(store) == shape(new)
    new.close()
    assert list(read_readings(store)) == REPORTS
    assert count_all(store)["status"] == {"coded": 3, "copy": 1, "skipped": 1}
    judged = 1 + (version >= PAIRS_SINCE) + (version >= REVIEWS_SINCE)
    assert len(list_judgements(store)) == judged
    assert [p for p in check(store) if "--rebuild" not in p] == []
    rebuild(store)
    assert check(store) == ()
    store.close()


def test_what_people_judged_holds(old: Path, version: int) -> None:
    store = open_store(old)
    rebuild(store)
    assert len(find_claims(store, ATTACKS)) == 3
    assert len(find_claims(see_reviewed(store), ATTACKS)) == (2 if version >= REVIEWS_SINCE else 3)
    one, two = 1 << 20, 2 << 20
    homes = [i.id for i in find_incidents(store, ATTACKS)]
    assert (one in homes and two in homes) is (version >= PAIRS_SINCE)
    store.close()


def test_it_goes_on(old: Path) -> None:
    store = open_store(old)
    assert fill(store, [coded(name_reading("later")), coded(make_reading())]) == ["coded", "known"]
    rebuild(store)
    assert check(store) == ()
    store.close()
