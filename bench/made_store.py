"""A made store of any size: reports as an archive of news has them, and judgements on some of their claims.

Reports come nearly in the order of their days, over ten years. A few countries stand in most of them, half of the names
come again and again, a tenth of the claims answer another one, and some tell what is to come or is denied. Countries
and regions are real ones, so that pages can be asked by them; everything else is made up.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Iterator

from made_copies import copy_reports

from dateline.lexicon.files import read_rows
from dateline.lexicon.ontology import load_ontology
from dateline.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    CoderInfo,
    Event,
    EventPlace,
    EventTime,
    Evidence,
    Origin,
    Party,
    Reading,
    Toll,
)
from dateline.store import review_desk
from dateline.store.dyads import rebuild_sums
from dateline.store.entry import CODED, Entry
from dateline.store.opening import Store
from dateline.store.queries import find_claims
from dateline.store.review_samples import draw_sample
from dateline.store.wanted import Wanted
from dateline.store.writes import begin_run, end_run, write_entries

INFO = CoderInfo(dateline="bench", model="none 1", codebook="000000000000")
# Quad and score of each type, as the codebook has them.
TYPES = {name: (type.quad, float(type.score)) for name, type in load_ontology().types.items()}
COUNTRIES = [row["iso3"] for _, row in read_rows((), "actors/countries.csv")]
random.Random(5).shuffle(COUNTRIES)
WORDS = [f"{a}{b}{c}ing" for a in "brstlm" for b in "aeiou" for c in ("nd", "rt", "lk", "mp", "ss", "ck", "sh")]
OFFICES = ("president", "foreign minister", "spokesman", "general", "governor")
# Claims of a report: 200,000 reports make a million.
CLAIMS = 5
BATCH = 500
FIRST_DAY, DAYS, JITTER = dt.date(2015, 1, 1), 3650, 20
# Names that come again and again, and towns.
KNOWN_NAMES, TOWNS = 20_000, 5000
JUDGED = 200
COPIES, LEAST_COPIED = 10, 200_000


def fill(store: Store, claims: int, seed: int) -> None:
    """Writes so many claims, and judges some of them. Tells how it goes on.

    A store of SQLite with many of them is made of COPIES parts, of which the first one is written as reports are, and
    the others are copies of it under other names.
    """
    copies = COPIES if store.is_sqlite and claims >= LEAST_COPIED else 1
    reports = claims // CLAIMS // copies
    run = begin_run(store, "bench")
    began = time.perf_counter()
    batch: list[Entry] = []
    for number, reading in enumerate(make_readings(reports, seed), 1):
        batch.append(Entry(article=reading.article, status=CODED, reading=reading))
        if len(batch) == BATCH or number == reports:
            write_entries(store, batch, run)
            batch = []
        if number % 1000 == 0:
            rate = number / (time.perf_counter() - began)
            print(f"{number} reports, {rate:.0f} a second", flush=True)
    end_run(store, run, {"coded": reports})
    if copies > 1:
        copy_reports(store.name, copies - 1)
        with store.writing_to() as connection:
            rebuild_sums(connection)
        print(f"{copies} times {reports} reports, {time.perf_counter() - began:.0f} seconds", flush=True)
    judge(store, min(JUDGED, claims // 10), seed)


def judge(store: Store, count: int, seed: int) -> None:
    """Two people judge claims, some of them both; a random sample is drawn, and half of it judged."""
    chance = random.Random(seed)
    some = find_claims(store, Wanted(types=tuple(TYPES)), limit=count * 20)
    for claim in chance.sample(some, min(count, len(some))):
        _judge_one(store, str(claim.id), "Ada", chance)
        if chance.random() < 0.3:
            _judge_one(store, str(claim.id), "Ben", chance)
    sample = draw_sample(store, count // 4, who="Ada", seed=seed, coders=("Ada",))
    for anchor in sample.claims[: len(sample.claims) // 2]:
        _judge_one(store, anchor, "Ada", chance)


def _judge_one(store: Store, claim: str, who: str, chance: random.Random) -> None:
    draw = chance.random()
    if draw < 0.7:
        review_desk.accept(store, claim, who=who)
    elif draw < 0.85:
        review_desk.reject(store, claim, who=who)
    else:
        place = f"Town {chance.randrange(10**9)}, {chance.choice(COUNTRIES)}"
        review_desk.correct(store, claim, {"place": place}, who=who)


def make_readings(count: int, seed: int) -> Iterator[Reading]:
    """So many readings, of CLAIMS claims each."""
    chance = random.Random(seed)
    for number in range(count):
        text = " ".join(chance.choices(WORDS, k=250))
        article = Article(
            id=f"report-{number}",
            text=f"{text} unique{number}",
            title=" ".join(chance.choices(WORDS, k=8)),
            source=f"wire {chance.randint(1, 200)}",
            published=FIRST_DAY + dt.timedelta(days=number * DAYS // count + chance.randint(0, JITTER)),
            language="en",
        )
        cast = tuple(_actor(n, chance) for n in range(6))
        claims = tuple(_claim(n, article, cast, chance) for n in range(CLAIMS))
        yield Reading(article=article, coder=INFO, actors=cast, claims=claims)


def _actor(number: int, chance: random.Random) -> Actor:
    country = COUNTRIES[min(int(chance.expovariate(0.12)), len(COUNTRIES) - 1)]
    known = int(min(chance.paretovariate(0.5), KNOWN_NAMES))
    own = random.Random(known) if chance.random() < 0.5 else chance
    name = f"{country} {own.choice(WORDS)} {own.choice(WORDS)} {own.randint(1, 40)}"
    role = chance.choice(OFFICES) if chance.random() < 0.3 else None
    return Actor(
        id=f"a{number}", name=name, kind="person" if role else "organization", country=country, sectors=("GOV",),
        role=role, mentions=((0, 3),),
    )  # fmt: skip


def _claim(number: int, article: Article, cast: tuple[Actor, ...], chance: random.Random) -> Claim:
    words = Evidence(start=number * 9, end=number * 9 + 60, text=article.text[number * 9 : number * 9 + 60])
    one, other, speaker = chance.sample(cast, 3)
    answers = (f"c{number - 1}",) if number and chance.random() < 0.1 else ()
    hows = tuple(chance.choice(("denies", "denies", "contradicts", "confirms")) for _ in answers)
    is_told = chance.random() < 0.4
    said = Attribution() if is_told else Attribution(
        kind="indirect", speaker=speaker.id, source=words, cue=words, act="says",
        stance="denies" if hows == ("denies",) else "affirms",
    )  # fmt: skip
    return Claim(
        id=f"c{number}",
        attribution=said,
        evidence=words,
        origin=Origin(component="bench", rule="bench"),
        event=_event(article, (one, other), words, chance) if chance.random() < 0.8 else None,
        answers=answers,
        answer_kinds=hows,
        confidence=round(chance.uniform(0.2, 1), 2),
    )


def _event(article: Article, sides: tuple[Actor, Actor], words: Evidence, chance: random.Random) -> Event:
    kind = chance.choice(list(TYPES))
    one, other = (Party(actor=side.id, evidence=words) for side in sides)
    together = kind == "CONSULT" and chance.random() < 0.5
    assert article.published
    day = article.published - dt.timedelta(days=chance.randint(0, 5))
    known = EventTime(start=day, end=day, precision="day", basis="relative")
    return Event(
        type=kind,
        quad=TYPES[kind][0],
        score=TYPES[kind][1],
        trigger=words,
        auxiliary=(chance.choice(("future", "negation")),) if chance.random() < 0.15 else (),
        actors=(one, other) if together else (one,),
        recipients=() if together else (other,),
        time=known if chance.random() < 0.7 else None,
        place=_place(chance.randrange(TOWNS)) if chance.random() < 0.6 else None,
        toll=Toll(killed=chance.randint(1, 30)) if kind == "ASSAULT" else None,
    )


def _place(town: int) -> EventPlace:
    own = random.Random(town)
    return EventPlace(
        name=f"Town {town}", country=own.choice(COUNTRIES), lat=round(own.uniform(-50, 65), 3),
        lon=round(own.uniform(-170, 170), 3),
    )  # fmt: skip
