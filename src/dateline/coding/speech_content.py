"""The stretch of text that a verb of saying reports."""

from __future__ import annotations

from dateline.coding.speech_bounds import answers_others, bounds
from dateline.coding.speech_draft import cover, phrase, trim
from dateline.coding.speech_frames import CLAUSE, Filled
from dateline.coding.speech_inserted import BREAKS, TIMES, is_continued, is_medial, is_setting, sentence_end
from dateline.coding.speech_source import inverted
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.lexicon.speech import SpeechCue, SpeechWords
from dateline.model import Token

PARTING = frozenset({":", ";", "(", "["})
FEW = 3
FINITE = ("VBD", "VBZ", "VBP")
NAMES = ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "PRON")
LONGEST_NAME = 10


def content_of(tree: Tree, words: SpeechWords, verb: Token, filled: Filled) -> tuple[int, int] | None:
    """First and last token of what fills a frame of a verb."""
    if filled.rank == CLAUSE:
        ends = bounds(tree, words, _near_heads(tree, filled.content, verb), verb)
        return _whole(tree, words, verb, ends) if ends else None
    if any(head.i == up.i for head in filled.content for up in tree.ancestors(verb)):
        which = _taken_up(tree, words, verb)
        return (which.i, which.i) if which else _antecedent(tree, filled.content, verb)
    ends = cover(tree, filled.content)
    return _with_tail(tree, words, verb, ends) if ends else None


def _taken_up(tree: Tree, words: SpeechWords, verb: Token) -> Token | None:
    """`says Oman shelters the rebels, which Muscat denies`: the word for all that was said before the comma."""
    which = next((t for t in tree.children(verb, "dobj") if words.listed("whole", t.lower)), None)
    if which is None or tree.tokens[which.i - 1].text != "," or not answers_others(tree, words, verb):
        return None
    return None if words.listed("answered", tree.head(verb).lemma) else which


def _antecedent(tree: Tree, heads: tuple[Token, ...], verb: Token) -> tuple[int, int] | None:
    """For a relative clause the noun before it, to the end of what the clause says of it."""
    below = {t.i for t in tree.subtree(verb)}
    outer = cover(tree, [t for t in heads if t.i not in below], verb)
    inner = [t for t in heads if t.i in below]
    if outer is None or not inner:
        return outer
    tail = cover(tree, inner)
    return (outer[0], max(outer[1], tail[1])) if tail else outer


def content_around(tree: Tree, words: SpeechWords, verb: Token, entry: SpeechCue) -> tuple[int, int] | None:
    """The clause that a cue is put into or behind: "The deal, he said, was good"."""
    as_clause = verb.dep == "advcl" and any(t.lower == "as" for t in tree.children(verb, "mark"))
    if (told := _quoted(tree, verb)) is not None:
        return bounds(tree, words, [told])
    if not (verb.dep == "parataxis" or as_clause) or tree.child(verb, *SUBJECTS) is None:
        return None
    parts = [part for frame in entry.frames for part in frame]
    if not any(part.kind in ("that", "quote") for part in parts):
        return None
    if tree.child(verb, "dobj") is not None and not any(part.kind == "object" for part in parts):
        return None  # "guards, it said, pushed them back"
    if verb.dep == "parataxis" and _is_apart(tree, verb) or tree.child(verb, "xcomp") is not None:
        return None
    ends = bounds(tree, words, [_own_head(tree, verb)], verb)
    return _whole(tree, words, verb, ends) if ends else None


def _own_head(tree: Tree, verb: Token) -> Token:
    """The clause that a cue stands by; before a semicolon, not the one behind it: "Ten died, he says; I doubt it"."""
    head = tree.head(verb)
    parted = any(t.text == ";" for t in tree.tokens[verb.i : head.i])
    return next((t for t in tree.children(head, "ccomp") if parted and t.i < verb.i), head)


