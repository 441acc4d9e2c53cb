"""Which sectors a phrase has: its head's own, or those of the bodies and groups beside a head that has none."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lexicon.phrases import PhraseWords
from dateline.resolve.choice import OFFICES
from dateline.resolve.kinds import BODIES
from dateline.resolve.pieces import Piece
from dateline.resolve.units import Parts

STRONG = 5
NAMED = 6
HEAD = 10
ARMED = frozenset({"REB", "PRM", "UAF"})
FORCES = frozenset({"MIL", "PTY"})
# Sectors that a place or a people brings along and that stand beside what an actor does.
BESIDE = frozenset({"PRE", "REL"})


@dataclass(frozen=True, slots=True)
class Share:
    """What one piece brings: how weightily, which sectors, by which words."""

    weight: int
    sectors: tuple[str, ...]
    words: str


def find_sectors(parts: Parts, small: PhraseWords, *, known_state: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sectors of a phrase, the main one first, and the words that gave them."""
    shares = sorted(_shares(parts, small), key=lambda share: -share.weight)
    if not shares:
        unknown = parts.head is None and known_state and (parts.loose or not parts.core)
        return (("UNK",), ("head unknown",)) if unknown or _says_nothing(parts, known_state) else ((), ())
    floor = min(STRONG, shares[0].weight)
    kept = [share for share in shares if share.weight >= floor]
    sectors = tuple(dict.fromkeys(s for share in kept for s in share.sectors))
    if set(sectors) <= BESIDE:
        sectors = (*(s for share in shares if share not in kept for s in share.sectors), *sectors)
    sectors = tuple(sorted(dict.fromkeys(sectors), key=lambda s: s in BESIDE and len(sectors) > 1))
    why = tuple(f"{share.words}: {'+'.join(share.sectors)}" for share in kept[:2])
    return _shift(_armed_first(sectors), parts), why


def _says_nothing(parts: Parts, known_state: bool) -> bool:
    """Whether the head is a word such as `region` that has no sector, of a state that is known."""
    return known_state and bool(parts.head and parts.head.role and not parts.head.role.sectors)


def _shares(parts: Parts, small: PhraseWords) -> list[Share]:
    """What each piece brings; the head's own role word outweighs all."""
    found = []
    weak = bool(parts.head and parts.head.role and parts.head.role.priority < STRONG)
    ties = small.part_of | (small.speaking_for if weak else frozenset())
    tail = [p for tie, pieces in parts.tails for p in pieces if tie in ties]
    person = next((p for p in parts.core if _is_person(p)), None)
    for piece in (*parts.core, *tail):
        if piece.shunned:
            continue
        in_tail = piece in tail
        head = 0 if in_tail else HEAD if piece is parts.head or (person and piece.role) else 0
        if piece.role and piece.role.sectors:
            weight = piece.role.priority
            if head and piece.role.name in small.yielding and _has_body(parts, piece, tail):
                weight, head = min(weight, STRONG - 1), 0
            found.append(Share(weight + (head if weight >= STRONG else 0), piece.role.sectors, piece.role.name))
        elif piece.choice and piece.choice.sectors and _lends(piece, parts, in_tail):
            found.append(Share(NAMED + (HEAD - 1 if head else 0), piece.choice.sectors, piece.choice.basis))
    return _without_own(found, person is not None)


def _has_body(parts: Parts, office: Piece, tail: list[Piece]) -> bool:
    """Whether a body that is none of a state's stands beside an office: a company, union, party, university."""
    for piece in (*parts.core, *tail):
        entry = piece.choice.entry if piece.choice else None
        named = entry is not None and entry.kind in BODIES and bool(entry.sectors) and "GOV" not in entry.sectors
        organ = piece.role if piece.role and piece.role.kind in ("organ", "body") else None
        if piece is not office and (named or (organ and organ.priority >= STRONG and "GOV" not in organ.sectors)):
            return True
    return False


def _without_own(shares: list[Share], with_person: bool) -> list[Share]:
    """Where the text gives a person a full role, what the lexicon knows of the person is left out."""
    if with_person and any(s.weight >= HEAD + STRONG and s.weight != NAMED + HEAD - 1 for s in shares):
        return [s for s in shares if s.weight != NAMED + HEAD - 1]
    return shares


def _is_person(piece: Piece) -> bool:
    return bool(piece.choice and piece.choice.entry and piece.choice.entry.kind == "person")


def _lends(piece: Piece, parts: Parts, in_tail: bool) -> bool:
    """A capital stands for its government only alone; a seat and a body lend their sectors to what belongs to them."""
    kind = piece.choice.entry.kind if piece.choice and piece.choice.entry else ""
    strong = bool(parts.head and parts.head.role and parts.head.role.priority >= STRONG)
    if kind == "person" and strong and parts.head is not piece and not parts.loose_names:
        return False
    if kind in ("capital", "city", "seat") and parts.loose and (parts.loose_names or piece.first - 1 in parts.loose):
        return False
    if kind in ("capital", "city"):
        return len(parts.core) == 1 and not parts.loose and piece is parts.head
    if kind == "seat":
        return not in_tail
    return True


def _armed_first(sectors: tuple[str, ...]) -> tuple[str, ...]:
    """`rebel soldiers` are rebels, not an army."""
    if sectors and sectors[0] in FORCES and ARMED & set(sectors):
        return tuple(sorted(sectors, key=lambda s: s not in ARMED))
    return sectors


def _shift(sectors: tuple[str, ...], parts: Parts) -> tuple[str, ...]:
    """Sectors after `former` and `opposition`."""
    body = parts.head and parts.head.role and parts.head.role.kind not in ("title", "post") and not parts.loose_names
    if parts.past and set(sectors) & OFFICES and not body:
        sectors = tuple(dict.fromkeys("ELI" if s in OFFICES else s for s in sectors))
    if parts.opposing and "OPP" not in sectors:
        sectors = (*sectors, "OPP")
    return sectors
