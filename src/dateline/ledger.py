"""The ledger for programs: who says what, who denies it, what is contested; over readings from anywhere.

rows = ledger(coder.pipe(articles))
select(rows, Choice(speaker="RUS", standing=("denied-by-accused",)))
contested(rows)
"""

from __future__ import annotations

from dateline.coding.standing import Standing, standing
from dateline.run.contested import Matter, contested
from dateline.run.ledger import Choice, LedgerRow, Named, ledger, select

__all__ = ["Choice", "LedgerRow", "Matter", "Named", "Standing", "contested", "ledger", "select", "standing"]
