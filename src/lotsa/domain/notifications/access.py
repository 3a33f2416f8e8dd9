from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import Membership, Mentorship, SwitchRequest
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Link, Person
from lotsa.domain.people.rules import Rules, administrator, coordinator, demand, fetch
from lotsa.domain.people.viewer import Viewer, viewer_of

# A mail may tell of a pair: coordinators read the text (never the pair's own words in it); administrators,
# who see to it that mail works, see to whom, what kind and whether it left.
RULES = Rules(
    _("The outbox: who was sent which kind of mail, and whether it left"),
    {
        "see": coordinator | administrator,
        "list": coordinator | administrator,
        "read": coordinator,
        "send_again": coordinator | administrator,
    },
)


def visible_to(viewer: Viewer) -> QuerySet[Message]:
    messages = Message.objects.filter(organisation=viewer.organisation).select_related(
        "recipient", "organisation"
    )
    if not viewer.has("coordinator", "administrator"):
        return messages.none()
    return messages.exclude(_confided_to_others(viewer))


# That these exist at all says that somebody has asked to talk, to change or to end.
_CONFIDED = ("talk_coordinator", "talk_received", "switch_coordinator", "switch_received")


def _confided_to_others(viewer: Viewer) -> Q:
    """A wish or signal is between its sender and the coordinators outside the pair, also in the outbox: who
    only sees to it that mail works does not learn of it, nor does the other party, whatever their role."""
    others = ~Q(recipient=viewer.person)
    confided = Q(template__in=_CONFIDED) & others
    # A digest tells of many pairs at once, among them perhaps the reader's own: it is its recipient's only.
    digests = Q(template="digest_coordinator") & others
    if not viewer.has("coordinator"):
        return confided | digests
    own = Membership.objects.filter(person=viewer.person).values("mentorship")
    pairs = Mentorship.objects.filter(pk__in=own).values("pk")
    wishes = SwitchRequest.objects.filter(mentorship__in=own).values("pk")
    return digests | confided & (Q(object_id__in=pairs) | Q(object_id__in=wishes))


def message_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Message:
    return fetch(visible_to(viewer), RULES, viewer, pk, to=to)


def may(viewer: Viewer, verb: str, message: Message | None = None) -> bool:
    return RULES.may(viewer, verb, message)


def demand_outbox(viewer: Viewer, verb: str = "list") -> None:
    demand(RULES, viewer, verb)


def reader_of_link(link: Link) -> Viewer | None:
    """Who a link to the mail choices was given to; None once that person has left."""
    if link.person_id is None or not link.is_open():
        return None
    people = Person.objects.select_related("organisation").filter(left_on__isnull=True)
    person = people.filter(pk=link.person_id).first()
    return viewer_of(person) if person else None
