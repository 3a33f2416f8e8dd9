"""The weights and rules a programme is matched by, with their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from lotsa.domain.matching import wording
from lotsa.domain.matching.queries.inputs import FIXED, LOOSENABLE, rules_of, weights_of
from lotsa.domain.programmes.models import Programme
from lotsa.domain.programmes.templates import all_rules, rule_label
from lotsa.engine.matching import PARTS, RULES


@dataclass(frozen=True)
class RulesPage:
    weights: dict[str, int]
    parts: Sequence[tuple[str, str]]  # (key, name)
    rules: Sequence[str]  # those in force that may be taken away
    choices: Sequence[tuple[str, str]]
    always: Sequence[str]  # names of those that always hold
    by_eye: Sequence[tuple[str, str]]  # chosen for the programme, but checked by people, not by Lotsa


def rules_page(programme: Programme) -> RulesPage:
    in_force = rules_of(programme)
    known = set(RULES)
    return RulesPage(
        weights=weights_of(programme),
        parts=[(part, wording.part_name(part)) for part in PARTS],
        rules=[rule for rule in in_force if rule in LOOSENABLE],
        choices=[(rule, wording.rule_name(rule)) for rule in LOOSENABLE if rule in all_rules()],
        always=[wording.rule_name(rule) for rule in FIXED if rule != "self"],
        by_eye=[(rule, rule_label(rule)) for rule in programme.hard_rules if rule not in known],
    )
