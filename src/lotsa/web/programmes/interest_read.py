"""Between the interest form and the domain: what is filled in already, and what was said."""

from typing import Any

from lotsa.domain.competences import queries as competence_queries
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import actions, interests, queries
from lotsa.web.programmes.interest_forms import InterestForm


def form_for(viewer: Viewer, enrolment: Any, data: Any, *, by_link: bool) -> InterestForm:
    """By link, an earlier no to somebody is neither shown nor changed: mails are forwarded."""
    answers = queries.answers_of(viewer, enrolment)
    others = [(key_of(person), _with_title(person)) for person in queries.choosable(enrolment)]
    return InterestForm(
        data,
        side=enrolment.side,
        others=others,
        with_wishes=enrolment.programme.wishes_allowed,
        with_vetoes=not (by_link and answers.vetoes),
        initial=_initial(answers),
        version=enrolment.version,
    )


def key_of(person: Any) -> str:
    """The last third of an id names one among those who can be chosen. The lists hold everybody on the other
    side five times over, and with whole ids a page for hundreds would be three times as heavy."""
    return str(person.pk)[-12:]


def _with_title(person: Any) -> str:
    return f"{person.name}, {person.title}" if person.title else str(person.name)


def _initial(answers: queries.Answers) -> dict[str, Any]:
    enrolment = answers.enrolment
    first_time = enrolment.applied_at is None
    spans = {span: key for key, span in interests.spans().items()}
    initial: dict[str, Any] = {
        "places": enrolment.places,
        "goal_text": enrolment.goal_text,
        "motivation": enrolment.motivation,
        "themes": enrolment.themes,
        "experience": enrolment.experience,
        "languages": enrolment.person.languages or [enrolment.person.language],
        "weekdays": sorted({str(day) for day, _from, _to in enrolment.usual_times}),
        "times": sorted({spans.get((start, end), "") for _day, start, end in enrolment.usual_times}),
        "remote_ok": True if first_time else enrolment.remote_ok,
    }
    known = [(row.competence, row.level) for row in answers.sought]
    if first_time and not known:
        known = queries.known_already(enrolment)
    for row, (competence, level) in enumerate(known, start=1):
        initial[f"sought_{row}"] = competence.label
        initial[f"level_{row}"] = "" if level is None else str(level)
    for row, person in enumerate(answers.wishes, start=1):
        initial[f"wish_{row}"] = key_of(person)
    for row, person in enumerate(answers.vetoes, start=1):
        initial[f"veto_{row}"] = key_of(person)
    for (key, _one, _other), answer in zip(interests.styles(), enrolment.working_style or (), strict=False):
        initial[f"style_{key}"] = str(answer)
    return initial


def save(viewer: Viewer, enrolment: Any, form: InterestForm) -> None:
    data = form.cleaned_data
    people = {key_of(person): person for person in queries.choosable(enrolment)}
    names = ("goal_text", "motivation", "themes", "experience", "remote_ok")
    fields = {name: data[name] for name in names if name in data}
    fields |= {"working_style": form.working_style, "usual_times": form.usual_times}
    interest = actions.Interest(
        sought=[],
        wishes=[people[key] for key in form.chosen("wish", form.wish_rows)],
        vetoes=[people[key] for key in form.chosen("veto", form.veto_rows)] if form.veto_rows else None,
        places=data.get("places", 1),
        languages=data["languages"],
        fields=fields,
    )
    actions.save_answers(enrolment, interest, form.sought, by=viewer, version=form.version)


def competence_names(viewer: Viewer) -> list[str]:
    return [competence.label for competence in competence_queries.library(viewer)]
