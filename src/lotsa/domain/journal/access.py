"""A reflection is its writer's alone until the writer shares it with the pair. No role reaches further."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.journal.models import Entry
from lotsa.domain.mentorships.access import is_member
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.people.rules import Rules, fetch, who
from lotsa.domain.people.viewer import Viewer

author = who("employee", "own", lambda viewer, entry: entry is not None and entry.author_id == viewer.id)


def _is_shared_with(viewer: Viewer, entry: Entry | None, side: str) -> bool:
    return entry is not None and entry.shared_on is not None and is_member(viewer, entry.mentorship, side)


mentor = who("mentor", "own pair", lambda viewer, entry: _is_shared_with(viewer, entry, "mentor"))
mentee = who("mentee", "own pair", lambda viewer, entry: _is_shared_with(viewer, entry, "mentee"))
RULES = Rules(_("Reflections"), {"see": author, "write": author})
SHARED = Rules(_("Reflections that somebody has shared with the pair"), {"see": mentee | mentor})
_ALL = Rules(RULES.thing, {"see": author | mentee | mentor, "write": author})


def visible_to(viewer: Viewer) -> QuerySet[Entry]:
    """One's own, thrown away or not, and what the others of one's pairs have shared."""
    pairs = Membership.objects.filter(person=viewer.person, mentorship__organisation=viewer.organisation)
    shared = Q(shared_on__isnull=False, removed_on__isnull=True, mentorship__in=pairs.values("mentorship"))
    return (
        Entry.objects.filter(mentorship__organisation=viewer.organisation)
        .filter(shared | Q(author=viewer.person))
        .select_related("author", "mentorship__organisation")
        .prefetch_related("mentorship__memberships__person")
    )


def entry_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Entry:
    return fetch(visible_to(viewer), _ALL, viewer, pk, to=to)
