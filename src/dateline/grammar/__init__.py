"""Reads dependency trees, whichever library made them."""

from dateline.grammar.tree import Tree

__all__ = ["Tree"]
