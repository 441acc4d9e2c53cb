"""Finds the words of saying of a text and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.speech_bounds import bounds, outer_cue
from dateline.coding.speech_content import closing_speaker, content_around, content_before, content_of
from dateline.coding.speech_draft import Draft, cover, phrase, trim
from dateline.coding.speech_frames import CLAUSE, NOMINAL, Filled, fill_frame, held_to_be, is_impersonal, is_taken_in
from dateline.coding.speech_source import RELATIVES, find_source, noun_source
from dateline.coding.speech_texts import find_author
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechCue, SpeechWords
from dateline.model import Token

ADDRESSED = ("dobj", "dative")
NAMING = ("NOUN", "PROPN", "PRON")
NAME = 8
NAMES = ("GPE", "NORP", "PERSON", "ORG", "LOC", "FAC")
NOTHING = Filled((), (), CLAUSE)
HELD = ("dobj", "ccomp", "xcomp", "advcl", "agent", "dative")


def find_cues(tree: Tree, words: SpeechWords) -> Iterator[Draft]:
    """A draft for every word of saying with a content of its own, in text order."""
    for token in tree.tokens:
        match token.pos:
            case "VERB" if token.lemma in words.verbs:
                yield from _verb(tree, token, words)
            case "NOUN" if token.lemma in words.nouns:
                yield from _noun(tree, token, words)
            case "ADJ" if token.lemma in words.adjectives:
                yield from _adjective(tree, token, words)
            case "ADV" if token.lower in words.adverbs:
                yield from _adverb(tree, token, words)
        if token.lower in words.phrases:
            yield from _phrase(tree, token, words)


def entries_of(tree: Tree, verb: Token, words: SpeechWords) -> Iterator[SpeechCue]:
    """The entries that a verb fits, those with a particle first."""
    small = {t.lower for t in (*tree.children(verb, "prt", "advmod", "npadvmod"), *held_to_be(tree, verb))}
    if tree.child(verb, "dobj", "nsubjpass", "oprd") is None:
        small |= {t.lower for t in tree.children(verb, "prep") if not _is_outing(tree, words, t)}
    for entry in words.verbs.get(verb.lemma, ()) if not is_taken_in(tree, words, verb) else ():
        if (entry.particle is None or entry.particle in small) and _has_object(tree, words, verb, entry):
            yield entry


def _is_outing(tree: Tree, words: SpeechWords, prep: Token) -> bool:
    """`went on a rampage`: what one goes on and is no going on to say."""
    return any(words.listed("outings", t.lemma) for t in tree.children(prep, "pobj"))


def _has_object(tree: Tree, words: SpeechWords, verb: Token, entry: SpeechCue) -> bool:
    """Whether the object is one of those that the entry asks for, if it asks for any, and none that it rules out."""
    things = tree.children(verb, "dobj", "nsubjpass")
    if not entry.objects:
        named = entry.unnamed and any(t.ent in NAMES for t in things)
        return not named and not any(t.lemma in entry.not_objects for t in things)
    if verb.dep == "acl" and verb.tag == "VBN":
        things.append(tree.head(verb))
    # "none of the claims": what is meant stands behind the pronoun
    partitive = [t for t in things if t.pos == "PRON" or words.listed("neithers", t.lower)]
    things += [n for t in partitive for p in tree.children(t, "prep") for n in tree.children(p, "pobj")]
    if any(t.lemma in entry.objects for t in things):
        return not entry.alike or any(words.listed("likewise", c.lemma) for t in things for c in tree.children(t))
    # "counted 21 dead": the number is the object, and what it counts stands behind it
    after = [tree.tokens[min(t.i + 1, len(tree.tokens) - 1)] for t in things if t.pos == "NUM"]
    return any(t.lemma in entry.objects for t in after)


def speaks(entry: SpeechCue) -> bool:
    """Whether the words of an utterance can stand beside it."""
    return any(part.kind in ("quote", "words") for frame in entry.frames for part in frame)


def _fitting(
    tree: Tree, verb: Token, words: SpeechWords, entry: SpeechCue
) -> tuple[SpeechCue, Filled, tuple[int, int]] | None:
    """The first frame of an entry that fits, with the ends of what it holds."""
    for frame in entry.frames:
        filled = fill_frame(tree, words, verb, frame)
        if filled and (ends := content_of(tree, words, verb, filled)):
            return entry, filled, ends
    return None


def _verb(tree: Tree, verb: Token, words: SpeechWords) -> Iterator[Draft]:
    entries = list(entries_of(tree, verb, words))
    fitting = None
    for entry in entries:
        found = _fitting(tree, verb, words, entry)
        fitting = fitting or found
        # "asked the court to free him" tells what is wanted, not only who is asked
        if found and found[1].rank < NOMINAL:
            fitting = found
            break
    if fitting:
        yield _verb_draft(tree, words, verb, fitting)
        return
    for entry in entries:
        if ends := content_around(tree, words, verb, entry):
            yield replace(_verb_draft(tree, words, verb, (entry, NOTHING, ends)), around=True)
            return
        if before := content_before(tree, words, verb, entry):
            draft = _verb_draft(tree, words, verb, (entry, NOTHING, before[0]))
            author, span = find_author(tree, words, verb, before[1])
            yield replace(draft, around=True, source=author.i if author is not None else None, source_ends=span)
            return
    if bare := _bare(tree, verb, entries):
        yield bare


def _bare(tree: Tree, verb: Token, entries: list[SpeechCue]) -> Draft | None:
    """A denial that says no more than that: "An inspector disagreed."."""
    entry = next((e for e in entries if any(part.kind == "alone" for frame in e.frames for part in frame)), None)
    source = find_source(tree, verb) if entry is not None else None
    others = [t for t in tree.children(verb) if t.dep in HELD or t.dep in ("prep", "conj") and t.i > verb.i]
    if entry is None or source is None or others or verb.dep not in ("ROOT", "conj", "ccomp", "parataxis"):
        return None
    at = (verb.i, verb.i, verb.i)
    return Draft(entry=entry, cue=at, source=source.i, first=verb.i, last=verb.i, stance=entry.stance)


def _verb_draft(tree: Tree, words: SpeechWords, verb: Token, found: tuple[SpeechCue, Filled, tuple[int, int]]) -> Draft:
    entry, filled, ends = found
    source = find_source(tree, outer_cue(tree, words, verb) or verb)
    if source is not None and ends[0] <= source.i <= ends[1] and not ends[0] < verb.i < ends[1]:
        source = None
    if is_impersonal(tree, words, verb):
        source = None
    elif source is None and ends[1] < verb.i and speaks(entry) and (source := closing_speaker(tree, verb)):
        # "planes bombed the town of Tine, Chad's army said": read as an apposition of the town
        ends = (ends[0], min(ends[1], phrase(tree, source)[0] - 2))
    author, span = find_author(tree, words, verb, source)
    return Draft(
        entry=entry,
        cue=_cue_span(tree, verb, entry),
        source=author.i if author is not None else None,
        first=ends[0],
        last=ends[1],
        addressee=_addressee(tree, words, verb, (entry, filled)),
        stance=entry.stance,
        rank=filled.rank,
        source_ends=span,
    )


def _cue_span(tree: Tree, verb: Token, entry: SpeechCue) -> tuple[int, int, int]:
    if entry.particle is None:
        return verb.i, verb.i, verb.i
    after = [t.i for t in tree.children(verb) if t.lower == entry.particle and t.i == verb.i + 1]
    return verb.i, after[0] if after else verb.i, verb.i


def _addressee(tree: Tree, words: SpeechWords, verb: Token, found: tuple[SpeechCue, Filled]) -> int | None:
    entry, filled = found
    held = {t.i for t in (*filled.content, *filled.others)} if filled.rank == CLAUSE else {t.i for t in filled.content}
    people = [
        t
        for t in tree.children(verb, *ADDRESSED, "nsubjpass")
        if t.i not in held and t.pos in NAMING and t.tag not in RELATIVES and not words.listed("things", t.lower)
    ]
    if people and speaks(entry) and any(part.kind == "object" for frame in entry.frames for part in frame):
        return people[0].i
    for preposition in tree.children(verb, "prep", "dative"):
        if preposition.lower == "to" and (told := tree.child(preposition, "pobj")) and told.i not in held:
            return told.i
    return None


def _noun(tree: Tree, noun: Token, words: SpeechWords) -> Iterator[Draft]:
    for entry in words.nouns.get(noun.lemma, ()):
        for frame in entry.frames:
            filled = fill_frame(tree, words, noun, frame)
            if filled and (ends := cover(tree, filled.content)):
                source = noun_source(tree, noun, made=words.listed("makers", tree.head(noun).lemma))
                if source is not None and ends[0] <= source.i <= ends[1]:
                    source = None
                yield Draft(
                    entry=entry,
                    cue=(noun.i, noun.i, noun.i),
                    source=source.i if source is not None else None,
                    first=ends[0],
                    last=ends[1],
                    stance=entry.stance,
                    rank=3,
                )
                return


def _adjective(tree: Tree, adjective: Token, words: SpeechWords) -> Iterator[Draft]:
    for entry in words.adjectives.get(adjective.lemma, ()):
        for frame in entry.frames:
            filled = fill_frame(tree, words, adjective, frame)
            source = find_source(tree, adjective)
            if filled and source is not None and (ends := cover(tree, filled.content)):
                yield Draft(
                    entry=entry,
                    cue=(adjective.i, adjective.i, adjective.i),
                    source=source.i,
                    first=ends[0],
                    last=ends[1],
                    stance=entry.stance,
                    rank=max(1, filled.rank),
                )
                return


def _adverb(tree: Tree, adverb: Token, words: SpeechWords) -> Iterator[Draft]:
    for entry in words.adverbs.get(adverb.lower, ()):
        head = tree.head(adverb)
        if head.i != adverb.i and (ends := cover(tree, [head], adverb)):
            yield Draft(
                entry=entry,
                cue=(adverb.i, adverb.i, adverb.i),
                source=None,
                first=ends[0],
                last=ends[1],
                stance=entry.stance,
                rank=4,
            )


def _phrase(tree: Tree, token: Token, words: SpeechWords) -> Iterator[Draft]:
    """A phrase that names the speaker of the clause it hangs on: "according to the army"."""
    for pattern, entry in words.phrases[token.lower]:
        last = token.i + len(pattern) - 1
        if tuple(t.lower for t in tree.tokens[token.i : last + 1]) != pattern:
            continue
        speaker = tree.child(tree.tokens[last], "pobj", "pcomp") or _next_noun(tree, last)
        if speaker is None:
            return
        if ends := _told_by(tree, words, (token.i, last), speaker):
            yield Draft(
                entry=entry,
                cue=(token.i, last, token.i),
                source=speaker.i,
                first=ends[0],
                last=ends[1],
                stance=entry.stance,
            )
        return


def _next_noun(tree: Tree, last: int) -> Token | None:
    """The last noun of the words behind a phrase, where the parser lost it."""
    found = None
    for token in tree.tokens[last + 1 : last + 1 + NAME]:
        if token.pos == "PUNCT":
            break
        found = token if token.pos in ("NOUN", "PROPN", "PRON") else found
    return found


def _told_by(tree: Tree, words: SpeechWords, at: tuple[int, int], speaker: Token) -> tuple[int, int] | None:
    """The clause that a phrase speaks of: what it hangs on, else what the comma parts from it."""
    token, (start, stop) = tree.tokens[at[0]], tree.parse.sents[tree.tokens[at[0]].sent]
    host = _host(tree, token, at[1])
    if host is not None and host.pos in ("VERB", "AUX"):
        top = _top(tree, token, host)
        # `killed two and hurt their mother, according to medics`
        return bounds(tree, words, [_first_verb(tree, host) if at[0] > host.i else host], top)
    if token.i - start <= 1:
        comma = next((t.i for t in tree.tokens[at[1] + 1 : stop] if t.text == ","), None)
        return trim(tree, list(range(comma + 1, stop))) if comma is not None else None
    return trim(tree, list(range(start, token.i)))


def _host(tree: Tree, token: Token, last: int) -> Token | None:
    """The nearest verb above a phrase, or the head of the whole sentence."""
    inside = range(token.i, last + 1)
    for above in tree.ancestors(token):
        if above.i not in inside and (above.pos in ("VERB", "AUX") or above.head == above.i):
            return above
    return None


def _first_verb(tree: Tree, verb: Token) -> Token:
    """The first of the verbs in a row that share a subject."""
    while verb.dep == "conj" and verb.pos == "VERB" and tree.child(verb, "nsubj", "nsubjpass") is None:
        if tree.head(verb).pos != "VERB":
            break
        verb = tree.head(verb)
    return verb


def _top(tree: Tree, token: Token, host: Token) -> Token:
    """The highest word of the phrase, below its host."""
    top = token
    while top.head != host.i and top.head != top.i and tree.head(top).pos in ("ADP", "VERB", "SCONJ"):
        top = tree.head(top)
    return top
