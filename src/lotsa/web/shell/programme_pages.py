"""The pages of one programme for its coordinator, which lie in several sections."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from lotsa.domain.outcomes.access import has_report
from lotsa.web.shell.pair_pages import PageOf


def programme_pages_of(programme: Any) -> list[PageOf]:
    """Those whose section does not exist are left out, and the report while there is nothing to report."""
    found = []
    for key, label, name in (
        ("overview", _("Overview"), "programmes:programme"),
        ("participants", _("Participants"), "programmes:participants"),
        ("matching", _("Matching"), "matching:board"),
        ("checklist", _("Checklist"), "programmes:checklist"),
        ("news", _("News"), "threads:news"),
        ("report", _("Report"), "outcomes:report"),
    ):
        if key == "report" and not has_report(programme):
            continue
        try:
            found.append(PageOf(key, label, reverse(name, args=[programme.pk])))
        except NoReverseMatch:
            continue
    return found
