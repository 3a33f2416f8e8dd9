from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.recognition.models import Thanks
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.kit.writing import lines

_SAME = timedelta(minutes=2)


@transaction.atomic
def give_thanks(mentorship: Mentorship, receiver: Person, text: str, *, by: Viewer) -> Thanks:
    text = lines(text, field="text", most=2_000)
    members = Membership.objects.filter(mentorship=mentorship, person=receiver)
    if receiver.pk == by.id or not members.exists():
        raise Refused(_("Choose whom in the pair you want to thank."), field="receiver")
    same = Thanks.objects.filter(mentorship=mentorship, giver=by.person, receiver=receiver, text=text)
    again = same.filter(created_at__gt=clock.now() - _SAME).first()
    if again is not None:
        return again
    thanks = Thanks.objects.create(mentorship=mentorship, giver=by.person, receiver=receiver, text=text)
    concerns = [] if receiver.left_on else [receiver.pk]
    record(by.organisation.pk, "thanks.given", thanks, by=by.id, concerns=concerns)
    return thanks
