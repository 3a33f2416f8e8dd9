"""One way of writing a problem and a result down, so that a run can be stored, compared and checked again."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

import numpy as np

from lotsa.engine.matching.problem import IntArray, Options, Problem
from lotsa.engine.matching.result import Certificate, Clash, ClashKind, Result, Status, Value

FORMAT = 1


def _order(ids: tuple[str, ...]) -> list[int]:
    return sorted(range(len(ids)), key=ids.__getitem__)


def _compact(plain: object) -> bytes:
    return json.dumps(plain, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()


def _id_pairs(problem: Problem, pairs: IntArray) -> list[list[str]]:
    return sorted([problem.mentee_id[i], problem.mentor_id[j]] for i, j in pairs)


def input_sha256(problem: Problem, options: Options) -> str:
    """Fingerprint of all that `match` looks at; the same for every order of the rows and columns."""
    rows, cols = _order(problem.mentee_id), _order(problem.mentor_id)
    cut = np.ix_(rows, cols)
    head = {
        "format": FORMAT,
        "mentees": [problem.mentee_id[i] for i in rows],
        "mentors": [problem.mentor_id[j] for j in cols],
        "mentee_cap": problem.mentee_cap[rows].tolist(),
        "mentor_cap": problem.mentor_cap[cols].tolist(),
        "mentor_min": None if problem.mentor_min is None else problem.mentor_min[cols].tolist(),
        "pinned": _id_pairs(problem, problem.pinned),
        "current": None if problem.current is None else _id_pairs(problem, problem.current),
        "options": asdict(options),
    }
    digest = sha256(_compact(head))
    digest.update(np.ascontiguousarray(problem.score[cut], "<i4").tobytes())
    digest.update(np.packbits(problem.eligible[cut]).tobytes())
    return digest.hexdigest()


def to_plain(problem: Problem, result: Result) -> dict[str, Any]:
    """The result as plain lists and dicts by id, in the order of the ids, ready for a JSON column."""
    proof = result.certificate
    mentee, mentor = problem.mentee_id, problem.mentor_id
    return {
        "format": FORMAT,
        "status": str(result.status),
        "pairs": _id_pairs(problem, result.pairs),
        "value": asdict(result.value),
        "options": {**asdict(result.options), "levels": list(result.options.levels)},
        "witness": [
            {
                "kind": str(clash.kind),
                "mentees": sorted(mentee[i] for i in clash.mentees),
                "mentors": sorted(mentor[j] for j in clash.mentors),
                "need": clash.need,
                "have": clash.have,
            }
            for clash in result.witness
        ],
        "stats": dict(result.stats),
        "certificate": {
            "u": {mentee[i]: int(proof.u[i]) for i in _order(mentee)},
            "v": {mentor[j]: int(proof.v[j]) for j in _order(mentor)},
            "B": proof.B,
            "input_sha256": proof.input_sha256,
        },
    }


def certificate_sha256(problem: Problem, result: Result) -> str:
    """Fingerprint of the whole result: pairs, value and prices."""
    return sha256(_compact(to_plain(problem, result))).hexdigest()


def to_json(problem: Problem, result: Result) -> str:
    return _compact(to_plain(problem, result)).decode()


def from_plain(problem: Problem, plain: Mapping[str, Any]) -> Result:
    """The stored result laid on `problem` again. Nothing is believed: call `verify` on it.

    Raises ValueError when it is not a result, or speaks of other people than the problem.
    """
    try:
        return _read(problem, plain)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"This is not a stored matching result for these people ({error!r}).") from error


def _read(problem: Problem, plain: Mapping[str, Any]) -> Result:
    if plain["format"] != FORMAT:
        raise ValueError(f"The stored result has format {plain['format']}, and this version reads {FORMAT}.")
    row = {name: i for i, name in enumerate(problem.mentee_id)}
    col = {name: j for j, name in enumerate(problem.mentor_id)}
    proof = plain["certificate"]
    if set(proof["u"]) != set(row) or set(proof["v"]) != set(col):
        raise ValueError("The stored result is about other people than this problem.")
    pairs = sorted((row[i], col[j]) for i, j in plain["pairs"])
    witness = (
        Clash(
            ClashKind(clash["kind"]),
            tuple(sorted(row[i] for i in clash["mentees"])),
            tuple(sorted(col[j] for j in clash["mentors"])),
            int(clash["need"]),
            int(clash["have"]),
        )
        for clash in plain["witness"]
    )
    return Result(
        np.array(pairs, np.int64).reshape(-1, 2),
        Status(plain["status"]),
        Value(**plain["value"]),
        Certificate(
            np.array([proof["u"][name] for name in problem.mentee_id], np.int64),
            np.array([proof["v"][name] for name in problem.mentor_id], np.int64),
            int(proof["B"]),
            str(proof["input_sha256"]),
        ),
        Options(**{**plain["options"], "levels": tuple(plain["options"]["levels"])}),
        tuple(witness),
        dict(plain["stats"]),
    )


def from_json(problem: Problem, text: str) -> Result:
    """See `from_plain`."""
    return from_plain(problem, json.loads(text))
