"""Whose voice it is: who `I` and `we` are inside a quotation, and how far the teller of a deed is to be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.act import Acted
from dateline.coding.cast import FORCES, Cast
from dateline.coding.suspects import SUSPECTED
from dateline.grammar.clause import is_verb, surface_subjects
from dateline.grammar.tree import Tree
from dateline.model import Attribution, Evidence, Mention, Statement, Token

# What a teller takes from the confidence in a deed: its own doer admits it, its victim or foe charges it.
NARRATOR, AFFIRMS = "narrator", "affirms"
TRUST = {"doer": 0.05, "victim": -0.1, "charge": -0.1, "other": -0.05}
UNSURE_STATUS = "hypothetical"
UNSURE = {"probable": -0.05, "possible": -0.1}
CHARGES = frozenset({"accuses", "alleges"})
DISOWNED = -0.3
THREATEN = "THREATEN"
# Sectors of those who tell of dangers and threaten nobody.
WATCHING = frozenset({"JRN", "NGO", "IGO", "MED", "EDU", "CVL"})

# Armed groups, and what they may call their fighters.
BANDS = frozenset({"REB", "PRM", "UAF", "CRM"})
ARMED = BANDS | {"MIL"}

# How far from its head, in tokens, a source may name its speaker.
NEAR = 40


def speaker_of(cast: Cast, statement: Statement) -> str | None:
    """The id of the actor that a statement's source names, None if it names none."""
    if statement.source_head is None:
        return None
    found = _named_beside(cast, statement.source_head) or cast.at(cast.tree.tokens[statement.source_head])
    pronoun = cast.tree.tokens[statement.source_head].pos == "PRON"
    if not found and statement.source is not None and not pronoun:
        span = statement.source
        inside = cast.within(statement.source_head - NEAR, statement.source_head + NEAR)
        found = [m for m in inside if m.start < span.end and span.start < m.end and not m.nested]
    return found[0].actor if found else None


def _named_beside(cast: Cast, head: int) -> list[Mention]:
    """Who one of many is: "one of the activists, Tom Garrick,"."""
    token = cast.tree.tokens[head]
    beside = cast.tree.children(token, "appos") if token.pos == "NUM" else []
    return [m for name in beside for m in cast.at(name)]


def threatened(cast: Cast, act: Acted, said: Statement | None) -> Acted:
    """The act; of harm that nobody is told to do, announced under a condition, the speaker is the doer.

    "The hostages would be shot if the police came, he said."; who is to suffer it, or only watches, makes no threat.
    """
    if said is None or act.actors or act.type != THREATEN or said.stance != AFFIRMS or said.source_head is None:
        return act
    own = cast.at(cast.tree.tokens[said.source_head])[:1]
    if any(WATCHING & set(cast.actor(m).sectors) or _among(cast, m.actor, act.recipients) for m in own):
        return act
    return replace(act, actors=tuple(own))


def untold_by(cast: Cast, act: Acted) -> Attribution:
    """Whose word a deed is that nobody is said to tell: the narrator's, but for two.

    Who is held for a deed is but accused of it; a plan that was foiled is known from who foiled it.
    """
    tree = cast.tree
    if SUSPECTED in act.chain:
        return Attribution(kind="indirect", act="accuses", certainty="probable")
    foiling = tree.words.get("foiling", frozenset())
    told = act.type == THREATEN or UNSURE_STATUS in act.aux
    foiled = next((t for t in tree.ancestors(tree.tokens[act.trigger]) if told and t.lemma in foiling), None)
    if foiled is None:
        return Attribution()
    own = [m for n in surface_subjects(tree, foiled) for m in cast.at(n)]
    speaker = own[0].actor if own and is_verb(foiled) else None
    return Attribution(kind="indirect", act="alleges", certainty="probable", speaker=speaker)


