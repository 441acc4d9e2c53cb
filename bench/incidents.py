"""Made reports of made happenings, read by the coder: how well claims about one happening are put together.

python bench/incidents.py [--seeds 1 2 3] [--happenings 250] [--cache DIR] [--least .95 .80]

Each happening is told by several reports with different words, numbers, days and places, by chance vaguely or not at
all; four in ten have a neighbour that differs in day, place or party alone. The happenings and the words are in
happenings.toml. Pairs of claims are right if their sentences tell of one happening. What the coder does not find cannot
be put together: so recall is given over the claims that there are, and over all reports that tell of one happening.
Exits with 1 if a seed's precision or recall over the claims is below --least.
"""

from __future__ import annotations

import argparse
import datetime as dt
import pickle
import random
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

from sqlalchemy import select

from dateline.incidents.telling import Telling
from dateline.model import Article, Reading
from dateline.store.entry import CODED, Entry
from dateline.store.incident_writes import load_accounts
from dateline.store.opening import open_store
from dateline.store.schema import SPREAD
from dateline.store.schema_incidents import members
from dateline.store.writes import begin_run, write_entries

WORLD = tomllib.loads((Path(__file__).parent / "happenings.toml").read_text(encoding="utf-8"))
KINDS = {kind["name"]: kind for kind in WORLD["kind"]}
FIRST_DAY, DAYS = dt.date(2024, 2, 1), 90
SMALL: list[str] = WORLD["numbers"]["small"]
BATCH = 64
Label = tuple[int, *tuple[str, ...]]
Labels = dict[int, Label | None]
Groups = list[list[Telling]]


@dataclass(frozen=True, kw_only=True)
class Happening:
    """What is told. whom, matter: places in the lists of the kind and the world; n: the true number."""

    id: int
    kind: str
    state: int
    other: int
    group: int
    whom: int
    town: str
    area: str
    matter: str
    topic: str
    day: dt.date
    n: int


@dataclass(kw_only=True)
class Report:
    """A report, and what each of its sentences tells: (start, end, happening, which sentence)."""

    article: Article
    told: list[tuple[int, int, int, str]] = field(default_factory=list)


def make_happenings(count: int, chance: random.Random) -> list[Happening]:
    made: list[Happening] = []
    seen = set()
    while len(made) < count:
        neighbour = made and chance.random() < 0.4
        one = make_neighbour(chance.choice(made), len(made), chance) if neighbour else make_one(len(made), chance)
        if key_of(one) not in seen:
            seen.add(key_of(one))
            made.append(one)
    return made


def key_of(one: Happening) -> tuple[object, ...]:
    """All that reports tell of a happening: nobody could tell two of one key apart."""
    kind = KINDS[one.kind]
    told = " ".join(kind["leads"])
    parties = one.group if "{who}" in told else one.other if "{other" in told else None
    matter = one.matter if "{matter}" in told else one.topic if "{topic}" in told else None
    return (one.kind, one.state, parties, one.whom, matter, None if kind.get("nowhere") else one.town, one.day)


def make_one(number: int, chance: random.Random) -> Happening:
    kind = chance.choice(WORLD["kind"])
    state, other = chance.sample(range(len(WORLD["country"])), 2)
    return place_one(
        Happening(
            id=number,
            kind=kind["name"],
            state=state,
            other=other,
            group=chance.randrange(len(WORLD["country"][state]["groups"])),
            whom=chance.randrange(len(kind.get("whom", [0]))),
            town="",
            area="",
            matter=chance.choice(WORLD["matters"]["all"]),
            topic=chance.choice(WORLD["matters"]["topics"]),
            day=FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS)),
            n=chance.randint(2, kind["most"]) if kind["most"] else chance.randint(2, 20),
        ),
        chance,
    )


def place_one(one: Happening, chance: random.Random) -> Happening:
    """The happening somewhere: strikes and withdrawals are where the other side is."""
    away = one.kind in ("strike", "withdrawal", "aid", "accord")
    land = WORLD["country"][one.other if away else one.state]
    return replace(one, town=chance.choice(land["towns"]), area=chance.choice([*land["areas"], land["name"]]))


def make_neighbour(one: Happening, number: int, chance: random.Random) -> Happening:
    """The same, but for the day, the town, whom it befell, the other side, or the kind."""
    n = max(2, round(one.n * chance.choice([0.3, 0.7, 1, 1.6, 3])))
    new = replace(one, id=number, n=min(n, KINDS[one.kind]["most"] or 20))
    change = chance.choice(["day", "day", "day", "town", "whom", "other"])
    later = replace(new, day=one.day + dt.timedelta(days=chance.choice([1, 2, 2, 3, 4, 6])))
    if change == "day":
        return later
    if change == "town" and not KINDS[one.kind].get("nowhere"):
        return place_one(new, chance)
    if change == "whom" and len(KINDS[one.kind].get("whom", ())) > 1:
        return replace(later, whom=chance.randrange(len(KINDS[one.kind]["whom"])))
    if change == "other" and KINDS[one.kind]["parties"] == "states":
        other = chance.randrange(len(WORLD["country"]))
        return replace(new, other=other) if other != one.state else later
    return later


