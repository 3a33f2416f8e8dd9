"""What the page of a pair shows to those in it."""

from django.http import HttpResponse

from lotsa.domain.followup.queries import member_page
from lotsa.domain.mentorships import actions, queries
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.phases import phase_name, phase_of
from lotsa.kit import clock
from lotsa.web.mentorship.agreement_forms import AgreementForm, ExpectationsForm
from lotsa.web.mentorship.strip import strip_of
from lotsa.web.shell.page import page
from lotsa.web.shell.request import Request


def member_face(request: Request, mentorship: Mentorship) -> HttpResponse:
    shown = member_page(request.viewer, mentorship)
    switch = queries.my_switch(request.viewer, mentorship)
    met = bool(shown.followed.held)
    today = clock.today(request.viewer.organisation.zone)
    key = "" if mentorship.single_meeting else phase_of(mentorship, on=today, has_met=met)
    phase = phase_name(key) if key else ""
    return page(
        request,
        "mentorship/member.html",
        pair=shown,
        strip=strip_of(shown.followed),
        asked=switch if switch and switch.is_open else None,
        phase=phase if mentorship.is_open else "",
        phase_key=key,
        # Before the first meeting, because that is what it begins with.
        asks_expectations=not met and queries.needs_expectations(request.viewer, mentorship),
    )


def expectations_form(request: Request, mentorship: Mentorship) -> ExpectationsForm:
    mine = queries.my_expectations(request.viewer, mentorship)
    return ExpectationsForm(
        request.POST if request.method == "POST" else None,
        questions=queries.my_questions(request.viewer, mentorship),
        pair=mentorship.pk,
        initial=mine.answers if mine else {},
        version=mine.version if mine else actions.NEVER_SEEN,
    )


def agreement_form(request: Request, mentorship: Mentorship) -> AgreementForm:
    """`version` in the form is the number of the version that is being changed."""
    number, words = queries.newest_words(mentorship)
    return AgreementForm(
        request.POST if request.method == "POST" else None,
        points=queries.text_for(mentorship).points,
        pair=mentorship.pk,
        initial=words,
        version=number,
    )
