"""Names of places and the places that bear them: GeoNames towns and divisions, our own features, the user's."""

from __future__ import annotations

import gzip
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy

from dateline.errors import LexiconError
from dateline.lexicon.files import BUILT_IN, read_rows
from dateline.lexicon.place_words import PlaceWords, load_place_words

TOWNS = BUILT_IN / "places" / "gazetteer.tsv.gz"
KINDS_OF_STATE = frozenset({"country", "former country"})
CACHED_NAMES = 20_000
BEGINNING = 3  # letters by which a name is looked for among those that begin alike
SHORTEST_VARIANT = 5  # letters: shorter names say too little to be looked up in another spelling
COLUMNS = ("name", "lat", "lon", "kind")
MORE = ("aliases", "country", "admin1", "population", "geonames_id")

# Letters that Unicode does not take apart into letter and accent, and signs that names are written with or without.
_FOLD = str.maketrans(
    {
        **dict.fromkeys("ʻʼ‘’`'ʾʿ.´\"", ""),
        "-": " ",
        "–": " ",
        "ı": "i",
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ǝ": "a",
        "ə": "a",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may stand for.

    kind: country, admin1, county, capital, city, or a kind of features.csv (sea, river, region, camp ...).
    country: ISO 3166 alpha-3, None if it has none or several. lat, lon: degrees. population: 0 if it is not known.
    exact: whether coordinates are its own; a county has those of its state. usual: whether this is its usual name.
    """

    name: str
    kind: str
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    geonames_id: int | None = None
    exact: bool = True
    usual: bool = True


@lru_cache(maxsize=CACHED_NAMES)
def name_key(name: str) -> str:
    """A name as it is looked up: without case, accents, dots and apostrophes; hyphens as spaces."""
    return " ".join(strip_accents(name.translate(_FOLD)).casefold().split())


def strip_accents(name: str) -> str:
    """A name with bare letters: "Medellín" as "Medellin"."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


class Lines:
    """The lines of a text, cut when they are asked for: as objects of their own they would take twice the room."""

    def __init__(self, text: bytes) -> None:
        self.text = text
        ends = numpy.flatnonzero(numpy.frombuffer(text, dtype="uint8") == ord("\n"))
        self._edges = array("l", [-1, *ends.tolist(), len(text)])

    def __len__(self) -> int:
        return len(self._edges) - 1

    def __getitem__(self, number: int) -> bytes:
        if number < 0:
            raise IndexError(number)
        edges = self._edges  # which knows itself where it ends
        return self.text[edges[number] + 1 : edges[number + 1]]


# The three tables of gazetteer.tsv.gz, line by line; scripts/build_gazetteer.py describes them.
Towns = tuple[Lines, Lines, Lines]


class Gazetteer:
    """The places by name, and the words that stand around names. Made by `load_gazetteer`, not changed afterwards."""

    def __init__(self, towns: Towns, features: dict[str, tuple[Candidate, ...]], words: PlaceWords) -> None:
        self.words = words
        self._places, self._names, self._cased = towns
        self._features = features
        self._known = lru_cache(maxsize=CACHED_NAMES)(self._find)
        self._range = lru_cache(maxsize=CACHED_NAMES)(self._named)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Towns, dict[str, tuple[Candidate, ...]], PlaceWords]]:
        """What it is made of: what it remembers need not be kept."""
        return Gazetteer, ((self._places, self._names, self._cased), self._features, self.words)

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """The places of that name, ours first, then the more populous; empty if there is none."""
        return self._known(name_key(name))

    def known_case(self) -> dict[str, str]:
        """Lower-cased word -> the way it is written, for words of names that are no English words; see nlp.casing."""
        words = self._cased.text.decode("utf-8").split("\n")
        return {form.lower(): form for word in words for form in (strip_accents(word), word)}

    def _find(self, key: str) -> tuple[Candidate, ...]:
        ours = self._features.get(key, ())
        towns = [c for c in self._towns(key) if not any(_is_same(c, own) for own in ours)]
        if not ours and not towns:
            return tuple(replace(c, usual=False) for other in self._spellings(key) for c in self._plain(other))
        return (*ours, *sorted(towns, key=lambda c: (not c.usual, -c.population)))

    def _plain(self, key: str) -> tuple[Candidate, ...]:
        return (*self._features.get(key, ()), *sorted(self._towns(key), key=lambda c: -c.population))

    def _spellings(self, key: str) -> Iterator[str]:
        """Other ways to write an unknown name: with another ending, with or without its article."""
        if len(key) < SHORTEST_VARIANT:
            return
        for end, other in self._endings:
            if key.endswith(end):
                yield key.removesuffix(end) + other
        article, _, rest = key.partition(" ")
        if article in self.words.name_articles - self.words.articles and len(rest) >= SHORTEST_VARIANT:
            yield rest
        yield from self._articled.get(key, ())

    @cached_property
    def _endings(self) -> tuple[tuple[str, str], ...]:
        """Each ending with the one that it is also written with."""
        pairs = [tuple(pair.split("/")) for pair in sorted(self.words.endings)]
        return tuple(way for one, other in pairs for way in ((one, other), (other, one)))

    @cached_property
    def _articled(self) -> dict[str, list[str]]:
        """The names of towns that begin with an article, by what follows it."""
        found: dict[str, list[str]] = {}
        for article in sorted(self.words.town_articles):
            for name in self._beginning(f"{article} "):
                found.setdefault(name.removeprefix(f"{article} "), []).append(name)
        return found

    def _beginning(self, start: str) -> Iterator[str]:
        """The names of towns, and our own, that begin in some way."""
        prefix = start.encode("utf-8")
        for at in range(bisect_left(self._names, prefix), len(self._names)):
            if not self._names[at].startswith(prefix):
                break
            yield self._names[at].partition(b"\t")[0].decode("utf-8")
        yield from (name for name in self._features if name.startswith(start))

    def _towns(self, key: str) -> Iterator[Candidate]:
        prefix = key.encode("utf-8") + b"\t"
        at = bisect_left(self._names, prefix, *self._range(prefix[:BEGINNING]))
        if at < len(self._names) and self._names[at].startswith(prefix):
            usual, others = self._names[at][len(prefix) :].split(b"\t")
            yield from (self._candidate(int(line), usual=True) for line in usual.split())
            yield from (self._candidate(int(line), usual=False) for line in others.split())

    def _named(self, beginning: bytes) -> tuple[int, int]:
        """The names that begin with some letters: from which on, and before which."""
        return bisect_left(self._names, beginning), bisect_left(self._names, beginning + b"\xff")

    def _candidate(self, line: int, *, usual: bool) -> Candidate:
        kind, name, country, parent, lat, lon, population, number = self._places[line].decode("utf-8").split("\t")
        division = name if kind == "admin1" else None
        if int(parent) >= 0:
            division = self._places[int(parent)].decode("utf-8").split("\t")[1]
        return Candidate(
            name=name,
            kind=kind,
            lat=float(lat),
            lon=float(lon),
            country=country,
            admin1=division,
            population=int(population),
            geonames_id=int(number) or None,
            exact=kind != "county",
            usual=usual,
        )