def make_reports(happenings: list[Happening], chance: random.Random) -> list[Report]:
    found = []
    for one in happenings:
        for copy in range(chance.choice([2, 3, 4, 4, 5, 6])):
            found.append(make_report(one, copy, happenings, chance))
    chance.shuffle(found)
    return found


def make_report(one: Happening, copy: int, everything: list[Happening], chance: random.Random) -> Report:
    published = one.day + dt.timedelta(days=chance.choice([0, 0, 1, 1, 1, 1, 2, 2, 3, 5]))
    teller = Teller(chance, published)
    parts: list[tuple[str, int, str]] = []
    head = teller.dateline(one)
    parts.append((head + teller.lead(one), one.id, "lead"))
    if chance.random() < 0.55:
        number, text = teller.more(one)
        parts.append((text, one.id, f"more{number}"))
    if chance.random() < 0.5:
        side = chance.choice(WORLD["side"]["sentences"])
        parts.append((side, one.id, side))
    # Who tells of two happenings of one kind in one report tells them apart; nothing else here does.
    earlier = [
        o for o in everything if o.state == one.state and o.kind != one.kind and 1 < (published - o.day).days < 30
    ]
    if earlier and chance.random() < 0.25:
        other = chance.choice(earlier)
        parts.append((teller.lead(other, is_dated=True), other.id, "lead"))
    return put_together(parts, f"{one.id}.{copy}", published, chance)


def put_together(parts: Iterable[tuple[str, int, str]], name: str, published: dt.date, chance: random.Random) -> Report:
    text, told = "", []
    for sentence, happening, which in parts:
        text += " " if text else ""
        told.append((len(text), len(text) + len(sentence), happening, which))
        text += sentence
    source = chance.choice(WORLD["publishers"])
    return Report(article=Article(id=name, text=text, source=source, published=published, language="en"), told=told)


class Teller:
    """Tells of happenings as somebody who writes on a day."""

    def __init__(self, chance: random.Random, published: dt.date) -> None:
        self.chance = chance
        self.published = published

    def dateline(self, one: Happening) -> str:
        if self.chance.random() > 0.35:
            return ""
        day = f"{self.published:%B} {self.published.day}"
        agency = self.chance.choice(WORLD["agencies"])
        return self.chance.choice([f"{one.town.upper()}, {day} ({agency}) - ", f"{one.town.upper()} ({agency}) - "])

    def lead(self, one: Happening, *, is_dated: bool = False) -> str:
        """The sentence that tells what happened, in somebody's voice."""
        form = self.chance.choice(KINDS[one.kind]["leads"])
        told = self.fill(form, one, is_dated=is_dated)
        officials = self.fill(self.chance.choice(WORLD["said"]["officials"]), one)
        said = self.chance.choice(WORLD["said"]["forms"])
        return capitalize(said.format(s=told, officials=officials, Officials=capitalize(officials)))

    def more(self, one: Happening) -> tuple[int, str]:
        """A further sentence, and which of its kind it is."""
        forms = KINDS[one.kind]["more"]
        number = self.chance.randrange(len(forms))
        return number, capitalize(self.fill(forms[number], one))

    def fill(self, form: str, one: Happening, *, is_dated: bool = False) -> str:
        state, other = WORLD["country"][one.state], WORLD["country"][one.other]
        whom = KINDS[one.kind].get("whom", [["people"]])[one.whom]
        words = {
            "state": state["name"],
            "country": state["name"],
            "adjective": state["adjective"],
            "other": other["name"],
            "otheradj": other["adjective"],
            "who": self.chance.choice(state["groups"][one.group]),
            "whom": self.chance.choice(whom),
            "town": one.town,
            "matter": one.matter,
            "topic": one.topic,
            "at": self.place(one),
            "time": self.time(one, is_dated=is_dated),
            "n": self.number(one),
        }
        words["Whom"] = words["whom"]
        form = form if form.startswith("{") else form[0].lower() + form[1:]
        return form.format(**words)

    def place(self, one: Happening) -> str:
        if KINDS[one.kind].get("nowhere"):
            return ""
        town = self.chance.choice(["in", "in", "near", "outside"]) + " " + one.town
        return self.chance.choice([f" {town}"] * 6 + [f" in {one.area}", f" in {one.area}", ""])

    def time(self, one: Happening, *, is_dated: bool) -> str:
        date = self.chance.choice([f" on {one.day:%B} {one.day.day}", f" on {one.day.day} {one.day:%B}"])
        gap = (self.published - one.day).days
        if is_dated or gap > 6:
            return date
        weekday = f"{one.day:%A}"
        ways = [f" on {weekday}", f" on {weekday}", f" late on {weekday}", f" early on {weekday}", date, ""]
        ways += [" today", ""] if gap == 0 else [" yesterday", " on " + weekday] if gap == 1 else [f" last {weekday}"]
        ways += [f" {SMALL[gap - 1]} days ago"] if gap > 1 else []
        return self.chance.choice(ways)

    def number(self, one: Happening) -> str:
        n = one.n
        if self.chance.random() < 0.4:
            n = max(2, round(n * self.chance.choice([0.6, 0.8, 0.9, 1.1, 1.2])))
        if KINDS[one.kind]["counts"] == "crowd":
            return f"{round(n, -2) or n:,}"
        plain = SMALL[n - 1] if n <= 12 or (n <= 20 and self.chance.random() < 0.3) else str(n)
        return self.chance.choice(["", "", "", "", "at least ", "more than ", "about "]) + plain


def capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def read(reports: list[Report], cache: Path | None, name: str) -> list[Reading]:
    """The readings of reports: those in the cache, if it holds these very texts."""
    path = cache / f"readings-{name}.pickle" if cache else None
    if path and path.exists():
        held: list[Reading] = pickle.loads(path.read_bytes())
        if [r.article.text for r in held] == [r.article.text for r in reports]:
            return held
    import dateline

    found = list(dateline.load().pipe([r.article for r in reports]))
    if path:
        path.write_bytes(pickle.dumps(found))
    return found


def put_in_store(readings: list[Reading]) -> Groups:
    """The claims by incident, as a store has them; the claims of report N have keys from N * SPREAD on."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "news.db", create_missing=True)
        run = begin_run(store, "trial")
        for start in range(0, len(readings), BATCH):
            some = readings[start : start + BATCH]
            write_entries(store, [Entry(article=r.article, status=CODED, reading=r) for r in some], run)
        with store.reading_from() as connection:
            homes = {row.claim: row.incident for row in connection.execute(select(members.c.claim, members.c.incident))}
            told = load_accounts(connection, list(homes))
        store.close()
    groups = defaultdict(list)
    for account in told.values():
        for claim in account.claims:
            groups[homes[claim.claim]].append(claim)
    return list(groups.values())


def label(told: Telling, report: Report, happenings: list[Happening]) -> Label | None:
    """What a claim tells of; its main happening is (id,)."""
    for start, end, happening, which in report.told:
        if start <= told.sentence < end:
            is_main = told.type in KINDS[happenings[happening].kind]["types"] and (which[:4] in ("lead", "more"))
            return (happening,) if is_main else (happening, which, told.type)
    return None


@dataclass(frozen=True, kw_only=True)
class Score:
    """precision, recall: over pairs of claims. coded: of what reports tell; overall: recall over pairs of reports."""

    precision: float
    recall: float
    coded: float
    overall: float


def measure(seed: int, count: int, cache: Path | None) -> Score:
    chance = random.Random(seed)
    happenings = make_happenings(count, chance)
    reports = make_reports(happenings, chance)
    readings = read(reports, cache, f"{seed}-{count}")
    groups = put_in_store(readings)
    labels = {t.claim: label(t, reports[t.claim // SPREAD - 1], happenings) for group in groups for t in group}
    right, wrong, true = count_pairs(groups, labels)
    told = {(h, n) for n, r in enumerate(reports, 1) for _, _, h, which in r.told if which == "lead"}
    coded = {(found[0], c // SPREAD) for c, found in labels.items() if found and len(found) == 1}
    score = Score(
        precision=right / (right + wrong),
        recall=right / true,
        coded=len(coded & told) / len(told),
        overall=len(find_joined(groups, labels)) / sum(pairs_of(n) for n in Counter(h for h, _ in told).values()),
    )
    print(
        f"seed {seed}: {len(reports)} reports of {count} happenings, {len(labels)} claims: precision "
        f"{score.precision:.3f}, recall {score.recall:.3f} of what was coded; {score.coded:.3f} of the tellings were "
        f"coded, recall {score.overall:.3f} of all pairs of reports",
        flush=True,
    )
    return score


def find_joined(groups: Groups, labels: Labels) -> set[tuple[object, ...]]:
    """Pairs of reports that were put together for a happening that both tell of."""
    found = set()
    for group in groups:
        units = {(labels[t.claim], t.claim // SPREAD) for t in group}
        main = sorted((told[0], n) for told, n in units if told and len(told) == 1)
        found |= {(a, b) for a, b in combinations(main, 2) if a[0] == b[0]}
    return found


def pairs_of(count: int) -> int:
    return count * (count - 1) // 2


def count_pairs(groups: Groups, labels: Labels) -> tuple[int, int, int]:
    """Pairs of claims put together rightly and wrongly, and those that should be."""
    right = wrong = 0
    for group in groups:
        same = sum(pairs_of(n) for n in Counter(labels[t.claim] for t in group).values())
        right += same
        wrong += pairs_of(len(group)) - same
    return right, wrong, sum(pairs_of(n) for n in Counter(labels.values()).values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--happenings", type=int, default=250)
    parser.add_argument("--cache", type=Path, help="keep the readings here, and take them from here")
    parser.add_argument("--least", type=float, nargs=2, default=[0.95, 0.80], metavar=("PRECISION", "RECALL"))
    options = parser.parse_args()
    scores = [measure(seed, options.happenings, options.cache) for seed in options.seeds]
    sys.exit(1 if any(s.precision < options.least[0] or s.recall < options.least[1] for s in scores) else 0)


if __name__ == "__main__":
    main()
