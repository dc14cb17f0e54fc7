"""The editors' desk: the admin's site, with what our pages of it add to Django's. Signing in is `jobboard/signin/`."""

from jobboard.signin.site import SignInSite


class DeskSite(SignInSite):
    """The admin at /admin/."""
