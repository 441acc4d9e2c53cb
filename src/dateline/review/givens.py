"""Takes fields as people or programs give them, and says what is wrong with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeGuard

from dateline.errors import InputError
from dateline.review.fields import LISTS, SIDES, TOLLS

STANCES = ("affirms", "denies", "doubts")
KINDS = ("narrator", "direct", "indirect", "mixed")
CERTAINTIES = ("fact", "probable", "possible")
SUPPORTS = ("none", "offered")
CLOSED = {"stance": STANCES, "kind": KINDS, "certainty": CERTAINTIES, "support": SUPPORTS}
Taker = Callable[[Any, str, "Place"], Any]
NEEDED = ("stance", "kind", "act")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is given, for messages."""

    name: str

    def within(self, part: str) -> Place:
        """A part of it."""
        return Place(f"{self.name}: {part}")

    def fault(self, what: str) -> InputError:
        """The error that something is wrong here."""
        return InputError(f"{self.name}: {what}")

    def check_names(self, given: Any, known: Collection[str]) -> None:
        """Raises InputError unless it is an object, all of whose names are known."""
        if not isinstance(given, Mapping):
            raise self.fault("is no JSON object: give one")
        for name in given:
            if name not in known:
                near = get_close_matches(str(name), list(known), 1)
                hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
                raise self.fault(f"unknown field {name!r}: {hint}")


def take_field(name: str, value: Any, text: str, place: Place) -> Any:
    """The value of a field of FIELDS as `fields` has it. text: the article's. Raises InputError."""
    inner = place.within(name)
    if name in LISTS:
        return _take_list(value, inner)
    if name in SIDES:
        return [_take_party(party, text, inner) for party in _many(value, inner)]
    if name in CLOSED:
        return _take_closed(name, value, inner)
    if value is None and name not in NEEDED:
        return None
    taker: Taker = _TAKERS.get(name, _take_text)
    return taker(value, text, inner)


def take_words(value: Any, text: str, place: Place) -> dict[str, Any]:
    """Words of the text: {"start", "end"}, or the words themselves where they stand but once. Raises InputError."""
    if isinstance(value, str) and value:
        count = text.count(value)
        if count != 1:
            times = "does not stand in the text" if count == 0 else f"stands {count} times in the text"
            raise place.fault(f'{value!r} {times}: give {{"start", "end"}}')
        start, end = text.index(value), text.index(value) + len(value)
    else:
        start, end = _ends(value, text, place)
    if isinstance(value, Mapping) and value.get("text") not in (None, text[start:end]):
        raise place.fault(f"{value['text']!r} does not stand at {start}-{end}, {text[start:end]!r} does: set it right")
    return {"start": start, "end": end, "text": text[start:end]}


def _ends(value: Any, text: str, place: Place) -> tuple[int, int]:
    start, end = (value.get("start"), value.get("end")) if isinstance(value, Mapping) else (None, None)
    if not (_is_count(start) and _is_count(end) and start < end <= len(text)):
        raise place.fault(f'no words of the text: give {{"start", "end"}} within its {len(text)} characters')
    return start, end


def _is_count(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _many(value: Any, place: Place) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise place.fault("is no list: give one, [] for nobody")
    return list(value)


def _take_list(value: Any, place: Place) -> list[str]:
    items = _many(value, place)
    if not all(isinstance(item, str) and item for item in items):
        raise place.fault("holds something that is no text: give names of the codebook")
    return list(dict.fromkeys(items))


def _take_party(value: Any, text: str, place: Place) -> dict[str, Any]:
    """Words, or {"name", "country", "sectors"} with or without words."""
    if isinstance(value, str):
        words = take_words(value, text, place)
        return {"name": words["text"], **words}
    place.check_names(value, ("name", "country", "sectors", "start", "end", "text"))
    words = take_words(value, text, place) if "start" in value else {}
    more = {name: value[name] for name in ("country", "sectors") if name in value}
    name = value.get("name") or words.get("text")
    if not name and not more.get("country"):
        raise place.fault("tells nobody: give words, a name or a country")
    for key, kind in (("country", str), ("sectors", list)):
        if more.get(key) is not None and not isinstance(more[key], kind):
            raise place.fault(f"{key} is {more[key]!r}: give {'a code' if kind is str else 'a list of codes'}")
    return {"name": name, **more, **words}


def _take_closed(name: str, value: Any, place: Place) -> str | None:
    if value is None and name not in NEEDED:
        return None
    if value not in CLOSED[name]:
        raise place.fault(f"is {value!r}: give one of {', '.join(CLOSED[name])}")
    return str(value)


def _take_time(value: Any, text: str, place: Place) -> dict[str, Any]:
    """A day, or {"start", "end"}."""
    if isinstance(value, str):
        value = {"start": value, "end": value}
    place.check_names(value, ("start", "end"))
    days = {name: _day(value.get(name), place) for name in ("start", "end")}
    if days["start"] and days["end"] and days["start"] > days["end"]:
        raise place.fault(f"{days['start']} is after {days['end']}: no day lies between them")
    return days


def _day(value: Any, place: Place) -> str | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except (ValueError, TypeError) as error:
        raise place.fault(f"{value!r} is no day: write it as YYYY-MM-DD") from error


def _take_place(value: Any, text: str, place: Place) -> dict[str, Any]:
    """A name, or {"name", "country", ...}."""
    if isinstance(value, str):
        value = {"name": value}
    place.check_names(value, ("name", "country", "admin1", "lat", "lon", "geonames_id", "start", "end", "text"))
    if not isinstance(value.get("name"), str) or not value["name"]:
        raise place.fault("has no name: give one, or null for no place")
    words = take_words(value, text, place) if value.get("start") is not None else {}
    return {**{k: v for k, v in value.items() if k not in ("start", "end", "text")}, **words}


def _take_toll(value: Any, text: str, place: Place) -> dict[str, int | None]:
    place.check_names(value, TOLLS)
    for name, number in value.items():
        if number is not None and not _is_count(number):
            raise place.fault(f"{name} is {number!r}: give a whole number, or null for unknown")
    return dict(value)


def _take_text(value: Any, text: str, place: Place) -> str:
    if not isinstance(value, str) or not value:
        raise place.fault(f"is {value!r}: give a text")
    return value


_TAKERS: Mapping[str, Taker] = {
    "time": _take_time,
    "place": _take_place,
    "toll": _take_toll,
    "speaker": _take_party,
    "addressee": _take_party,
    "content": take_words,
}
