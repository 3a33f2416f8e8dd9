"""One row of the file read into values, with whatever in it cannot be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as fresh
from datetime import date
from typing import Any

from lotsa.domain.intake.world import Known, World
from lotsa.engine.spreadsheet.values import (
    is_email,
    normalise_email,
    parse_date,
    parse_places,
    parse_role,
    split_list,
    split_name,
)
from lotsa.kit.spoken import language_code
from lotsa.kit.swedish import search_key

LONGEST = {"title": 120, "unit": 120, "site": 120, "employer": 120, "employee_number": 40, "level": 40}
MOST_PLACES = 20
LONGEST_NAME = 80
LONGEST_COMPETENCE = 120
_SENTENCE = 50  # longer than that is a wish in somebody's own words rather than the name of a competence
_SURE = 0.85

# ("id", id of a competence) or ("own", name of a new one)
Reference = tuple[str, str]


@dataclass(frozen=True)
class Problem:
    """Something in a row that needs a person. `where` is the place in `repairs` that answers it.

    A blocking problem that is not solved keeps its row out; the others are told and stop nothing.
    """

    kind: str
    row: int
    field: str = ""
    value: str = ""
    where: tuple[str, ...] = ()
    answer: str = ""
    solved: bool = False
    blocking: bool = True
    facts: Mapping[str, Any] = fresh(default_factory=dict)

    @property
    def stops(self) -> bool:
        return self.blocking and not self.solved


@dataclass
class Draft:
    row: int
    given: str = ""
    family: str = ""
    email: str = ""
    values: dict[str, Any] = fresh(default_factory=dict)  # only what the row states
    manager_text: str = ""
    manager: str | None = None  # "row:12" or "person:<id>"
    wants: list[Reference] = fresh(default_factory=list)
    teaches: list[Reference] = fresh(default_factory=list)
    person: Known | None = None
    problems: list[Problem] = fresh(default_factory=list)
    lacks_email: bool = False

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def stops(self) -> bool:
        return any(problem.stops for problem in self.problems)

    @property
    def key(self) -> str:
        return f"row:{self.row}"


class Reader:
    """Reads rows with one mapping and one set of repairs."""

    def __init__(self, fields: Mapping[str, int], repairs: Mapping[str, Any], world: World) -> None:
        self.fields = fields
        self.world = world
        self.repairs = repairs
        self.cells: Mapping[str, Mapping[str, str]] = repairs.get("cells", {})
        self.answers: Mapping[str, Mapping[str, str]] = repairs.get("values", {})
        self._competences: dict[str, tuple[Reference | None, Problem | None]] = {}

    def read(self, number: int, cells: Sequence[str]) -> Draft:
        draft = Draft(number)
        texts = {name: cells[at] for name, at in self.fields.items() if at < len(cells) and cells[at]}
        self._name(draft, texts)
        self._email(draft, texts.get("email", ""))
        for name, longest in LONGEST.items():
            self._text(draft, name, " ".join(texts.get(name, "").split()), longest)
        self._hired(draft, texts.get("hired_on", ""))
        self._mentoring(draft, texts.get("role", ""), texts.get("places", ""))
        self._languages(draft, texts)
        draft.manager_text = " ".join(texts.get("manager", "").split())
        draft.wants = self._list(draft, texts.get("wants", ""), "wants")
        draft.teaches = self._list(draft, texts.get("teaches", ""), "teaches")
        return draft

    def _typed(self, row: int, name: str) -> str | None:
        return self.cells.get(str(row), {}).get(name)

    def _name(self, draft: Draft, texts: Mapping[str, str]) -> None:
        given = " ".join(texts.get("given_name", "").split())
        family = " ".join(texts.get("family_name", "").split())
        if not given:
            from_full, rest = split_name(texts.get("name", ""))
            given, family = from_full, family or rest
        if not given and family:
            given, family = family, ""
        typed = self._typed(draft.row, "name")
        wrong = "no_name" if not given else "too_long" if max(len(given), len(family)) > LONGEST_NAME else ""
        if typed:
            given, family = split_name(typed)
        good = bool(given) and max(len(given), len(family)) <= LONGEST_NAME
        if wrong:
            where = ("cells", str(draft.row), "name")
            draft.problems.append(
                Problem(wrong, draft.row, "name", texts.get("name", ""), where, typed or "", good)
            )
        if good:
            draft.given, draft.family = given, family

    def _email(self, draft: Draft, text: str) -> None:
        typed = self._typed(draft.row, "email")
        found = normalise_email(text)
        where = ("cells", str(draft.row), "email")
        if found and is_email(found):
            draft.email = normalise_email(typed) if typed and is_email(normalise_email(typed)) else found
            return
        repaired = normalise_email(typed or "")
        good = bool(repaired) and is_email(repaired)
        draft.email = repaired if good else ""
        if repaired and not good:
            draft.problems.append(
                Problem("bad_email", draft.row, "email", text or repaired, where, typed or "", False)
            )
        elif found:
            solved = good or bool(self.repairs.get("without_email"))
            draft.problems.append(Problem("bad_email", draft.row, "email", text, where, typed or "", solved))
        else:
            draft.lacks_email = True  # asked for once it is known whether this is somebody already here

    def _text(self, draft: Draft, name: str, text: str, longest: int) -> None:
        if len(text) > longest:
            typed = self._typed(draft.row, name) or ""
            good = bool(typed) and len(typed) <= longest
            where = ("cells", str(draft.row), name)
            draft.problems.append(
                Problem("too_long", draft.row, name, text, where, typed, good, facts={"longest": longest})
            )
            text = typed if good else ""
        if text:
            draft.values[name] = text

    def _hired(self, draft: Draft, text: str) -> None:
        if not text:
            return
        day = parse_date(text)
        if day is None:
            answer = self.answers.get("hired_on", {}).get(text, "")
            day = _iso(answer)
            solved = day is not None or bool(self.repairs.get("without_date"))
            where = ("values", "hired_on", text)
            draft.problems.append(Problem("bad_date", draft.row, "hired_on", text, where, answer, solved))
        if day is not None:
            draft.values["hired_on"] = day.isoformat()

    def _mentoring(self, draft: Draft, role_text: str, places_text: str) -> None:
        role = parse_role(role_text)
        if role is None:
            role = self.answers.get("role", {}).get(role_text, "")
            where = ("values", "role", role_text)
            draft.problems.append(
                Problem("unknown_role", draft.row, "role", role_text, where, role, bool(role))
            )
        places = parse_places(places_text) if places_text else None
        if places_text and (places is None or places > MOST_PLACES):
            answer = self.answers.get("places", {}).get(places_text, "")
            places = parse_places(answer) if answer else None
            good = places is not None and places <= MOST_PLACES
            where = ("values", "places", places_text)
            draft.problems.append(
                Problem("bad_places", draft.row, "places", places_text, where, answer, good)
            )
        if role in ("mentor", "mentee", "both"):
            draft.values["mentoring_side"] = role
            if role != "mentee":
                draft.values["mentoring_places"] = 1 if places is None else places

    def _languages(self, draft: Draft, texts: Mapping[str, str]) -> None:
        spoken = split_list(texts.get("languages", ""))
        if spoken:
            draft.values["languages"] = list(
                dict.fromkeys(language_code(word) or word[:40] for word in spoken)
            )
        chosen = language_code(texts.get("ui_language", ""))
        if chosen in ("sv", "en"):
            draft.values["language"] = chosen
        elif texts.get("ui_language"):
            draft.problems.append(
                Problem("other_ui_language", draft.row, "ui_language", texts["ui_language"], blocking=False)
            )

    def _list(self, draft: Draft, text: str, name: str) -> list[Reference]:
        found: list[Reference] = []
        for word in split_list(text, whole=self.world.words) if text else ():
            reference, problem = self._competence(word)
            if problem is not None:
                draft.problems.append(
                    Problem(
                        problem.kind, draft.row, name, word, problem.where, problem.answer, problem.solved,
                        problem.blocking, problem.facts,
                    )
                )  # fmt: skip
            if reference is not None and reference not in found:
                found.append(reference)
        return found

    def _competence(self, word: str) -> tuple[Reference | None, Problem | None]:
        if word not in self._competences:
            self._competences[word] = self._look_up(word)
        return self._competences[word]

    def _look_up(self, word: str) -> tuple[Reference | None, Problem | None]:
        """A competence of the library, or a question whose answer is proposed and shown, never hidden."""
        known = self.world.finder.find(word)
        if known is not None:
            return ("id", str(known.pk)), None
        key = search_key(word)
        near = self.world.nearest_competences(word)
        proposal = f"id:{near[0][1].pk}" if near and near[0][0] >= _SURE else "own"
        if len(word) > _SENTENCE:
            proposal = "none"
        answer = self.answers.get("competence", {}).get(key, "") or proposal
        facts = {"options": [(f"id:{c.pk}", c.label_sv, c.label_en) for _, c in near], "word": word}
        where = ("values", "competence", key)
        problem = Problem("new_competence", 0, "", word, where, answer, True, False, facts)
        kind, _, value = answer.partition(":")
        if kind == "id":
            return ("id", value), problem
        return (("own", word[:LONGEST_COMPETENCE]) if kind == "own" else None), problem


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
