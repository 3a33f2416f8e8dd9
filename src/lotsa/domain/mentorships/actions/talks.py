from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.models import CoordinatorNote, Membership, Mentorship, TalkRequest
from lotsa.domain.people.actions import use_link
from lotsa.domain.people.models import Link, Person, Role
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused


@transaction.atomic
def ask_to_talk(
    mentorship: Mentorship, *, by: Viewer, text: str = "", link: Link | None = None
) -> TalkRequest:
    """A named signal to the coordinators; writing more to an open one replaces its text."""
    if link is not None:
        use_link(link)
    readers = readers_outside(mentorship, by)
    if not readers:
        raise Refused(_("The only coordinator is in this pair. Turn to your line manager or to HR instead."))
    talk, _made = TalkRequest.objects.update_or_create(
        mentorship=mentorship, person=by.person, talked_at=None, defaults={"text": text.strip()}
    )
    record(
        by.organisation.pk,
        "mentorship.talk_wanted",
        mentorship,
        by=by.id,
        concerns=readers,
        facts={"talk": str(talk.pk)},
    )
    return talk


def readers_outside(mentorship: Mentorship, by: Viewer) -> list[UUID]:
    """The coordinators who are not in the pair."""
    members = Membership.objects.filter(mentorship=mentorship).values("person")
    readers = Person.objects.filter(
        organisation=by.organisation, role_assignments__role=Role.COORDINATOR, left_on__isnull=True
    ).exclude(pk__in=members)
    return list(readers.values_list("pk", flat=True))


@transaction.atomic
def mark_talked(talk: TalkRequest, *, by: Viewer) -> None:
    if talk.talked_at is not None:
        return
    save_if_unchanged(talk, version=None, talked_at=clock.now(), talked_by=by.person)
    record(by.organisation.pk, "talk.held", talk, by=by.id, concerns=[talk.person_id])


@transaction.atomic
def mark_untalked(talk: TalkRequest, *, by: Viewer) -> None:
    """The undo of `mark_talked`."""
    if TalkRequest.objects.filter(
        mentorship=talk.mentorship_id, person=talk.person_id, talked_at__isnull=True
    ).exists():
        raise Refused(_("There is a newer request from the same person."))
    save_if_unchanged(talk, version=None, talked_at=None, talked_by=None)
    record(by.organisation.pk, "talk.reopened", talk, by=by.id, concerns=[talk.person_id])


@transaction.atomic
def note_down(mentorship: Mentorship, text: str, *, by: Viewer, version: int | None) -> None:
    """The coordinator's own note about following this pair up."""
    note, made = CoordinatorNote.objects.get_or_create(
        mentorship=mentorship, author=by.person, defaults={"text": text.strip()}
    )
    if not made:
        save_if_unchanged(note, version=version, text=text.strip())
    record(by.organisation.pk, "mentorship.noted", mentorship, by=by.id)
