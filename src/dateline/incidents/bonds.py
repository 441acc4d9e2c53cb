"""What people and programs judged of claims: which of it holds, and what it does to incidents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dateline.incidents.groups import Bond, Group
from dateline.incidents.telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What holds of it.

    apart: claim -> claims that it may not share an incident with; parting: two claims -> what parts them;
    same: judgements to be followed, people's first.
    """

    apart: Mapping[int, frozenset[int]]
    parting: Mapping[frozenset[int], Bond]
    same: tuple[Bond, ...]


def settle(bonds: Sequence[Bond]) -> Settled:
    """Of several judgements on the same two claims a person's holds, and the last one among equals."""
    holding: dict[frozenset[int], Bond] = {}
    for bond in sorted(bonds, key=_rank):
        if len(set(bond.claims)) == 2:
            holding.setdefault(frozenset(bond.claims), bond)
    parting = {pair: bond for pair, bond in holding.items() if not bond.same}
    apart: dict[int, set[int]] = {}
    for pair in parting:
        for claim in pair:
            apart.setdefault(claim, set()).update(pair - {claim})
    return Settled(
        apart=MappingProxyType({claim: frozenset(others) for claim, others in apart.items()}),
        parting=MappingProxyType(parting),
        same=tuple(bond for bond in holding.values() if bond.same),
    )


def _rank(bond: Bond) -> tuple[bool, int]:
    return not bond.by_person, -bond.id


def merge(groups: Sequence[Group], settled: Settled) -> list[Group]:
    """The groups with those joined that are judged the same, unless a judgement that is not outranked parts them."""
    home = {m.telling.claim: group for group in groups for m in group.members}
    for bond in settled.same:
        one, other = (home.get(claim) for claim in bond.claims)
        if one is None or other is None or one is other or _are_parted(bond, (one, other), settled):
            continue
        one.members.extend(other.members)
        home.update({m.telling.claim: one for m in other.members})
    return list({id(group): group for group in home.values()}.values())


def _are_parted(bond: Bond, groups: tuple[Group, Group], settled: Settled) -> bool:
    """Whether a judgement keeps two groups apart; what a program judged is none against a person's word."""
    claims = {m.telling.claim for m in groups[1].members} if settled.parting else set()
    for member in groups[0].members if claims else ():
        for claim in claims & settled.apart.get(member.telling.claim, frozenset()):
            parting = settled.parting[frozenset((member.telling.claim, claim))]
            if parting.by_person or not bond.by_person:
                return True
    return False


def tear(accounts: Mapping[int, Telling], bonds: Sequence[Bond]) -> tuple[dict[int, Telling], list[tuple[int, int]]]:
    """The accounts, those taken apart that hold claims judged apart; and the pairs of claims that were in one."""
    parting = [frozenset(bond.claims) for bond in bonds if not bond.same]
    found: dict[int, Telling] = {}
    torn: list[tuple[int, int]] = []
    for key, account in accounts.items():
        own = {part.claim for part in account.parts}
        if any(pair <= own for pair in parting):
            found.update({part.claim: part for part in account.parts})
            torn += [(key, part.claim) for part in account.parts]
        else:
            found[key] = account
    return found, torn


def move(bonds: Sequence[Bond], accounts: Mapping[int, Telling]) -> tuple[Bond, ...]:
    """The judgements on claims as judgements on the accounts that these are in."""
    home = {part.claim: key for key, account in accounts.items() for part in account.claims}
    return tuple(
        replace(b, claims=(home.get(b.claims[0], b.claims[0]), home.get(b.claims[1], b.claims[1]))) for b in bonds
    )