def charged_by(tree: Tree, charge: int, accusers: Sequence[Mention]) -> Attribution:
    """Whose word a deed is that others are charged with: `held rebels responsible for the blast`."""
    first = accusers[0] if accusers else None
    source = (
        Evidence(start=first.start, end=first.end, text=tree.parse.text[first.start : first.end]) if first else None
    )
    cue = tree.evidence(tree.tokens[charge])
    speaker = first.actor if first else None
    return Attribution(kind="indirect", act="accuses", speaker=speaker, source=source, cue=cue)


def trust(cast: Cast, said: Attribution, acting: Sequence[Mention], suffering: Sequence[Mention]) -> float:
    """What is added to the confidence in a deed for who tells it, and how; 0 for the narrator.

    Most trusted is who tells of a deed of its own; less an enemy, who suffered it or makes a charge of it; least who
    denies it.
    """
    if said.kind == NARRATOR:
        return 0.0
    found = UNSURE.get(said.certainty or "", 0.0)
    if said.stance != AFFIRMS:
        return found + DISOWNED
    if _among(cast, said.speaker, acting):
        return found + TRUST["doer"]
    if said.act in CHARGES:
        return found + TRUST["charge"]
    return found + TRUST["victim" if _among(cast, said.speaker, suffering) else "other"]


def _among(cast: Cast, speaker: str | None, mentions: Sequence[Mention]) -> bool:
    """Whether a speaker is one of some actors, or of the same country's state."""
    if speaker is None:
        return False
    own = cast.actors[speaker]
    arms = set(own.sectors)
    return any(
        m.actor == speaker
        or own.country is not None
        and own.country == cast.actors[m.actor].country
        and bool(arms & set(cast.actors[m.actor].sectors))
        for m in mentions
    )


def first_person(
    tree: Tree, cast: Cast, statements: Sequence[Statement], pronouns: frozenset[str]
) -> tuple[Mention, ...]:
    """Mentions of the speaker by pronouns of the first person in what is quoted, also by "our fighters" of a band.

    Words before those that tell who says them may be quoted without marks: `Our forces took the town, the Front said`;
    there only what is theirs is looked at.
    """
    found: dict[int, Mention] = {}
    for statement in sorted(statements, key=lambda s: s.first - s.last):
        quoted = statement.kind != "indirect" or (statement.cue_head or 0) > statement.last
        speaker = speaker_of(cast, statement) if quoted else None
        if speaker is None:
            continue
        for token in tree.tokens[statement.first : statement.last + 1]:
            own = statement.kind != "indirect" or token.dep == "poss"
            if own and token.lower in pronouns and not cast.at(token):
                found[token.i] = Mention(
                    first=token.i, last=token.i, head=token.i, actor=speaker, start=token.start, end=token.end
                )
                found.update(_own_fighters(tree, cast, token, speaker))
    return tuple(found.values())


def _own_fighters(tree: Tree, cast: Cast, owner: Token, speaker: str) -> dict[int, Mention]:
    """Mentions of an armed group by the fighters that it calls its own; of an officer of police by `my men`."""
    sectors = set(cast.actors[speaker].sectors)
    if owner.dep != "poss" or sectors.isdisjoint(BANDS | FORCES):
        return {}
    own = [m for m in cast.at(tree.head(owner)) if not cast.actor(m).country]
    if BANDS & sectors:
        own = [m for m in own if ARMED & set(cast.actor(m).sectors)]
    elif tree.head(owner).lemma not in tree.words.get("led", ()):
        return {}
    return {m.head: replace(m, actor=speaker) for m in own}


def goes_on(tree: Tree, said: Statement | None, act: Acted) -> bool:
    """`could not verify it but had sent a patrol`: what is told beside the clause that is doubted."""
    verb = tree.tokens[act.carrier]
    if said is None or said.stance == "affirms" or said.cue_head is None or verb.dep != "conj":
        return False
    first = tree.head(verb)
    return said.cue_head in (first.i, first.head) and tree.child(first, "neg") is not None