def _quoted(tree: Tree, verb: Token) -> Token | None:
    """The clause in front of who is quoted: "The dam is full, the minister was quoted as saying"."""
    above = tree.head(tree.head(verb))
    if verb.dep != "pcomp" or tree.child(above, "nsubjpass", "dobj") is None:
        return None
    return next((t for t in tree.children(above, "ccomp", "parataxis") if t.i < verb.i), None)


def _near_heads(tree: Tree, heads: tuple[Token, ...], verb: Token) -> list[Token]:
    """The clauses that are one sentence with the cue: none in front of a colon, semicolon or bracket."""
    near = [t for t in heads if t.i > verb.i or not _parted(tree, t, verb)]
    after = [t for t in near if t.i > verb.i]
    # "(she said that ...)" has its content behind it, whatever else was hung on it
    led = any(tree.subtree(t)[0].lower == "that" for t in after)
    return after if led else near


def _parted(tree: Tree, clause: Token, verb: Token) -> bool:
    return any(t.text in PARTING for t in tree.tokens[clause.i : verb.i])


def _is_apart(tree: Tree, verb: Token) -> bool:
    """Whether a colon or semicolon stands before the cue's clause: it is a sentence of its own then."""
    first = tree.subtree(verb)[0].i
    near = tree.tokens[max(0, first - 1) : first + 1]
    return any(t.text in (":", ";", "(") for t in near)


def _whole(tree: Tree, words: SpeechWords, verb: Token, ends: tuple[int, int]) -> tuple[int, int]:
    """Cut at a semicolon behind the cue; around a cue put in between commas, or closing the sentence, all of it."""
    first, last = ends
    medial = is_medial(tree, verb)
    if first > verb.i:
        if medial and _starts_low(tree, first):
            first = _sentence_start(tree, words, verb, first)
        stop = next((t.i for t in tree.tokens[max(first, verb.i) : last] if t.text == ";"), last + 1)
        return first, min(last, stop - 1)
    if last < verb.i and (colon := _own_clause(tree, first, last)):
        return colon + 1, last
    if last < verb.i and _closes(tree, verb) and not (medial and is_continued(tree, words, verb)):
        return _sentence_start(tree, words, verb, first), last
    if last < verb.i and medial:
        return first, sentence_end(tree, words, verb)
    return ends


def _own_clause(tree: Tree, first: int, last: int) -> int:
    """The colon behind a clause of the reporter's own: "He contradicted her: he had seen it, he said"; 0 for none."""
    colon = next((t.i for t in tree.tokens[first : last + 1] if t.text in (":", ";")), 0)
    before = tree.tokens[first:colon] if colon else ()
    finite = [t for t in before if t.tag in ("VBD", "VBZ", "VBP")]
    return colon if any(tree.child(t, *SUBJECTS) for t in finite) else 0


def _starts_low(tree: Tree, first: int) -> bool:
    words = [t for t in tree.tokens[first : first + FEW] if t.pos != "PUNCT"]
    return bool(words) and words[0].text[0].islower()


def content_before(
    tree: Tree, words: SpeechWords, verb: Token, entry: SpeechCue
) -> tuple[tuple[int, int], Token] | None:
    """The sentence in front of a cue that closes it, where the parser did not join them: "..., experts say".

    Gives its ends, and the speaker.
    """
    if not entry.trails or not _closes(tree, verb):
        return None
    subject = tree.child(verb, "nsubj") or inverted(tree, verb)
    if subject is None or subject.tag in ("WP", "WDT") or not _is_parted(tree, verb, subject):
        subject = closing_speaker(tree, verb)
    if subject is None or not (ends := _up_to(tree, words, verb, subject)):
        return None
    return ends, subject


def closing_speaker(tree: Tree, verb: Token) -> Token | None:
    """The noun between the last comma and a cue, whatever the parser hung it on: "..., a former officer told us"."""
    inside: list[Token] = []
    start = tree.parse.sents[verb.sent][0]
    for token in reversed(tree.tokens[start : verb.i]):
        if token.text == "," or token.pos not in NAMES or len(inside) > LONGEST_NAME:
            break
        inside.append(token)
    if verb.tag not in FINITE or not inside or tree.tokens[inside[-1].i - 1].text != "," or inside[-1].i == start:
        return None
    span = {t.i for t in inside}
    heads = [t for t in reversed(inside) if t.pos in ("NOUN", "PROPN") and t.head not in span]
    return heads[0] if len(heads) == 1 and heads[0].ent not in TIMES else None


