"""Reasons, rules and words for a match, from codes, in the reader's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lotsa.domain.matching.models import Proposal
from lotsa.domain.people.models import Organisation
from lotsa.domain.programmes import interests
from lotsa.engine.matching import shown, word
from lotsa.kit.content import say

Fact = Mapping[str, Any]
MOST_REASONS = 4
# Wishes are private to whoever made them: the other party never reads of them.
_ONLY_MENTEE = {"wish_mentee", "mentee_wished_others"}
_ONLY_MENTOR = {"wish_mentor", "mentor_wished_others"}


def fit(score: int, organisation: Organisation) -> str:
    """ "strong", "good" or "weak", by the organisation's own limits."""
    return word(score, organisation.strong_from, organisation.good_from)


def fit_word(score: int, organisation: Organisation) -> str:
    words = {
        "strong": pgettext("fit", "Strong"),
        "good": pgettext("fit", "Good"),
        "weak": pgettext("fit", "Weak"),
    }
    return words[fit(score, organisation)]


def fit_and_number(score: int, organisation: Organisation) -> str:
    """ "Good 74": the word first, the number second."""
    return f"{fit_word(score, organisation)} {shown(score)}"


def lower_first(text: str) -> str:
    """For a label inside a sentence; names in capitals (CAD, ISO 9001) stay as they are."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def line(facts: Sequence[Fact], *, weak: bool = False) -> str:
    """The reason in one line for the board: two that speak for the pair, or one and what fits less well."""
    good = [fact for fact in facts if fact["good"]]
    less = [fact for fact in facts if not fact["good"]]
    broken = [fact for fact in less if fact["part"] == "rules"]
    second = [fact for fact in good[1:] if fact["part"] != good[0]["part"]]
    chosen = broken[:1] or good[:1] + (less[:1] if weak or not second else second[:1])
    return " ".join(filter(None, map(_short, chosen)))


def _short(fact: Fact) -> str:
    code = fact["code"]
    if fact["part"] == "rules":
        return _("Breaks a rule: %(rule)s.") % {"rule": lower_first(rule_name(code))}
    if code == "can_teach":
        return _("%(competence)s level %(level)s.") % {
            "competence": say(fact["competence"]),
            "level": fact["level"],
        }
    if code == "cannot_teach":
        return _("%(competence)s is missing.") % {"competence": say(fact["competence"])}
    if code in ("wish_mentee", "wish_both"):
        return _wish(fact)
    if code == "same_site":
        return _("Same site.")
    texts = {
        "themes": _("The goals agree."),
        "goals_alike": _("The goals agree."),
        "no_common_theme": _("Other goals."),
        "experience": _("Has the experience asked for."),
        "no_experience": _("Lacks the experience asked for."),
        "style_alike": _("Work in the same way."),
        "style_unlike": _("Work in different ways."),
        "wish_mentor": _("The mentor's wish."),
        "mentee_wished_others": _("Wished for others."),
        "mentor_wished_others": _("The mentor wished for others."),
        "other_site": _("Different sites."),
        "other_site_remote": _("Different sites, both can meet by video."),
        "other_language": _("Prefer different languages."),
        "other_department": _("Another department."),
        "other_unit": _("Another unit."),
        "same_unit": _("The same unit."),
    }
    return texts.get(code, "")


def _wish(fact: Fact) -> str:
    both = fact["code"] == "wish_both"
    if fact["of"] == 1:
        return _("A wish from both.") if both else _("The mentee's wish.")
    text = _("Wish %(rank)s from both.") if both else _("Wish %(rank)s of %(of)s.")
    return text % {"rank": fact["rank"], "of": fact["of"]}


def reasons(proposal: Proposal, side: str) -> list[str]:
    """Why the two fit, in whole sentences to one of them, without numbers and without the other's wishes."""
    told = _told(proposal.facts, proposal, side, good=True)
    return told[:MOST_REASONS] or [_("We think that the two of you can learn from each other.")]


def weaker_point(proposal: Proposal, side: str) -> str:
    """What fits less well, to one of them; empty when there is nothing to say."""
    return next(iter(_told(proposal.facts, proposal, side, good=False)), "")


def shared_facts(facts: Sequence[Fact]) -> list[Fact]:
    """What both may read for as long as the pair lasts: no wishes and no rules."""
    private = {*_ONLY_MENTEE, *_ONLY_MENTOR, "wish_both"}
    return [fact for fact in facts if fact["code"] not in private and fact["part"] != "rules"]


def _told(facts: Sequence[Fact], proposal: Proposal, side: str, *, good: bool) -> list[str]:
    hidden = _ONLY_MENTOR if side == "mentee" else _ONLY_MENTEE
    mentee, mentor = proposal.mentee.person.given_name, proposal.mentor.person.given_name
    names = {"mentee": mentee, "mentor": mentor, "other": mentor if side == "mentee" else mentee}
    told = [
        _sentence(fact, side, names)
        for fact in facts
        if fact["good"] is good and fact["part"] != "rules" and fact["code"] not in hidden
    ]
    return [text for text in dict.fromkeys(told) if text]


