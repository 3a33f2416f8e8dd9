"""Which pages need no sign-in. Everything else does: a section is protected unless a view says otherwise."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required


def open_to_all[View: Callable[..., Any]](view: View) -> View:
    """The view may be reached by nobody in particular: `request.viewer` may be None there.

    The mark is Django's own, so that pages of other packages which carry it are open too.
    """
    return login_not_required(view)


def is_open(view: Callable[..., Any]) -> bool:
    return getattr(view, "login_required", True) is False
