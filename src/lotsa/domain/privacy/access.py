from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.rules import Rules, administrator
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.privacy.models import Deletion

RULES = Rules(_("When and how many notes were deleted, never what they said"), {"see": administrator})


def visible_to(viewer: Viewer) -> QuerySet[Deletion]:
    rows = Deletion.objects.filter(mentorship__organisation=viewer.organisation)
    return rows if viewer.has("administrator") else rows.none()


def announced(mentorship: Mentorship) -> Deletion | None:
    """For a pair that came from mentorships' own access: the day its words are deleted, once it is said."""
    return Deletion.objects.filter(mentorship=mentorship, done_at__isnull=True).first()