def _is_parted(tree: Tree, verb: Token, subject: Token) -> bool:
    left = min(phrase(tree, subject)[0], verb.i)
    return left - tree.parse.sents[verb.sent][0] >= FEW and tree.tokens[left - 1].text in (",", "”", "''", '"')


def _up_to(tree: Tree, words: SpeechWords, verb: Token, subject: Token) -> tuple[int, int] | None:
    """The sentence up to the speaker of a cue that closes it, if that is a clause."""
    if not _is_parted(tree, verb, subject):
        return None
    left = min(phrase(tree, subject)[0], verb.i)
    first = _sentence_start(tree, words, verb, left - 1)
    if not any(t.pos in ("VERB", "AUX") for t in tree.tokens[first:left]):
        return None
    return trim(tree, list(range(first, left)))


def _closes(tree: Tree, verb: Token) -> bool:
    """Whether nothing of weight follows the cue in its sentence."""
    rest = [t for t in tree.sentence(verb) if t.i > verb.i and t.pos != "PUNCT"]
    own = {t.i for t in tree.subtree(verb)}
    return all(t.i in own for t in rest) and not any(t.pos in ("VERB", "AUX") and t.dep == "ccomp" for t in rest)


def _sentence_start(tree: Tree, words: SpeechWords, verb: Token, first: int) -> int:
    """How far a content reaches back: not over a semicolon, a quotation or another cue put in between commas."""
    start = tree.parse.sents[verb.sent][0]
    while first > start:
        before = tree.tokens[first - 1]
        other = tree.tokens[first].text == "," and before.i != verb.i and before.pos == "VERB"
        if before.text in BREAKS or other and before.lemma in words.verbs:
            break
        first -= 1
    while (
        tree.tokens[first].pos in ("PUNCT", "CCONJ")
        and first < verb.i
        and tree.tokens[first].text not in ("“", '"', "``")
    ):
        first += 1
    return first


def _with_tail(tree: Tree, words: SpeechWords, verb: Token, ends: tuple[int, int]) -> tuple[int, int]:
    """An object with the phrases behind it that the parser hung on the verb, without what a comma sets off."""
    first, last = ends
    for preposition in tree.children(verb, "prep", "agent", "dative"):
        below = tree.subtree(preposition)
        as_what = words.listed("as_what", below[0].lower)
        if below[0].i == last + 1 and first > verb.i and (as_what or not is_setting(words, below)):
            last = below[-1].i
    last = _before_channel(tree, words, first, last)
    cut = next(
        (t.i for t in tree.tokens[first : last + 1] if t.dep in ("relcl", "advcl") and _set_off(tree, t, first)), 0
    )
    if cut:
        stop = tree.subtree(tree.tokens[cut])[0].i
        last = stop - 1 if tree.tokens[stop].text == "," else stop - 2
    return first, max(first, last)


def _before_channel(tree: Tree, words: SpeechWords, first: int, last: int) -> int:
    """The end of an object without the text or recording that it was said in, behind it."""
    noun = tree.tokens[last]
    if noun.dep != "pobj" or not (
        words.listed("channel_texts", noun.lemma) or words.listed("channel_names", noun.lower)
    ):
        return last
    lead = tree.head(noun)
    apart = first < lead.i < noun.i and words.listed("channel_prepositions", lead.lower) and lead.lower != "to"
    return lead.i - 1 if apart else last


def _set_off(tree: Tree, clause: Token, first: int) -> bool:
    """Whether a clause stands behind a comma, some words into the content."""
    start = tree.subtree(clause)[0].i
    return start > first + 1 and "," in (tree.tokens[start].text, tree.tokens[start - 1].text)