def _is_same(place: Candidate, own: Candidate) -> bool:
    """Whether a place of GeoNames is one of ours too: of towns there may be several of one name, far apart."""
    if (place.kind, place.country) != (own.kind, own.country):
        return False
    is_near = abs(place.lat - own.lat) < 1 and abs(place.lon - own.lon) < 1
    return is_near or place.kind not in {"city", "capital"}


def load_gazetteer(layers: tuple[Path, ...] = ()) -> Gazetteer:
    """The built-in places with the user's `places/*.csv` laid over them.

    Columns: name, aliases (with ; between), country, admin1, lat, lon, kind; population and geonames_id may be missing.
    Raises LexiconError, naming file and line, for a row without a name or with coordinates that are none.
    """
    features: dict[str, dict[tuple[str, str | None], Candidate]] = {}
    for where, row in read_rows(layers, "places/*.csv", needed=COLUMNS, others=MORE):
        candidate = _read_feature(where, row)
        for name in (row["name"], *row.get("aliases", "").split(";")):
            if key := name_key(name):
                features.setdefault(key, {})[candidate.kind, candidate.country] = candidate
    return Gazetteer(
        _read_towns(TOWNS), {key: tuple(found.values()) for key, found in features.items()}, load_place_words(layers)
    )


def _read_towns(path: Path) -> Towns:
    try:
        places, names, cased = gzip.decompress(path.read_bytes()).removesuffix(b"\n").split(b"\n\n")
    except (OSError, EOFError, ValueError) as error:
        raise LexiconError(f"{path}: cannot be read: {error}; make it anew with scripts/build_gazetteer.py") from error
    return Lines(places), Lines(names), Lines(cased)


def _read_feature(where: str, row: dict[str, str]) -> Candidate:
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
        number, population = int(row.get("geonames_id") or 0), int(row.get("population") or 0)
        name, kind = row["name"], row["kind"]
    except (KeyError, ValueError) as error:
        raise LexiconError(f"{where}: {error}: a place has name, kind, and lat and lon in degrees") from error
    if not name or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise LexiconError(f"{where}: a place has a name, lat from -90 to 90 and lon from -180 to 180")
    return Candidate(
        name=name,
        kind=kind or "region",
        lat=lat,
        lon=lon,
        country=row.get("country") or None,
        admin1=row.get("admin1") or None,
        population=population,
        geonames_id=number or None,
    )
