from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.matching.models import Proposal
from lotsa.domain.notifications import access
from lotsa.domain.notifications.catalogue import MAILS, Mail
from lotsa.domain.notifications.composing import covered, message_of
from lotsa.domain.notifications.drafts import proposals
from lotsa.domain.notifications.letter import put_in
from lotsa.domain.notifications.look import html_of
from lotsa.domain.notifications.models import MailChoice, Message
from lotsa.domain.notifications.samples import Preview, sample
from lotsa.domain.people.models import Person
from lotsa.domain.people.queries import only_example_data
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.mail import can_send

LANGUAGES = ("sv", "en")


@dataclass(frozen=True)
class Outbox:
    messages: QuerySet[Message]
    counts: dict[str, int]  # state -> how many
    reads: bool  # whether this viewer may read what the mails say
    can_send: bool

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def failed(self) -> int:
        return self.counts.get(Message.State.FAILED, 0)


def outbox(viewer: Viewer, *, state: str = "") -> Outbox:
    access.demand_outbox(viewer)
    everything = access.visible_to(viewer)
    counts = dict(everything.order_by().values_list("state").annotate(Count("pk")))
    messages = everything.filter(state=state) if state in Message.State.values else everything
    return Outbox(
        messages=messages.defer("text", "inserts", "calendar"),
        counts=counts,
        reads=access.may(viewer, "read"),
        can_send=can_send() and not viewer.organisation.is_example,
    )


def preview_of_message(message: Message) -> Preview:
    return _preview(message)


def _preview(message: Message) -> Preview:
    with translation.override(message.language):
        shown = covered(message)
        html = html_of(message.subject, message.text, shown, language=message.language)
    return Preview(message.language, message.subject, put_in(message.text, shown), html, message.recipient)


def links_to_try(message: Message) -> list[tuple[int, str]]:
    """(number, what the button says) of the links that work without sign-in; in the example company a
    visitor may open them as the recipient."""
    if not message.organisation.is_example or not only_example_data():
        return []
    return [
        (number, insert["label"])
        for number, insert in enumerate(message.inserts)
        if insert.get("verb") not in (None, "", "preferences")
    ]


def previews(proposal_ids: Iterable[UUID]) -> list[Preview]:
    """The mails that publishing these proposals would send: to mentee and mentor of each, by their names."""
    rows = proposals.proposals().filter(pk__in=list(proposal_ids))
    made = [_preview(_message(proposal, side)) for proposal in rows for side in ("mentee", "mentor")]
    return sorted(made, key=lambda preview: preview.person.sort_key if preview.person else "")


def preview_of(template_key: str, proposal: Proposal, side: str) -> Preview:
    """The mail `proposal_<side>` about one proposal, as the publish page shows it."""
    return _preview(_message(proposal, side, template_key))


def _message(proposal: Proposal, side: str, template_key: str = "") -> Message:
    enrolment = proposal.mentee if side == "mentee" else proposal.mentor
    event = Event(
        sequence=0,
        organisation_id=proposal.programme.organisation_id,
        verb="proposal.published",
        object_id=proposal.pk,
    )
    return message_of(proposals.draft_of(event, proposal, enrolment, template_key))


def samples(viewer: Viewer) -> list[tuple[Mail, list[Preview]]]:
    """Every mail in both languages, filled with made-up values."""
    access.demand_outbox(viewer)
    return [(mail, _in_both(viewer, mail.template)) for mail in MAILS]


def samples_of(viewer: Viewer, template_key: str) -> tuple[Mail, list[Preview]]:
    found = next((row for row in MAILS if row.template == template_key), None)
    access.demand_outbox(viewer)
    if found is None:
        raise Http404
    return found, _in_both(viewer, template_key)


def _in_both(viewer: Viewer, template_key: str) -> list[Preview]:
    house = viewer.organisation
    return [sample(template_key, language, house.adept_forms, house.name) for language in LANGUAGES]


def rhythm_of(person: Person) -> str:
    choice = MailChoice.objects.filter(person=person).first()
    return choice.rhythm if choice else MailChoice.Rhythm.ALL


def weekday_of(person: Person) -> int:
    return weekdays_of([person])[person.pk]


def weekdays_of(people: Iterable[Person]) -> dict[UUID, int]:
    """On which day each wants what is gathered: Monday unless they have chosen another."""
    ids = [person.pk for person in people]
    chosen = dict(MailChoice.objects.filter(person__in=ids).values_list("person_id", "weekday"))
    return {pk: chosen.get(pk, MailChoice.Weekday.MONDAY.value) for pk in ids}


def weekday_choices() -> list[tuple[int, str]]:
    return [(value, str(label)) for value, label in MailChoice.Weekday.choices]


def rhythm_choices() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in MailChoice.Rhythm.choices]


def state_choices() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Message.State.choices]


def may_send_again(viewer: Viewer, message: Message) -> bool:
    """Where no mail leaves there is nothing to try again."""
    can = can_send() and not message.organisation.is_example
    return can and message.can_be_sent_again and access.may(viewer, "send_again", message)


@dataclass(frozen=True)
class Line:
    message: Message
    kind: str


def lines(messages: Iterable[Message]) -> list[Line]:
    return [Line(message, kind_of(message)) for message in messages]


def kind_of(message: Message) -> str:
    """What sent it, for those who may not read what it says."""
    found = next((mail for mail in MAILS if mail.template == message.template), None)
    return str(found.when) if found else _("Something that could not be written")
