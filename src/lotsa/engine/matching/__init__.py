"""Matching mentees with mentors: best by agreed rules, proven, explained and repeatable."""

from lotsa.engine.matching.canonical import (
    certificate_sha256,
    from_json,
    from_plain,
    input_sha256,
    to_json,
    to_plain,
)
from lotsa.engine.matching.problem import Options, Problem
from lotsa.engine.matching.result import Certificate, Clash, ClashKind, Result, Status, Value
from lotsa.engine.matching.solve import match
from lotsa.engine.matching.verify import Report, verify

__all__ = [
    "Certificate",
    "Clash",
    "ClashKind",
    "Options",
    "Problem",
    "Report",
    "Result",
    "Status",
    "Value",
    "certificate_sha256",
    "from_json",
    "from_plain",
    "input_sha256",
    "match",
    "to_json",
    "to_plain",
    "verify",
]
