"""What every template knows."""

from typing import Any

from django.http import HttpRequest

from lotsa.web.shell.navigation import extra_for, menu_for, more_for, section_of
from lotsa.web.shell.page import reverse_or
from lotsa.web.shell.roles import main_role

APPEARANCE_COOKIE = "lotsa_appearance"
APPEARANCES = ("system", "light", "dark")


def shell(request: HttpRequest) -> dict[str, Any]:
    viewer = getattr(request, "viewer", None)
    match = getattr(request, "resolver_match", None)
    own = request.path.startswith("/me/")
    menu = menu_for(viewer)
    return {
        "viewer": viewer,
        "organisation": viewer.organisation if viewer else None,
        "menu": menu,
        "menu_extra": extra_for(viewer),
        "menu_more": more_for(viewer),
        # Somebody's own page stands under no place in the menu.
        "section": "" if own else section_of(match, menu),
        "role_word": main_role(viewer) if viewer else "",
        "appearance": appearance_of(request),
        "home_url": reverse_or("home:today", "/"),
        "me_url": reverse_or("people:me"),
        "sign_out_url": reverse_or("signin:logout"),
        "privacy_url": reverse_or("privacy:index"),
    }


def appearance_of(request: HttpRequest) -> str:
    viewer = getattr(request, "viewer", None)
    chosen = viewer.person.appearance if viewer else request.COOKIES.get(APPEARANCE_COOKIE, "")
    return chosen if chosen in APPEARANCES else "system"
