"""Finds the names and role words in the phrase of an actor, and which are but a part of another name."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dateline.lexicon.actors import ActorLexicon, Match
from dateline.lexicon.entries import Entry
from dateline.lexicon.phrases import PhraseWords
from dateline.lexicon.words import POSSESSIVE, Word, name_key
from dateline.resolve.choice import Choice, choose
from dateline.resolve.kinds import OWN_NAMES

LARGE_TOWN = 200_000
BRACKET = "("


class Piece(NamedTuple):
    """Words first to last (excluded) that are a name (choice) or a role word (roles; role: the first, if it is none).

    shunned: whether it names another party than the actor ("Iran-backed", "pro-Russian", "ethnic Turks").
    """

    first: int
    last: int
    roles: tuple[Entry, ...]
    choice: Choice | None
    shunned: bool
    role: Entry | None


def find_pieces(
    lexicon: ActorLexicon, words: tuple[Word, ...], on: dt.date | None, persons: tuple[tuple[int, int], ...]
) -> list[Piece]:
    """The names and role words of a phrase, names resolved at a day. persons: spans known to be persons' names."""
    found = _pieces(lexicon, words, on)
    kept = [p for p in found if not _in_person(words, p, persons) and not _is_namesake(lexicon, words, p)]
    return [_common_noun(piece, before) for before, piece in zip([None, *kept], kept, strict=False)]


def _pieces(lexicon: ActorLexicon, words: tuple[Word, ...], on: dt.date | None) -> list[Piece]:
    matches = _matches(lexicon, words)
    covered = {i for m in matches if any(e.kind != "city" for e in m.entries) for i in range(m.first, m.last)}
    titled = {m.last for m in matches if any(e.kind == "title" for e in m.entries)}
    personal = _after_titles(words, titled, covered)
    found: list[Piece] = []
    for match in matches:
        entries = match.entries
        if match.first in personal:
            entries = tuple(e for e in entries if e.is_role or e.kind in OWN_NAMES)
        if match.first in titled or _is_part_of_name(words, match, covered, lexicon.phrases):
            entries = tuple(e for e in entries if e.kind != "city")
        entries = _ruling(entries, words, match, lexicon.phrases)
        entries = _likely(entries, words[match.first].norm if match.last - match.first == 1 else "", lexicon)
        if entries:
            roles = tuple(sorted((e for e in entries if e.is_role), key=lambda e: -e.priority))
            shunned = _is_shunned(words, match, lexicon)
            choice = choose(entries, on)
            role = roles[0] if roles and choice is None else None
            found.append(Piece(match.first, match.last, roles, choice, shunned, role))
    return found


def _matches(lexicon: ActorLexicon, words: tuple[Word, ...]) -> list[Match]:
    found: list[Match] = []
    i = 0
    while i < len(words):
        match = lexicon.match(words, i) if words[i].norm in lexicon.lengths else None
        if match and not _is_parted(match, words) and not _is_lone_pronoun(match, words):
            found.append(match)
            i = match.last
        else:
            i += 1
    return sorted([*found, *_respelt(lexicon, words, found)], key=lambda m: m.first)


def _is_parted(match: Match, words: tuple[Word, ...]) -> bool:
    """Whether a sign stands within a match that the name does not have itself, as `CPI (Maoist)` has its bracket."""
    gaps = {w.gap.strip() for w in words[match.first + 1 : match.last] if w.parted}
    return bool(gaps) and not (gaps == {BRACKET} and any(BRACKET in e.name for e in match.entries))


def _respelt(lexicon: ActorLexicon, words: tuple[Word, ...], matches: list[Match]) -> list[Match]:
    """A misspelt state or capital where it must be one: alone, or before the role word that ends the phrase."""
    if len(words) == 1:
        place = 0
    elif len(matches) == 1 and matches[0].last == len(words) and all(e.is_role for e in matches[0].entries):
        place = matches[0].first - 1
        place -= place > 0 and words[place].norm == POSSESSIVE
    else:
        return []
    unknown = place >= 0 and words[place].capital and not words[place].parted and not (matches and len(words) == 1)
    unknown = unknown and words[place].norm not in lexicon.surnames
    entries = lexicon.respell(words[place].norm) if unknown else ()
    return [Match(place, place + 1, entries)] if entries else []


def _is_lone_pronoun(match: Match, words: tuple[Word, ...]) -> bool:
    """Whether a pronoun is matched that other words stand beside, so that it is none ("He Zhihua")."""
    return len(words) > 1 and any(e.is_role and e.sectors == ("UNK",) and e.priority == 1 for e in match.entries)


def _likely(entries: tuple[Entry, ...], word: str, lexicon: ActorLexicon) -> tuple[Entry, ...]:
    """Entries without towns that a role word or, for small towns, a ruler's surname outweighs."""
    if word in lexicon.surnames:
        entries = tuple(e for e in entries if e.kind != "city" or e.weight >= LARGE_TOWN)
    if any(e.is_role for e in entries) and all(e.is_role or e.kind == "city" for e in entries):
        return tuple(e for e in entries if e.is_role)
    return entries


