from time import perf_counter

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.activity.actions import record
from lotsa.domain.matching import wording
from lotsa.domain.matching.actions.drafts import hold, refuse_wrong_time, write_pairs
from lotsa.domain.matching.models import MatchRun
from lotsa.domain.matching.queries.inputs import Inputs, inputs_of
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Programme
from lotsa.engine.matching import (
    ClashKind,
    Problem,
    Result,
    Status,
    certificate_sha256,
    input_sha256,
    match,
    to_plain,
    verify,
)
from lotsa.engine.matching.explain import trial_problem
from lotsa.kit.refused import Refused


@transaction.atomic
def run_match(programme: Programme, *, by: Viewer, keep: bool = False) -> MatchRun:
    """A new proposal for everybody whose pair is not locked, saved with all that is needed to check it.

    The same answers, weights, rules and locked pairs give the same pairs. `keep`: pairs on the board stay
    where that costs little (after a small change, such as one more place). Tells nobody anything.
    """
    refuse_wrong_time(programme)
    hold(programme)
    began = perf_counter()
    inputs = inputs_of(programme)
    _refuse_empty(inputs)
    problem, options = inputs.problem(), inputs.options(keep=keep)
    if keep:
        problem = trial_problem(problem, inputs.mates)
    result = match(problem, options)
    _refuse_impossible(inputs, result)
    last = MatchRun.objects.filter(programme=programme).aggregate(last=Max("number"))["last"] or 0
    run = MatchRun.objects.create(
        programme=programme,
        number=last + 1,
        made_by=by.person,
        weights=inputs.weights,
        hard_rules=list(inputs.rules),
        seed=str(options.seed),
        input_hash=input_sha256(problem, options),
        certificate=to_plain(problem, result),
        facts=_facts(inputs, problem, result),
    )
    changed = write_pairs(inputs, result.mentor_of, run=run)
    run.facts["changed"] = changed if last else 0
    run.facts["milliseconds"] = round(1000 * (perf_counter() - began))
    MatchRun.objects.filter(pk=run.pk).update(facts=run.facts)
    counts = {key: run.facts[key] for key in ("mentees", "mentors", "places", "matched", "changed")}
    record(programme.organisation_id, "match.run", run, by=by.id, facts=counts)
    return run


def _refuse_empty(inputs: Inputs) -> None:
    if not inputs.mentees:
        raise Refused(_("There is no mentee to match. Approve mentees first."))
    if not inputs.mentors:
        raise Refused(_("There are no mentors. Invite or approve mentors first."))


def _refuse_impossible(inputs: Inputs, result: Result) -> None:
    if result.status is Status.OPTIMAL_PROVEN:
        return
    clash = next(each for each in result.witness if each.kind is ClashKind.MENTOR_PINNED_TOO_OFTEN)
    mentor = inputs.mentors[clash.mentors[0]].person.name
    values = {"name": mentor, "have": clash.have, "need": clash.need}
    text = ngettext(
        "%(name)s has %(have)s place left but %(need)s locked pairs. Unlock one, or add a place.",
        "%(name)s has %(have)s places left but %(need)s locked pairs. Unlock one, or add a place.",
        clash.have,
    )
    raise Refused(text % values)


def _facts(inputs: Inputs, problem: Problem, result: Result) -> dict[str, object]:
    """Counts for the pages, the pairs by enrolment, and whether an independent check holds."""
    house = inputs.programme.organisation
    pairs = [
        (problem.mentee_id[i], problem.mentor_id[j], int(problem.score[i, j]))
        for i, j in result.mentor_of.items()
    ]
    fits = [wording.fit(score, house) for _mentee, _mentor, score in pairs]
    return {
        "mentees": len(inputs.mentees),
        "mentors": len(inputs.mentors),
        "places": sum(mentor.places for mentor in inputs.mentors),
        "matched": result.value.matched,
        "total": result.value.total,
        "locked": len(inputs.locked),
        "pairs": pairs,
        **{fit: fits.count(fit) for fit in ("strong", "good", "weak")},
        "proven": verify(problem, result).ok,
        "sha256": certificate_sha256(problem, result),
    }
