from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.queries import line_of
from lotsa.domain.recognition import access, actions, queries, texts
from lotsa.kit.refused import Refused, Stale
from lotsa.web.recognition.forms import StoryForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def _story_url(pk: UUID) -> str:
    return reverse("recognition:story", kwargs={"pk": pk})


def seen_version(request: HttpRequest) -> int | None:
    """The version of the story that stood on the page; without one nothing has been read."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else None


def story_texts(shown: queries.StoryPage) -> dict[str, object]:
    return {
        "consent": texts.story_consent(str(shown.story.get_audience_display())),
        "checks": texts.story_checks(),
        "footer": texts.story_footer(),
    }


@require_GET
def stories(request: Request) -> HttpResponse:
    rows, footer = queries.stories(request.viewer), texts.story_footer()
    return page(request, "recognition/stories.html", rows=rows, footer=footer)


@require_GET
def story(request: Request, pk: UUID) -> HttpResponse:
    return _shown(request, pk)


def _shown(request: Request, pk: UUID, *, problem: Any = "") -> HttpResponse:
    shown = queries.story_page(request.viewer, access.story_for(request.viewer, pk))
    facts = {"shown": shown, "texts": story_texts(shown), "problem": problem}
    return page(request, "recognition/story.html", status=422 if problem else 200, **facts)


@require_http_methods(["GET", "HEAD", "POST"])
def pair_story(request: Request, pk: UUID) -> HttpResponse:
    """The pair's story, written by both in turns."""
    sent = request.method == "POST"
    mentorship = mentorship_for(request.viewer, pk, to="write" if sent else "see_contents")
    form = _form(request, mentorship, sent=sent)
    if sent and form.is_valid():
        try:
            return see_other(_story_url(_written(request, mentorship, form)))
        except Stale as problem:
            return stale(request, form, _flat(problem), back=request.path)
        except Refused as refused:
            form.refuse(refused)
    facts = {"form": form, "line": line_of(mentorship), "intro": texts.story_intro()}
    return page(request, "recognition/pair_story.html", status=422 if form.errors else 200, **facts)


def _form(request: Request, mentorship: Any, *, sent: bool) -> StoryForm:
    found = queries.story_of(request.viewer, mentorship)
    initial = {"title": found.title, "audience": found.audience, **found.parts} if found else {}
    return StoryForm(request.POST if sent else None, initial=initial, version=found.version if found else 0)


def _written(request: Request, mentorship: Any, form: StoryForm) -> UUID:
    facts = {"title": form.cleaned_data["title"], "audience": form.cleaned_data["audience"]}
    made = actions.write_story(mentorship, by=request.viewer, parts=form.parts, version=form.version, **facts)
    return made.pk


def _flat(problem: Stale) -> Stale:
    """The parts of the story are fields of their own in the form."""
    theirs = {name: value for name, value in problem.theirs.items() if name != "parts"}
    return Stale(
        problem.sentence, theirs={**theirs, **problem.theirs.get("parts", {})}, version=problem.version
    )


@require_POST
def asking(request: Request, pk: UUID) -> HttpResponse:
    """The story is ready: my own yes to it as shown, and the others are asked for theirs."""
    return _said_yes(request, pk, actions.ask_for_consent)


@require_POST
def yes(request: Request, pk: UUID) -> HttpResponse:
    return _said_yes(request, pk, actions.say_yes)


def _said_yes(request: Request, pk: UUID, act: Callable[..., None]) -> HttpResponse:
    found = access.story_for(request.viewer, pk, to="write")
    try:
        act(found, by=request.viewer, version=seen_version(request))
    except Refused as refused:
        return _shown(request, pk, problem=refused.sentence)
    banner.say(request, _("You have said yes."), undo=reverse("recognition:refusal", kwargs={"pk": pk}))
    return see_other(_story_url(pk))


@require_POST
def refusal(request: Request, pk: UUID) -> HttpResponse:
    actions.take_back_yes(access.story_for(request.viewer, pk, to="write"), by=request.viewer)
    banner.say(request, _("Your yes is taken back. The story is shown to nobody but those in the pair."))
    return see_other(_story_url(pk))


@require_POST
def publication(request: Request, pk: UUID) -> HttpResponse:
    actions.publish_story(access.story_for(request.viewer, pk, to="publish"), by=request.viewer)
    undo = reverse("recognition:hiding", kwargs={"pk": pk})
    banner.say(request, _("The story is published."), undo=undo)
    return see_other(_story_url(pk))


@require_POST
def hiding(request: Request, pk: UUID) -> HttpResponse:
    actions.unpublish_story(access.story_for(request.viewer, pk, to="publish"), by=request.viewer)
    banner.say(request, _("The story is no longer published."))
    return see_other(_story_url(pk))
