"""Matching mentees with mentors: best by agreed rules, proven, explained and repeatable."""

from lotsa.engine.matching.canonical import (
    certificate_sha256,
    from_json,
    from_plain,
    input_sha256,
    to_json,
    to_plain,
)
from lotsa.engine.matching.explain import (
    Remedy,
    RemedyKind,
    RuleCount,
    Unmatched,
    explain_unmatched,
    rule_counts,
    rule_shares,
)
from lotsa.engine.matching.problem import Options, Problem
from lotsa.engine.matching.profile import TEACHING_LEVEL, MenteeProfile, MentorProfile, Wanted
from lotsa.engine.matching.reasons import PartLine, Reason, pair_reasons, part_lines
from lotsa.engine.matching.result import Certificate, Clash, ClashKind, Result, Status, Value
from lotsa.engine.matching.rules import RULES, Relations, eligible, hard_rules
from lotsa.engine.matching.score import (
    DEFAULT_WEIGHTS,
    PARTS,
    Scores,
    check_weights,
    score_parts,
    shown,
    word,
)
from lotsa.engine.matching.solve import match
from lotsa.engine.matching.verify import Report, verify
from lotsa.engine.matching.what_if import Change, WhatIf, alternatives, what_if

__all__ = [
    "DEFAULT_WEIGHTS",
    "PARTS",
    "RULES",
    "TEACHING_LEVEL",
    "Certificate",
    "Change",
    "Clash",
    "ClashKind",
    "MenteeProfile",
    "MentorProfile",
    "Options",
    "PartLine",
    "Problem",
    "Reason",
    "Relations",
    "Remedy",
    "RemedyKind",
    "Report",
    "Result",
    "RuleCount",
    "Scores",
    "Status",
    "Unmatched",
    "Value",
    "Wanted",
    "WhatIf",
    "alternatives",
    "certificate_sha256",
    "check_weights",
    "eligible",
    "explain_unmatched",
    "from_json",
    "from_plain",
    "hard_rules",
    "input_sha256",
    "match",
    "pair_reasons",
    "part_lines",
    "rule_counts",
    "rule_shares",
    "score_parts",
    "shown",
    "to_json",
    "to_plain",
    "verify",
    "what_if",
    "word",
]
