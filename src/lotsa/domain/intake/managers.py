"""Who is whose line manager: names in the file and people who are here, never a guess between two."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from lotsa.domain.intake.drafts import Draft, Problem
from lotsa.domain.intake.world import World
from lotsa.engine.spreadsheet.values import is_email, normalise_email, split_name
from lotsa.kit.swedish import search_key

NOBODY = "none"
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_MOST_CANDIDATES = 6


class Directory:
    """Everybody who can be meant: the rows of the file, and those here whom no row speaks of."""

    def __init__(self, drafts: Sequence[Draft], world: World) -> None:
        self.labels: dict[str, tuple[str, str]] = {}  # key -> (name, hint)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_email: dict[str, str] = {}
        self._by_number: dict[str, str] = {}
        self._by_family: dict[str, list[tuple[str, str]]] = defaultdict(list)  # word -> (given key, key)
        spoken_of = {draft.person.id for draft in drafts if draft.person}
        for draft in drafts:
            if draft.name:
                hint = ", ".join(filter(None, (draft.values.get("title"), draft.values.get("site"))))
                number = draft.values.get("employee_number", "")
                self._add(draft.key, draft.given, draft.family, draft.email, number, hint)
        for person in world.people.values():
            if person.id not in spoken_of:
                values = person.values
                self._add(
                    f"person:{person.id}", values["given_name"], values["family_name"], person.email,
                    person.employee_number, person.hint,
                )  # fmt: skip

    def _add(self, key: str, given: str, family: str, email: str, number: str, hint: str) -> None:
        name = f"{given} {family}".strip()
        self.labels[key] = (name, hint)
        self._by_name[search_key(name)].append(key)
        if email:
            self._by_email.setdefault(email.lower(), key)
        if number:
            self._by_number.setdefault(number.casefold(), key)
        if family:
            self._by_family[search_key(family)].append((search_key(given), key))

    def find(self, text: str) -> list[str]:
        """Those who can be meant for certain: by address, employee number or whole name."""
        address = normalise_email(text)
        if is_email(address):
            return [self._by_email[address]] if address in self._by_email else []
        if text.casefold() in self._by_number:
            return [self._by_number[text.casefold()]]
        for name in self._spellings(text):
            if name in self._by_name:
                return self._by_name[name]
        return []

    def candidates(self, text: str) -> list[str]:
        """Those who might be meant by "L. Persson", "Persson" or "Lars": to choose among."""
        given, family = split_name(_BRACKETS.sub(" ", text))
        start = search_key(given).rstrip(". ")
        with_family = self._by_family.get(search_key(family), []) if family else []
        found = [key for name, key in with_family if not start or name.startswith(start[:1])]
        if not family:
            found = [key for _, key in self._by_family.get(start, [])]
            found += [
                key for name, keys in self._by_name.items() if name.split(" ")[0] == start for key in keys
            ]
        return list(dict.fromkeys(found or [key for _, key in with_family]))[:_MOST_CANDIDATES]

    def _spellings(self, text: str) -> Iterable[str]:
        yield search_key(text)
        plain = " ".join(_BRACKETS.sub(" ", text).split())
        yield search_key(plain)
        given, family = split_name(plain)
        yield search_key(f"{given} {family}")
        first, _, rest = plain.partition(" ")
        yield search_key(f"{rest} {first}")  # "Persson Lars"


def set_managers(drafts: Sequence[Draft], world: World, repairs: Mapping[str, object]) -> Directory:
    directory = Directory(drafts, world)
    answers: Mapping[str, str] = repairs.get("values", {}).get("manager", {})  # type: ignore[attr-defined]  # JSON
    without = {str(row) for row in repairs.get("no_manager", [])}  # type: ignore[attr-defined]  # JSON
    found: dict[str, list[str]] = {}
    might: dict[str, list[str]] = {}
    for draft in drafts:
        text = draft.manager_text
        if not text:
            continue
        if text not in found:
            found[text] = directory.find(text)
        meant = found[text]
        if len(meant) == 1:
            draft.manager = meant[0]
        else:
            if text not in might:
                might[text] = meant or directory.candidates(text)
            _ask(draft, text, might[text], answers.get(text, ""), directory)
        if draft.manager == draft.key:
            _own(draft, str(draft.row) in without)
    _cycles(drafts, world, without)
    return directory


def _ask(draft: Draft, text: str, candidates: list[str], answer: str, directory: Directory) -> None:
    known = answer in directory.labels
    draft.manager = answer if known else None
    kind = "ambiguous_manager" if len(candidates) > 1 else "unknown_manager"
    facts = {"options": [(key, *directory.labels[key]) for key in candidates], "who": draft.name}
    where = ("values", "manager", text)
    solved = known or answer == NOBODY
    draft.problems.append(
        Problem(kind, draft.row, "manager", text, where, answer if solved else "", solved, facts=facts)
    )


def _own(draft: Draft, without: bool) -> None:
    draft.manager = None
    where = ("no_manager", str(draft.row))
    draft.problems.append(
        Problem("own_manager", draft.row, "manager", draft.name, where, "1" if without else "", without)
    )


def _cycles(drafts: Sequence[Draft], world: World, without: set[str]) -> None:
    """Lines that come back to where they began. Who is in one and may go without a manager has none."""
    by_key = {draft.key: draft for draft in drafts}
    rows_of = {draft.person.id: draft.key for draft in drafts if draft.person}

    def key_of(person_id: str | None) -> str | None:
        return rows_of.get(person_id, f"person:{person_id}") if person_id else None

    def above(key: str) -> str | None:
        draft = by_key.get(key)
        if draft is None:
            person = world.people.get(key.partition(":")[2])
            return key_of(person.manager) if person else None
        if draft.manager or draft.manager_text or draft.person is None:
            return draft.manager
        return key_of(draft.person.manager)

    done: set[str] = set()
    for draft in drafts:
        path: list[str] = []
        key: str | None = draft.key
        while key is not None and key not in done and key not in path:
            path.append(key)
            key = above(key)
        if key is not None and key in path:
            _circle([by_key[k] for k in path[path.index(key) :] if k in by_key], without)
        done.update(path)


def _circle(circle: list[Draft], without: set[str]) -> None:
    open_ = [draft for draft in circle if str(draft.row) in without]
    names = " → ".join(draft.name for draft in [*circle, circle[0]]) if circle else ""
    for draft in circle:
        mine = draft in open_
        problem = Problem(
            "manager_cycle", draft.row, "manager", draft.manager_text, ("no_manager", str(draft.row)),
            "1" if mine else "", bool(open_), facts={"names": names},
        )  # fmt: skip
        draft.problems.append(problem)
    for draft in open_:
        draft.manager = None


def leave_out_managers(drafts: Sequence[Draft]) -> None:
    """Whose manager stands on a row that is left out is read without one for now, and that is said."""
    by_key = {draft.key: draft for draft in drafts}
    for draft in drafts:
        boss = by_key.get(draft.manager or "")
        if boss is None or not boss.stops:
            continue
        if boss.person is not None:
            draft.manager = f"person:{boss.person.id}"
        else:
            draft.manager = None
            draft.problems.append(
                Problem(
                    "manager_left_out", draft.row, "manager", boss.name, blocking=False,
                    facts={"row": boss.row},
                )
            )  # fmt: skip


def by_depth(drafts: Sequence[Draft]) -> list[Draft]:
    """Managers before those who report to them, so that every chunk finds its managers there."""
    by_key = {draft.key: draft for draft in drafts}
    depth: dict[str, int] = {}
    for draft in drafts:
        path = []
        key = draft.key
        while key in by_key and key not in depth and key not in path:
            path.append(key)
            key = by_key[key].manager or ""
        level = depth.get(key, -1)
        for step in reversed(path):
            level += 1
            depth[step] = level
    return sorted(drafts, key=lambda draft: (depth[draft.key], draft.row))
