"""Letters, news, reflections, ideas, thanks, a story and the directory, so that those pages are alive."""

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from lotsa.domain.competences.models import Rating
from lotsa.domain.example.actions.people import Company
from lotsa.domain.example.story import Story
from lotsa.domain.journal.models import Entry
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.network.models import Answer, Asked, Listed, Listing, Question
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Programme
from lotsa.domain.recognition.models import Consent, Idea, Thanks
from lotsa.domain.recognition.models import Story as PairStory
from lotsa.domain.threads.models import News, Post
from lotsa.engine.calendar.wall_time import instant
from lotsa.kit import clock
from lotsa.kit.content import load
from lotsa.kit.sealing import sealed

_FILE = Path(__file__).parent.parent / "content" / "community.yaml"
_KNOWS, _LISTED = 3, 3


class _Teller:
    def __init__(self, story: Story, company: Company) -> None:
        self.story, self.company = story, company
        self.told: dict[str, Any] = load(_FILE)
        pairs = Mentorship.objects.filter(organisation=company.organisation)
        self.pairs = {pair.example_key: pair for pair in pairs}
        self.today = clock.today(company.organisation.zone)

    def ago(self, days: int) -> datetime:
        return instant(self.today - timedelta(days=days), time(14, 20), self.company.organisation.zone)

    def text(self, told: dict[str, Any], name: str = "") -> str:
        """In the language the example is told in: `sv`, or `title_sv`."""
        return str(told[f"{name}_{self.story.language}" if name else self.story.language])

    def person(self, key: str) -> Person:
        return self.company.people[key]


def make_community(story: Story, company: Company) -> None:
    teller = _Teller(story, company)
    _letters(teller)
    _reflections(teller)
    _ideas(teller)
    _stories(teller)
    _network(teller)


def _letters(teller: _Teller) -> None:
    Post.objects.bulk_create(
        Post(
            mentorship=teller.pairs[told["pair"]],
            author=teller.person(told["author"]),
            text=teller.text(told),
            created_at=teller.ago(told["days"]),
        )
        for told in teller.told["posts"]
    )
    running = Programme.objects.get(organisation=teller.company.organisation, state=Programme.State.RUNNING)
    words = ("to", "title_sv", "text_sv", "title_en", "text_en")
    News.objects.bulk_create(
        News(
            programme=running,
            author=running.coordinator,
            created_at=teller.ago(told["days"]),
            **{name: told[name] for name in words},
        )
        for told in teller.told["news"]
    )
    Thanks.objects.bulk_create(_thanks(teller, told) for told in teller.told["thanks"])


def _thanks(teller: _Teller, told: dict[str, Any]) -> Thanks:
    pair, giver = teller.pairs[told["pair"]], teller.person(told["author"])
    other = Membership.objects.filter(mentorship=pair).exclude(person=giver).select_related("person").get()
    text, at = teller.text(told), teller.ago(told["days"])
    return Thanks(mentorship=pair, giver=giver, receiver=other.person, text=text, created_at=at)


def _reflections(teller: _Teller) -> None:
    for told in teller.told["reflections"]:
        author, at = teller.person(told["author"]), teller.ago(told["days"])
        entry = Entry(
            author=author,
            mentorship=teller.pairs[told["pair"]],
            prompt=told.get("prompt", ""),
            created_at=at,
            shared_on=at.date() if told.get("shared") else None,
        )
        entry.sealed = sealed(entry, teller.text(told), owner=author.pk)
        entry.save(force_insert=True)


def _ideas(teller: _Teller) -> None:
    Idea.objects.bulk_create(_idea(teller, told) for told in teller.told["ideas"])


def _idea(teller: _Teller, told: dict[str, Any]) -> Idea:
    pair = teller.pairs[told["pair"]]
    idea = Idea(
        organisation=teller.company.organisation,
        mentorship=pair,
        proposed_by=teller.person(told["author"]),
        title=teller.text(told, "title"),
        text=teller.text(told),
        show_names=told.get("names", False),
        created_at=teller.ago(told["days"]),
    )
    if "state" in told:
        idea.state, idea.answer = told["state"], teller.text(told, "answer")
        idea.answered_by, idea.answered_at = pair.programme.coordinator, teller.ago(told["answered"])
    return idea


def _stories(teller: _Teller) -> None:
    for told in teller.told["stories"]:
        pair, day = teller.pairs[told["pair"]], teller.ago(told["published"])
        story = PairStory.objects.create(
            mentorship=pair,
            title=teller.text(told, "title"),
            parts={key: teller.text(part) for key, part in told["parts"].items()},
            state=PairStory.State.PUBLISHED,
            published_on=day.date(),
            created_at=day,
        )
        Consent.objects.bulk_create(
            Consent(story=story, person_id=person, created_at=day)
            for person in Membership.objects.filter(mentorship=pair).values_list("person_id", flat=True)
        )


def _network(teller: _Teller) -> None:
    """Who wants to be asked about what they do best, and a question that one of them has answered."""
    listings = {
        told["person"]: Listing(person=teller.person(told["person"]), about=teller.text(told))
        for told in teller.told["listings"]
    }
    Listing.objects.bulk_create(listings.values())
    known = {key: _best_known(listing.person) for key, listing in listings.items()}
    Listed.objects.bulk_create(
        Listed(listing=listing, competence_id=competence)
        for key, listing in listings.items()
        for competence in known[key]
    )
    for told in teller.told["questions"]:
        question = Question.objects.create(
            organisation=teller.company.organisation,
            asked_by=teller.person(told["author"]),
            competence_id=known[told["to"]][0],
            text=teller.text(told),
            created_at=teller.ago(told["days"]),
        )
        answers = teller.person(told["to"])
        Asked.objects.create(question=question, person=answers)
        at, text = teller.ago(told["days"] - 1), teller.text(told, "answer")
        Answer.objects.create(question=question, author=answers, text=text, created_at=at)


def _best_known(person: Person) -> list[Any]:
    rows = Rating.objects.filter(person=person, level__gte=_KNOWS).order_by(
        "-level", "competence__sort_key_sv"
    )
    return list(dict.fromkeys(rows.values_list("competence_id", flat=True)))[:_LISTED]
