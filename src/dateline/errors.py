"""The few errors that Dateline raises. Each message names the place and the remedy."""


class DatelineError(Exception):
    """Any error that Dateline raises on purpose; `str(error)` is fit to show to a user."""


class UsageError(DatelineError):
    """The call's words are off: an unknown option value, a date that is none."""


class InputError(DatelineError):
    """An input cannot be read: missing, binary, not the format that it claims to be."""


class LexiconError(DatelineError):
    """A knowledge file is wrong: the message names file, entry and remedy."""


class ModelError(DatelineError):
    """The language model is missing or cannot be loaded."""


class StoreError(DatelineError):
    """A store cannot be opened, read or written: missing, full, locked, of a newer version, damaged."""