def _ruling(entries: tuple[Entry, ...], words: tuple[Word, ...], match: Match, small: PhraseWords) -> tuple[Entry, ...]:
    """Of a person's roles before "government" or "administration" those in which one has a government."""
    after = words[match.last].norm if match.last < len(words) else ""
    ruling = tuple(e for e in entries if e.kind == "person" and "GOV" in e.sectors)
    return ruling if after in small.ruled and ruling else entries


def _common_noun(piece: Piece, before: Piece | None) -> Piece:
    """`Ruritania's Justice Department` is not the agency that bears the plain name elsewhere."""
    if piece.choice is None or piece.choice.entry is None or piece.choice.entry.kind != "agency" or before is None:
        return piece
    owner = before.choice.country if before.choice and not before.shunned else None
    if owner is None or piece.choice.country in (None, owner) or piece.first - before.last > 1:
        return piece
    if piece.roles:
        return piece._replace(choice=None, role=piece.roles[0])
    return piece._replace(choice=piece.choice._replace(entry=None, country=owner))


def _after_titles(words: tuple[Word, ...], titled: set[int], covered: set[int]) -> set[int]:
    """The words after a title that make one name with an unknown word ("Minister Jordan Doe", "Gen. Doe Salvador")."""
    found: set[int] = set()
    for start in titled:
        end = start
        while end < len(words) and words[end].capital and not words[end].parted and words[end].norm != POSSESSIVE:
            end += 1
        if any(i not in covered for i in range(start, end)):
            found.update(range(start, end))
    return found


def _is_part_of_name(words: tuple[Word, ...], match: Match, covered: set[int], small: PhraseWords) -> bool:
    """Whether an unknown name goes on before or after a match, so that a town's name is but part of it."""
    before, after = match.first - 1, match.last
    if before >= 0 and before not in covered and not words[match.first].parted and words[before].capital:
        if words[before].norm not in small.openers and words[before].norm != POSSESSIVE and before > 0:
            return True
        if before == 0 and words[0].norm not in small.openers | small.belonging | small.dealing:
            return True
    if after >= len(words) or after in covered or words[after].parted or not words[after].capital:
        return False
    return words[after].norm != POSSESSIVE


def _is_shunned(words: tuple[Word, ...], match: Match, lexicon: ActorLexicon) -> bool:
    """Whether a name is another party's ("Iran-backed", "pro-Russian"), an origin or a thing of the past."""
    small = lexicon.phrases
    before = words[match.first - 1].norm if match.first else ""
    after = words[match.last] if match.last < len(words) else None
    if before in small.past_office and any(e.kind == "former" for n in match.entries for e in lexicon.look_up(n.name)):
        return True
    return before in small.stance_prefixes or bool(after and after.joined and after.norm in small.dealing_suffixes)


def _in_person(words: tuple[Word, ...], piece: Piece, persons: tuple[tuple[int, int], ...]) -> bool:
    """Whether a role word, or a place beside other words, is but a part of a person's name."""
    start, end = words[piece.first].start, words[piece.last - 1].end
    for first, last in persons:
        if first <= start and end <= last:
            alone = first == start and end == last
            small = piece.choice is not None and _is_small_town(piece.choice)
            part = not alone and piece.choice is not None and not _is_own(piece.choice)
            return piece.role is not None and not _opens_name(words, piece, (first, last)) or small or part
    return False


def _opens_name(words: tuple[Word, ...], piece: Piece, person: tuple[int, int]) -> bool:
    """Whether a title that the parser takes for part of a name stands before two words more: `Imam Ali Traore`."""
    first, last = person
    behind = [w for w in words[piece.last :] if w.start < last]
    titled = piece.role is not None and piece.role.kind == "title"
    return titled and words[piece.first].start == first and len(behind) > 1 and all(w.capital for w in behind)


def _is_namesake(lexicon: ActorLexicon, words: tuple[Word, ...], piece: Piece) -> bool:
    """`Omar Haddad`: whether a surname that is known alone stands behind another first name than that of its bearer."""
    entry = piece.choice.entry if piece.choice else None
    before = words[piece.first - 1] if piece.first else None
    if entry is None or entry.kind != "person" or piece.last - piece.first > 1 or before is None or not before.capital:
        return False
    given = before.norm in lexicon.reference.first_names and not any(e.is_role for e in lexicon.look_up(before.text))
    return given and before.norm not in name_key(entry.name).split()


def _is_small_town(choice: Choice) -> bool:
    return choice.entry is not None and choice.entry.kind == "city" and choice.entry.weight < LARGE_TOWN


def _is_own(choice: Choice) -> bool:
    return choice.entry is not None and choice.entry.kind in OWN_NAMES
