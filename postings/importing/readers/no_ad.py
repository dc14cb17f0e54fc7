"""What readers raise."""


class IsNoAd(Exception):
    """A file, or an item of a list, is no job ad as far as can be told. The message says why."""
