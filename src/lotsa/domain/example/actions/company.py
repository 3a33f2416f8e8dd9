from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import forget_organisation, record
from lotsa.domain.competences.actions import add_shipped_library
from lotsa.domain.competences.models import Competence
from lotsa.domain.example.actions.community import make_community
from lotsa.domain.example.actions.pairs import make_pairs
from lotsa.domain.example.actions.people import Company, make_needs, make_people, make_skills
from lotsa.domain.example.actions.programmes import make_programme
from lotsa.domain.example.actions.training import make_training
from lotsa.domain.example.actions.trial import make_trial
from lotsa.domain.example.story import Story, tell
from lotsa.domain.people.models import Account, Organisation
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock
from lotsa.kit.refused import Refused


@transaction.atomic
def load_example(*, today: date | None = None, language: str = "sv") -> Organisation:
    """Björkvik Teknik AB with 60 people, one finished and one running programme, and one that is being
    matched. No event of the story is recorded, so loading it never sends a mail."""
    if Organisation.objects.filter(is_example=True).exists():
        raise Refused(_("The example company is here already."))
    story = tell(today=today or clock.today(), language=language)
    told = story.told["organisation"]
    organisation = Organisation.objects.create(
        name=told["name"],
        language=language,
        zone=told["timezone"],
        currency=told["currency"],
        min_group=told["min_group"],
        is_example=True,
    )
    add_shipped_library(organisation)
    people = make_people(story, organisation)
    competences = {row.key: row for row in Competence.objects.filter(organisation=organisation)}
    make_skills(story, people, competences)
    needs = make_needs(story, organisation, competences)
    company = Company(organisation, people, competences, needs)
    _make_programmes(story, company)
    make_trial(story, company)
    make_training(story, company)
    make_community(story, company)
    record(organisation.pk, "example.loaded", organisation, by=None)
    return organisation


def _make_programmes(story: Story, company: Company) -> None:
    rounds: dict[str, Programme] = {}
    for told in story.told["programmes"]:
        parent = rounds.get(told["parent"] or "")
        programme, enrolments = make_programme(story, company, told, parent)
        rounds[told["key"]] = programme
        make_pairs(story, company, told, programme, enrolments)


@transaction.atomic
def remove_example(*, by: Viewer | None = None) -> None:
    """Takes the example company away without trace: its rows, its events and the accounts that lead nowhere
    else. `by` is whoever asked; somebody inside the example is signed out by it."""
    organisation = Organisation.objects.filter(is_example=True).first()
    if organisation is None:
        raise Refused(_("There is no example company here."))
    accounts = list(Account.objects.filter(people__organisation=organisation).values_list("pk", flat=True))
    organisation_id = organisation.pk
    organisation.delete()
    forget_organisation(organisation_id)
    Account.objects.filter(pk__in=accounts, people__isnull=True).delete()
    if by is not None and by.organisation.pk != organisation_id:
        record(by.organisation.pk, "example.removed", by.organisation, by=by.id)
