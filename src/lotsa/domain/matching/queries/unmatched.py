"""Why a mentee has no proposal, and what would help, in the reader's language."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.matching import wording
from lotsa.domain.matching.queries.inputs import LOOSENABLE, Inputs
from lotsa.domain.programmes.models import Enrolment
from lotsa.engine.matching import Problem, Remedy, RemedyKind, Unmatched, explain_unmatched

NAMED = 3  # more people than this are counted, not named


@dataclass(frozen=True)
class Way:
    """One way out: what to do, what it gives, and whom the button is about."""

    kind: str
    text: str
    gives: str
    mentor: Enrolment | None = None


@dataclass(frozen=True)
class LeftOver:
    """`why` and `removed` are empty when the explanation was not asked for (a long list)."""

    mentee: Enrolment
    wants: str
    why: str = ""
    removed: str = ""
    ways: tuple[Way, ...] = ()


def wants(enrolment: Enrolment) -> str:
    labels = [wording.lower_first(each.competence.label) for each in enrolment.competences.all()]
    return _("Wants to learn %(what)s.") % {"what": ", ".join(labels)} if labels else ""


def left_over(inputs: Inputs, problem: Problem, mentee: Enrolment) -> LeftOver:
    row = inputs.row[mentee.pk]
    found = explain_unmatched(
        problem,
        inputs.options(keep=True),
        inputs.mates,
        inputs.removed,
        row,
        may_loosen=LOOSENABLE,
    )
    ways = tuple(_way(inputs, mentee, remedy) for remedy in found.remedies)
    return LeftOver(mentee, wants(mentee), _why(inputs, found, mentee), _removed(inputs, found), ways)


def _why(inputs: Inputs, found: Unmatched, mentee: Enrolment) -> str:
    name = mentee.person.given_name
    if not inputs.mentors:
        return _("There are no mentors yet.")
    if not found.open_to:
        return _("No mentor is possible for %(name)s.") % {"name": name}
    if not found.full:
        return _("There is a free place for %(name)s as things stand. Run again.") % {"name": name}
    values = {"n": len(found.open_to), "name": name, "what": _taught(inputs, found)}
    mentors = [inputs.mentors[j].person.name for j in found.open_to]
    if len(mentors) > NAMED:
        return _("The %(n)s mentors who are possible for %(name)s have no place left.") % values
    values["who"] = _listed(mentors)
    if values["what"]:
        return (
            ngettext(
                "The only mentor who teaches %(what)s has no place left: %(who)s.",
                "The %(n)s mentors who teach %(what)s have no place left: %(who)s.",
                len(mentors),
            )
            % values
        )
    return (
        ngettext(
            "The only mentor who is possible has no place left: %(who)s.",
            "The %(n)s mentors who are possible have no place left: %(who)s.",
            len(mentors),
        )
        % values
    )


def _taught(inputs: Inputs, found: Unmatched) -> str:
    """What the mentee wants that somebody possible teaches; nothing when no rule asks for that."""
    if "can_teach" not in inputs.rules:
        return ""
    teaches = {key for j in found.open_to for key in inputs.mentor_profiles[j].teaches}
    labels = {
        str(c.competence_id): c.competence.label for c in inputs.mentees[found.mentee].competences.all()
    }
    said = [wording.lower_first(label) for key, label in labels.items() if key in teaches]
    return _listed(said, _("or"))


def _listed(words: list[str], last: str = "") -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last or _('and')} {words[-1]}"


def _removed(inputs: Inputs, found: Unmatched) -> str:
    """The waterfall in a sentence. Vetoes, conflicts and exclusions are one count, so that none shows."""
    groups: Mapping[str, str] = {"reporting_chain": "own_manager"}
    counts: dict[str, int] = defaultdict(int)
    for count in found.rules:
        if count.first:
            private = count.rule in ("veto", "declared_conflict", "excluded", "self")
            counts["other" if private else groups.get(count.rule, count.rule)] += count.first
    if not counts:
        return ""
    clauses = [wording.removed(rule, n) for rule, n in counts.items()]
    return _("Of %(n)s mentors %(removed)s.") % {"n": len(inputs.mentors), "removed": ", ".join(clauses)}


def _way(inputs: Inputs, mentee: Enrolment, remedy: Remedy) -> Way:
    mate = inputs.mentors[remedy.mate]
    gives = wording.fit_and_number(remedy.score, inputs.programme.organisation)
    if remedy.kind is RemedyKind.RUN_AGAIN:
        return Way(remedy.kind, _("Run the unlocked pairs again"), f"{mate.person.name}: {gives}")
    if remedy.kind is RemedyKind.ONE_MORE_PLACE and remedy.mentor is not None:
        asked = inputs.mentors[remedy.mentor]
        text = _("One more place with %(name)s") % {"name": asked.person.name}
        return Way(remedy.kind, text, gives if asked == mate else f"{mate.person.name}: {gives}", asked)
    rule = wording.lower_first(wording.rule_name(remedy.rule or ""))
    text = _("Take away the rule “%(rule)s”") % {"rule": rule}
    return Way(remedy.kind, text, f"{mate.person.name}: {gives}")
