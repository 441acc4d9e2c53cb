"""Recipients that the codebook asks for and a clause leaves out: those named just before, or a note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Actor, Mention, Note

# Kinds of actors that may be the unnamed recipient, and sectors of those who only tell of it.
RECEIVING = frozenset({"state", "organization", "group", "people"})
TELLING = frozenset({"JRN"})
# Sentences that the answer to a deed may stand behind it.
REACH = 4
VERBAL, QUARREL, HARM = "verbal", "verbal_conflict", "material_conflict"
INCOMPLETE = "event.incomplete"
# What the reason starts with for which the name of a seat of government stands for its state.
SEATS = ("capital", "seat")
OFFICIAL, TOWN = frozenset({"GOV", "MIL", "COP", "SPY"}), "city:"


def fill_recipients(
    tree: Tree, cast: Cast, acts: Sequence[Acted], needing: frozenset[str], quads: Mapping[str, str]
) -> tuple[list[Acted], tuple[Note, ...]]:
    """The acts, those that need a recipient with the only one in view; a note for each that stays without.

    needing: types that are not whole without one. quads: type -> quad; what is said is said to somebody.
    """
    found: list[Acted] = []
    notes: list[Note] = []
    for act in acts:
        if act.type in needing and act.standing and act.actors and not act.recipients:
            given = _alike(tree, act, (found, quads), _in_view(tree, cast, act))
            if not given and not _is_mutual(act):
                notes.append(_note(tree, act))
            act = replace(act, recipients=given)
        elif act.actors and not act.recipients and not _is_mutual(act):
            act = replace(act, recipients=_spoken_to(tree, cast, act, (found, quads)))
        found.append(act)
    return found, tuple(notes)


def without_scenes(tree: Tree, cast: Cast, acts: Sequence[Acted], verbal: frozenset[str]) -> list[Acted]:
    """The acts, without recipients that are none: a town where it was, what is the speaker's own.

    verbal: types that are done by words, or by meeting.
    """
    shorter = ((_without if act.type in verbal else _off_ground)(tree, cast, act) for act in acts if act.recipients)
    return [next(shorter) if act.recipients else act for act in acts]


def _off_ground(tree: Tree, cast: Cast, act: Acted) -> Acted:
    """`Gunmen ambushed a van in the district of Thies, killing two`: those killed, not the land where they were."""
    kept = tuple(m for m in act.recipients if not _is_ground(tree, cast, m))
    return replace(act, recipients=kept) if kept and len(kept) < len(act.recipients) else act


def _is_ground(tree: Tree, cast: Cast, mention: Mention) -> bool:
    actor, head = cast.actor(mention), tree.tokens[mention.head]
    known = (actor.lexicon_id or "").partition(":")[0]
    place = known != "country" or (actor.basis or "").startswith(SEATS)
    land = actor.sectors == ("UNK",) and actor.kind == "organization" or actor.kind == "state" and place
    return land and head.dep == "pobj" and tree.head(head).lower in tree.words.get("locative", ())


def _without(tree: Tree, cast: Cast, act: Acted) -> Acted:
    lands = {cast.actor(m).country for m in act.actors}
    ruling = all(cast.actor(m).kind == "state" or OFFICIAL & set(cast.actor(m).sectors) for m in act.actors)
    own = lands.pop() if len(lands) == 1 and ruling else None
    several = len(act.actors) + len(act.recipients) > 2
    kept = tuple(
        m
        for m in act.recipients
        if not ((several and _is_scene(tree, cast, m)) or (own and _is_own(tree, cast, m, own)))
    )
    return act if len(kept) == len(act.recipients) else replace(act, recipients=kept)


def without_own_ground(cast: Cast, acts: Sequence[Acted], moving: frozenset[str]) -> list[Acted]:
    """The acts; of `Ecuador sent troops to Guayaquil` without the town, which is where they went.

    moving: types of which that holds.
    """
    return [_moved(cast, act) if act.type in moving and act.recipients else act for act in acts]


def _moved(cast: Cast, act: Acted) -> Acted:
    lands = {cast.actor(m).country for m in act.actors} - {None}
    if any("REB" in cast.actor(m).sectors for m in act.actors):
        return act  # what rebels march on is not theirs
    kept = tuple(m for m in act.recipients if not (cast.actor(m).kind == "state" and lands == {cast.actor(m).country}))
    return act if len(kept) == len(act.recipients) else replace(act, recipients=kept)


def _is_scene(tree: Tree, cast: Cast, mention: Mention) -> bool:
    """`Two ministers met a third in Melbourne`: a town that only tells where; with one alone it stands for its land."""
    head = tree.tokens[mention.head]
    town = (cast.actor(mention).lexicon_id or "").startswith(TOWN)
    return town and head.dep == "pobj" and tree.head(head).lower in tree.words.get("locative", ())


def _is_own(tree: Tree, cast: Cast, mention: Mention, country: str) -> bool:
    """`said his country would not be intimidated`, `denied that its guns had fired`."""
    actor = cast.actor(mention)
    owned = any(t.pos == "PRON" for t in tree.children(tree.tokens[mention.head], "poss"))
    return actor.country == country and (owned or (actor.kind == "state" and not actor.sectors))


def _is_mutual(act: Acted) -> bool:
    return len({m.actor for m in act.actors}) > 1


def _in_view(tree: Tree, cast: Cast, act: Acted) -> tuple[Mention, ...]:
    """The only party named before in the sentence, else the only one in the sentence before.

    Of what a state does, the only other state: it withdraws no envoy from a temple.
    """
    token = tree.tokens[act.trigger]
    first, _ = tree.parse.sents[token.sent]
    spans = [(first, act.trigger - 1)]
    if token.sent > 0:
        spans.append((tree.parse.sents[token.sent - 1][0], first - 1))
    taken = {m.actor for m in act.actors}
    ruling = all(_rules(cast.actor(m)) for m in act.actors)
    if _is_mutual(act) and not ruling:
        return ()
    for start, end in spans:
        others = _others(cast, cast.within(start, end), taken)
        if ruling and len(others) != 1:
            others = {i: m for i, m in others.items() if cast.actor(m).country}
        if len(others) == 1:
            return tuple(others.values())
        if others:
            return ()
    return ()


def _alike(
    tree: Tree, act: Acted, told: tuple[Sequence[Acted], Mapping[str, str]], given: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """`Peru cut off Chile's power. The Bank froze loans`: who was named has done the like, so to the same as they."""
    sent, named = tree.tokens[act.trigger].sent, {m.actor for m in given}
    own = {m.actor for m in act.actors}
    before, quads = told
    for last in reversed(before):
        if sent - tree.tokens[last.trigger].sent > 1:
            break
        hit = {m.actor for m in last.recipients}
        harms = quads.get(last.type) == quads.get(act.type) == HARM and not last.aux
        like = harms and (bool(given) or last.type == act.type)
        if like and named <= {m.actor for m in last.actors} and hit and not hit & own:
            return last.recipients
    return given


def _rival(tree: Tree, cast: Cast, act: Acted, before: Sequence[Acted]) -> tuple[Mention, ...]:
    """`Chad seized a Libyan ship. Tripoli threatened to strike`: the other of two states that were just at odds.

    Farther back, only one that has done something to those of the state.
    """
    if not all(_rules(cast.actor(m)) for m in act.actors):
        return ()
    sent, own = tree.tokens[act.trigger].sent, {cast.actor(m).country for m in act.actors}
    for last in reversed(before):
        away = sent - tree.tokens[last.trigger].sent
        if away > REACH:
            break
        hit = bool({cast.actor(m).country for m in last.recipients} & own)
        parties = (*last.actors, *last.recipients) if away <= 1 else last.actors if hit else ()
        others = tuple(m for m in parties if _rules(cast.actor(m)) and cast.actor(m).country not in own)
        if (hit or len(others) < len(parties)) and len({cast.actor(m).country for m in others}) == 1:
            return others
    return ()


def _scolded(
    tree: Tree, cast: Cast, act: Acted, told: tuple[Sequence[Acted], Mapping[str, str]]
) -> tuple[Mention, ...]:
    """`The Union summoned Minsk's envoy. Lithuania opened an inquiry`: whom another has just found fault with."""
    before, quads = told
    last = before[-1] if before else None
    if last is None or quads.get(last.type) != QUARREL or last.aux:
        return ()
    own, doing, hit = (
        {cast.actor(m).country for m in side} - {None} for side in (act.actors, last.actors, last.recipients)
    )
    near = tree.tokens[act.trigger].sent - tree.tokens[last.trigger].sent <= 1
    apart = bool(own) and bool(doing) and len(hit) == 1 and len(own | doing | hit) == len(own) + len(doing) + 1
    return last.recipients if near and apart else ()


def _spoken_to(
    tree: Tree, cast: Cast, act: Acted, told: tuple[Sequence[Acted], Mapping[str, str]]
) -> tuple[Mention, ...]:
    """To or against whom something is said, by what was told before, and the quads of types."""
    before, quad = told[0], told[1].get(act.type, "")
    if _is_addressed(tree, act):
        return ()
    given = _proposer(tree, act, before)
    if quad.startswith(VERBAL):
        given = given or _told_to(tree, cast, act) or _going_on(tree, act, before)
    if quad != QUARREL:
        return given
    return given or _scolded(tree, cast, act, told) or _rival(tree, cast, act, before) or _leading(tree, cast, act)


def _is_addressed(tree: Tree, act: Acted) -> bool:
    """`urged all parties to halt`: whether somebody is spoken to whom the report does not tell."""
    many = tree.words.get("all_sides", ())
    return any(t.lemma in many for t in tree.children(tree.tokens[act.trigger], "dobj", "dative"))


def _proposer(tree: Tree, act: Acted, before: Sequence[Acted]) -> tuple[Mention, ...]:
    """`Peru put forward a plan, which Chile rejected`: whose deed it is that the clause answers."""
    clause = tree.tokens[act.carrier]
    noun = tree.head(clause)
    if clause.dep != "relcl" or noun.dep != "dobj" or not any(t.tag == "WDT" for t in tree.children(clause, "dobj")):
        return ()
    own = {m.actor for m in act.actors}
    put = (a for a in reversed(before) if noun.i in (a.trigger, *a.absorbs) or a.carrier == noun.head)
    return next((a.actors for a in put if own.isdisjoint(m.actor for m in a.actors)), ())


def _told_to(tree: Tree, cast: Cast, act: Acted) -> tuple[Mention, ...]:
    """`told Kuwait it would retaliate`: whom somebody tells what they themselves will do."""
    verb = tree.tokens[act.carrier]
    telling = tree.head(verb)
    own = {m.actor for m in act.actors}
    speakers = {m.actor for t in tree.children(telling, "nsubj") for m in cast.spread(t)}
    if verb.dep != "ccomp" or not own & speakers:
        return ()
    told = (t for t in tree.children(telling, "dobj", "dative") if t.i < verb.i)
    return tuple(m for t in told for m in cast.spread(t) if m.actor not in own)


def _going_on(tree: Tree, act: Acted, before: Sequence[Acted]) -> tuple[Mention, ...]:
    """`The premier telephoned his colleague and offered help`: with whom the verb before has to do."""
    verb = tree.tokens[act.carrier]
    own = {m.actor for m in act.actors}
    last = next((a for a in reversed(before) if verb.dep == "conj" and a.carrier == verb.head), None)
    if last is None or last.aux or not own <= {m.actor for m in last.actors}:
        return ()
    return tuple(m for m in (*last.recipients, *last.actors) if m.actor not in own)


def _leading(tree: Tree, cast: Cast, act: Acted) -> tuple[Mention, ...]:
    """`Its parliament passed the law, and the Union broke off talks`: the only other state that acts nearby."""
    token = tree.tokens[act.trigger]
    if not all(_rules(cast.actor(m)) for m in act.actors):
        return ()
    own = {cast.actor(m).country for m in act.actors}
    first = tree.parse.sents[max(token.sent - 1, 0)][0]
    found = {cast.actor(m).country: m for m in cast.within(first, act.trigger - 1) if _leads(tree, cast, m)}
    others = [m for country, m in found.items() if country not in own]
    return tuple(others) if len(others) == 1 and len(found) <= 2 else ()


def _leads(tree: Tree, cast: Cast, mention: Mention) -> bool:
    head = tree.tokens[mention.head]
    while head.dep == "conj":
        head = tree.head(head)
    return head.dep in SUBJECTS and _rules(cast.actor(mention))


def _rules(actor: Actor) -> bool:
    return bool(actor.country) and (actor.kind == "state" or bool(OFFICIAL & set(actor.sectors)))


def _others(cast: Cast, mentions: Iterable[Mention], taken: set[str]) -> dict[str, Mention]:
    """The actors that may receive something, each with its last mention; a state counts once."""
    states = {cast.actors[i].country for i in taken} - {None}
    found: dict[str, Mention] = {}
    for mention in mentions:
        actor = cast.actor(mention)
        own = actor.country in states and actor.country is not None
        if mention.actor in taken or own or actor.kind not in RECEIVING or TELLING & set(actor.sectors):
            continue
        key = actor.country or actor.id
        if key not in found or _rules(actor) or not _rules(cast.actor(found[key])):
            found[key] = mention  # a state before those who rebel there
    return found


def _note(tree: Tree, act: Acted) -> Note:
    evidence = tree.evidence(tree.tokens[act.trigger])
    text = f"{evidence.text!r}: {act.type} asks for a recipient, and nobody stands out as the one"
    return Note(code=INCOMPLETE, text=text, evidence=evidence)
