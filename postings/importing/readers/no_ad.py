"""What readers raise."""


class IsNoAd(Exception):
    """A file, or an item of a list, does not look like a job ad. The message says why."""
