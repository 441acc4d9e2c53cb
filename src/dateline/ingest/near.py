"""Near-duplicates: the same report with another head, byline or end."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Collection

SHINGLE = 3
PERMUTATIONS, BANDS = 72, 12
# Two reports with nothing in common but their form are alike, too, if they are short.
LEAST_WORDS = 40
ALIKE = 0.8
SEED = 20

_WORD = re.compile(r"\w+")


def sign(text: str) -> tuple[int, ...]:
    """The bands of a text's MinHash signature over runs of 3 words: texts that are alike share at least one of them.

    Each is a whole number of 64 bits, the same everywhere. () for a text that is too short to tell.
    A pair whose runs are the same to .9 is found with a chance of .999, one of .8 with .97 (Leskovec, Rajaraman and
    Ullman, Mining of Massive Datasets, 3.4).
    """
    # Imported late: only collections need it.
    from rensa import RMinHash

    words = _split(text)
    if len(words) < LEAST_WORDS:
        return ()
    hashed = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    hashed.update([" ".join(run) for run in _runs(words)])
    digest = hashed.digest()
    rows = PERMUTATIONS // BANDS
    return tuple(_mix(band, digest[band * rows : (band + 1) * rows]) for band in range(BANDS))


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same, 0 to 1: the share of runs of 3 words that both have (Jaccard)."""
    first, second = _runs(_split(one)), _runs(_split(other))
    return len(first & second) / len(first | second) if first or second else 1.0


def tells_more(later: str, first: str, numbers: Collection[str]) -> bool:
    """Whether a later text has a number that the first has not: a toll that rose, another day, another report.

    numbers: words that are numbers.
    """
    return bool(_numbers(later, numbers) - _numbers(first, numbers))


def _numbers(text: str, numbers: Collection[str]) -> set[str]:
    return {word for word in _split(text) if word.isdigit() or word in numbers}


def _split(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[n:] for n in range(SHINGLE)), strict=False))


def _mix(band: int, values: list[int]) -> int:
    """One number of 64 bits, with sign, for the values of a band."""
    packed = struct.pack(f"<B{len(values)}Q", band, *values)
    digest = hashlib.blake2b(packed, digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
