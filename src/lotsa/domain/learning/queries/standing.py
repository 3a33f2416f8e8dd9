"""How far people have come in the mentor training: the fact, for those who plan with it. Never what somebody
wrote or thought."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from lotsa.domain.learning.library import Module, modules, training_keys
from lotsa.domain.learning.models import Completion, Exemption, ReadinessPoint

KEY_TASKS = "key_tasks"


def completed_modules(person_ids: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """Person -> the keys of the parts they have finished; nobody is left out. One query."""
    wanted = list(person_ids)
    done: dict[UUID, set[str]] = defaultdict(set)
    finished = Completion.objects.filter(person__in=wanted, finished_at__isnull=False)
    for person, module in finished.values_list("person_id", "module"):
        done[person].add(module)
    return {person: frozenset(done[person]) for person in wanted}


@dataclass(frozen=True)
class Standing:
    """Where one person is in the mentor training."""

    done: frozenset[str] = field(default_factory=frozenset)
    exemption: Exemption | None = None

    @property
    def is_trained(self) -> bool:
        return self.exemption is not None or not self.left

    @property
    def left(self) -> list[str]:
        return [key for key in training_keys() if key not in self.done]

    @property
    def count(self) -> int:
        return len(training_keys()) - len(self.left)

    @property
    def total(self) -> int:
        return len(training_keys())

    def next_module(self, language: str | None = None) -> Module | None:
        return next((each for each in modules("mentor", language) if each.key not in self.done), None)


def standings(person_ids: Collection[UUID]) -> dict[UUID, Standing]:
    """Two queries, however many people."""
    exempt = {
        row.person_id: row
        for row in Exemption.objects.filter(
            person__in=list(person_ids), lifted_at__isnull=True
        ).select_related("given_by")
    }
    return {
        person: Standing(done, exempt.get(person)) for person, done in completed_modules(person_ids).items()
    }


def knows_key_tasks(person_ids: Iterable[UUID]) -> set[UUID]:
    """Those who have said that they know the key tasks of the role well enough to show them."""
    said = ReadinessPoint.objects.filter(person__in=list(person_ids), point=KEY_TASKS)
    return set(said.values_list("person_id", flat=True))