def _sentence(fact: Fact, side: str, names: Mapping[str, str]) -> str:
    code, to_mentee = fact["code"], side == "mentee"
    if code in ("can_teach", "cannot_teach"):
        return _about_competence(fact, to_mentee, names)
    if code in ("wish_mentee", "wish_mentor", "wish_both"):
        if to_mentee and fact.get("rank") == 1:
            return _("%(mentor)s was your first wish.") % names
        return (_("You wished for %(mentor)s.") if to_mentee else _("You wished for %(mentee)s.")) % names
    if code == "themes":
        themes = [lower_first(interests.label("themes", key)) for key in fact["themes"]]
        return _("You both want to talk about: %(themes)s.") % {"themes": ", ".join(themes)}
    if code == "experience":
        areas = ", ".join(lower_first(interests.label("experience", key)) for key in fact["areas"])
        text = (
            _("%(mentor)s has experience that you asked for: %(areas)s.")
            if to_mentee
            else _("You have experience that %(mentee)s asked for: %(areas)s.")
        )
        return text % {**names, "areas": areas}
    texts = {
        "goals_alike": _("What you have written about your goals is alike."),
        "no_common_theme": _("You have chosen different themes to talk about."),
        "no_experience": _("%(mentor)s has other experience than you asked for.")
        if to_mentee
        else _("%(mentee)s asked for other experience than yours."),
        "style_alike": _("You like to work in much the same way."),
        "style_unlike": _("You like to work in different ways."),
        "same_site": _("You both work in %(site)s."),
        "other_site": _("You work at different sites."),
        "other_site_remote": _("You work at different sites, but both of you can meet by video."),
        "other_language": _("You prefer different languages."),
        "other_department": _("You work in different departments, which gives a view from outside."),
        "other_unit": _("You work in different units."),
        "same_unit": _("You work in the same unit."),
    }
    return texts.get(code, "") % {**names, "site": fact.get("site", "")}


def _about_competence(fact: Fact, to_mentee: bool, names: Mapping[str, str]) -> str:
    values = {**names, "competence": lower_first(say(fact["competence"]))}
    if fact["code"] == "can_teach":
        text = (
            _("You want to learn %(competence)s. %(mentor)s can teach it.")
            if to_mentee
            else _("%(mentee)s wants to learn %(competence)s, which you can teach.")
        )
    else:
        text = (
            _("You also want to learn %(competence)s, which %(mentor)s does not teach.")
            if to_mentee
            else _("%(mentee)s also wants to learn %(competence)s, which you do not teach.")
        )
    return text % values


def part_name(part: str) -> str:
    names = {
        "competence": _("Need"),
        "goals": _("Goals"),
        "experience": _("Experience"),
        "working_style": _("Way of working"),
        "wishes": _("Wishes"),
        "language_site": _("Language and site"),
        "cross_department": _("Other department"),
    }
    return names[part]


def rule_name(rule: str) -> str:
    names = {
        "self": _("Nobody mentors themselves"),
        "own_manager": _("Never one's own manager"),
        "reporting_chain": _("Never the same reporting line"),
        "declared_conflict": _("Never a declared conflict of interest"),
        "veto": _("Never somebody who has been said no to"),
        "common_language": _("At least one common language"),
        "can_teach": _("The mentor can teach something that is wanted"),
        "role_checklist": _("The mentor knows the key tasks of the role"),
        "previous_pair": _("Never the same pair again"),
        "excluded": _("Never a pair that has been ruled out or declined"),
    }
    return names.get(rule, rule)


def removed(rule: str, count: int) -> str:
    """How many mentors a rule removes, as a clause. What is private is told as a count among the others."""
    texts = {
        "own_manager": ngettext("%(n)s is in the reporting line", "%(n)s are in the reporting line", count),
        "common_language": ngettext("%(n)s shares no language", "%(n)s share no language", count),
        "can_teach": ngettext(
            "%(n)s teaches nothing of what is wanted", "%(n)s teach nothing of what is wanted", count
        ),
        "role_checklist": ngettext(
            "%(n)s has not said that the key tasks of the role are known",
            "%(n)s have not said that the key tasks of the role are known",
            count,
        ),
        "previous_pair": ngettext(
            "%(n)s has been the mentor before", "%(n)s have been the mentor before", count
        ),
    }
    other = ngettext("%(n)s is ruled out otherwise", "%(n)s are ruled out otherwise", count)
    return texts.get(rule, other) % {"n": count}


def why_not(rules: Sequence[str]) -> str:
    """Why a pair cannot be proposed. A veto or a conflict is never told apart from the other private ones."""
    if "self" in rules:
        return _("Nobody can be their own mentor.")
    if {"own_manager", "reporting_chain"} & set(rules):
        return _("One is in the other's reporting line.")
    if "common_language" in rules:
        return _("They have no language in common.")
    if {"veto", "declared_conflict", "excluded"} & set(rules):
        return _("The pair has been ruled out.")
    if "role_checklist" in rules:
        return _("The mentor has not said that the key tasks of the role are known.")
    if "previous_pair" in rules:
        return _("They have been a pair before.")
    return _("The mentor teaches nothing of what is wanted.") if rules else ""
