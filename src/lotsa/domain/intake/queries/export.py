from collections import Counter, defaultdict
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lotsa.domain.competences.models import Competence
from lotsa.domain.competences.queries import best_levels
from lotsa.domain.intake.queries.roles import TEACHES, wanted_by
from lotsa.domain.intake.sentences import LABELS
from lotsa.domain.people.access import demand_people
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.spreadsheet.write import Value
from lotsa.kit.spoken import language_name

# As the import reads them, whatever an organisation calls its mentees on its pages.
_ROLE_WORDS = {
    "sv": {"mentor": "Mentor", "mentee": "Adept", "both": "Båda"},
    "en": {"mentor": "Mentor", "mentee": "Mentee", "both": "Both"},
}


def people_table(viewer: Viewer) -> list[list[Value]]:
    """Everybody who works here as a sheet that can be imported again: same headings, same words."""
    demand_people(viewer, "export")
    people = list(
        Person.objects.filter(organisation=viewer.organisation, left_on__isnull=True)
        .select_related("unit", "site", "employer", "manager")
        .order_by("sort_key")
    )
    ids = [person.pk for person in people]
    labels = {c.pk: c.label for c in Competence.objects.filter(organisation=viewer.organisation)}
    taught: dict[UUID, list[str]] = defaultdict(list)
    for (person_id, competence_id), level in best_levels(ids).items():
        if level == TEACHES:
            taught[person_id].append(labels[competence_id])
    wanted = wanted_by(ids)
    names = Counter(person.name for person in people)
    sides = _ROLE_WORDS[(get_language() or "sv")[:2]]
    rows: list[list[Value]] = [_headings()]
    for p in people:
        boss = p.manager
        rows.append(
            [
                p.given_name, p.family_name, p.email, p.employee_number, p.title,
                p.unit.name if p.unit else "", p.site.name if p.site else "",
                p.employer.name if p.employer else "",
                (boss.email if names[boss.name] > 1 and boss.email else boss.name) if boss else "",
                p.hired_on, ", ".join(map(language_name, p.languages)), language_name(p.language), p.level,
                sides.get(p.mentoring_side, ""), ", ".join(labels[pk] for pk in wanted[p.pk]),
                ", ".join(sorted(taught[p.pk])),
                p.mentoring_places if p.mentoring_side in ("mentor", "both") else None,
            ]
        )  # fmt: skip
    return rows


def _headings() -> list[Value]:
    """Headings that the import recognises in either language (tests hold them to it)."""
    names = (
        "given_name", "family_name", "email", "employee_number", "title", "unit", "site", "employer",
        "manager", "hired_on", "languages", "ui_language", "level", "role", "wants", "teaches", "places",
    )  # fmt: skip
    words = {
        "site": _("Location"), "hired_on": _("Employed since"), "languages": _("Languages"),
        "ui_language": _("App language"), "level": _("Level"), "role": _("Programme role"),
    }  # fmt: skip
    return [words.get(name, str(LABELS[name])) for name in names]
