from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships import agreement as shipped
from lotsa.domain.mentorships.models import Acceptance, Agreement, Membership, Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused, Stale

S = Mentorship.State


@transaction.atomic
def sign_agreement(
    mentorship: Mentorship, *, by: Viewer, on: date | None = None, number: int | None = None
) -> None:
    """One member says yes to the newest version (`number`: the one that was read). With the last yes it
    holds, and a mentorship that waited for it is active."""
    day = on or clock.today(mentorship.organisation.zone)
    locked = _locked(mentorship)
    version = _newest(locked)
    if number is not None and number != version.number:
        raise Refused(_("The agreement has been changed since you opened it. Read the new version first."))
    me = Membership.objects.filter(mentorship=locked, person=by.person).first()
    if me is None:
        return
    _yes, new = Acceptance.objects.get_or_create(agreement=version, member=me, defaults={"on": day})
    if not new:
        return  # saying it twice changes nothing
    waiting = _still_to_sign(version)
    if not waiting:
        _hold(locked, day, mentorship)
    everybody = list(Membership.objects.filter(mentorship=locked).values_list("person_id", flat=True))
    record(
        locked.organisation_id,
        "agreement.accepted" if waiting else "agreement.signed",
        locked,
        by=by.id,
        concerns=waiting or everybody,
        facts={"number": version.number},
    )


def _locked(mentorship: Mentorship) -> Mentorship:
    """So that two who say yes, or write, in the same moment wait for each other."""
    locked = Mentorship.objects.select_for_update().get(pk=mentorship.pk)
    if not locked.is_open:
        raise Refused(_("This mentorship has already ended."))
    return locked


def begin_agreement(mentorship: Mentorship) -> Agreement:
    """Part of beginning: the first version, as the programme has it."""
    return Agreement.objects.create(
        mentorship=mentorship, number=1, words=shipped.first_words(mentorship), written_by=None
    )


def _newest(mentorship: Mentorship) -> Agreement:
    found = Agreement.objects.filter(mentorship=mentorship).order_by("number").last()
    if found is not None:
        return found
    first, day = begin_agreement(mentorship), mentorship.agreement_signed_on
    if day is not None:  # signed as a whole, before its versions were rows
        members = Membership.objects.filter(mentorship=mentorship)
        Acceptance.objects.bulk_create(Acceptance(agreement=first, member=each, on=day) for each in members)
    return first


def _still_to_sign(version: Agreement) -> list[UUID]:
    members = Membership.objects.filter(mentorship=version.mentorship_id, person__left_on__isnull=True)
    return list(members.exclude(acceptances__agreement=version).values_list("person_id", flat=True))


def _hold(locked: Mentorship, day: date, shown: Mentorship) -> None:
    """From the first agreement on there is always one that holds; a newer version only takes its place."""
    waited = locked.state in (S.PROPOSED, S.ACCEPTED, S.AGREEMENT)
    save_if_unchanged(
        locked,
        version=None,
        agreement_signed_on=locked.agreement_signed_on or day,
        state=S.ACTIVE if waited else locked.state,
    )
    for name in ("version", "state", "agreement_signed_on"):
        setattr(shown, name, getattr(locked, name))


def hold_without(mentorship: Mentorship) -> None:
    """Part of somebody's leaving: when only that person's yes was missing, the agreement holds now."""
    locked = _locked(mentorship)
    version = Agreement.objects.filter(mentorship=locked).order_by("number").last()
    if version is not None and version.acceptances.exists() and not _still_to_sign(version):
        _hold(locked, clock.today(mentorship.organisation.zone), mentorship)


@transaction.atomic
def write_agreement(
    mentorship: Mentorship, words: Mapping[str, str], *, by: Viewer, number: int
) -> Agreement:
    """The pair's own words, as the next version; `number` is the one the writer had before them. Everybody
    is asked for a new yes, and until then the one they have said yes to holds. Who writes it has thereby said
    yes to it."""
    written = _cleaned(words)
    locked = _locked(mentorship)
    newest = _newest(locked)
    if written == newest.words:
        return newest
    if number != newest.number:
        raise Stale(
            _("Somebody else has saved since you opened the page. Both texts are shown below."),
            theirs={key: newest.words.get(key, "") for key in shipped.point_keys()},
            version=newest.number,
        )
    version = Agreement.objects.create(
        mentorship=locked, number=newest.number + 1, words=written, written_by=by.person
    )
    day = clock.today(mentorship.organisation.zone)
    members = Membership.objects.filter(mentorship=locked)
    for me in members.filter(person=by.person):
        Acceptance.objects.create(agreement=version, member=me, on=day)
    if not _still_to_sign(version):
        _hold(locked, day, mentorship)
    others = members.exclude(person=by.person)
    record(
        locked.organisation_id,
        "agreement.changed",
        locked,
        by=by.id,
        concerns=list(others.values_list("person_id", flat=True)),
        facts={"number": version.number},
    )
    return version


def _cleaned(words: Mapping[str, str]) -> dict[str, str]:
    cleaned = {}
    for key in shipped.point_keys():
        text = words.get(key, "").replace("\r\n", "\n").strip()
        if len(text) > shipped.LONGEST_WORDS:
            raise Refused(
                _("Write at most %(most)s characters on each point.") % {"most": shipped.LONGEST_WORDS},
                field=key,
            )
        if text:
            cleaned[key] = text
    return cleaned
