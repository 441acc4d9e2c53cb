"""The nouns of Dateline: frozen records, standard library only."""

from dateline.model.actor import Actor, ActorCode
from dateline.model.article import Article, Dateline
from dateline.model.claim import Attribution, Check, Claim, Origin
from dateline.model.event import Event, EventPlace, EventTime, Party, Toll
from dateline.model.evidence import Evidence
from dateline.model.mention import Mention
from dateline.model.parse import Parse, Token
from dateline.model.place import Place
from dateline.model.reading import CoderInfo, Note, Reading
from dateline.model.statement import Statement
from dateline.model.time import Time
from dateline.model.vectors import WordVectors

__all__ = [
    "Actor",
    "ActorCode",
    "Article",
    "Attribution",
    "Check",
    "Claim",
    "CoderInfo",
    "Dateline",
    "Event",
    "EventPlace",
    "EventTime",
    "Evidence",
    "Mention",
    "Note",
    "Origin",
    "Parse",
    "Party",
    "Place",
    "Reading",
    "Statement",
    "Time",
    "Token",
    "Toll",
    "WordVectors",
]
