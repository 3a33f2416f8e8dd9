from lotsa.domain.programmes.queries.answers import (
    Answers,
    answers_of,
    choosable,
    known_already,
    my_enrolments,
)
from lotsa.domain.programmes.queries.importable import Importable, Suggestion, importable, suggested_needs
from lotsa.domain.programmes.queries.names import Named, everybody_in, read_names, some_names
from lotsa.domain.programmes.queries.participants import (
    Participants,
    Pool,
    enrolment_of,
    participants,
    pool,
    pools,
    remindable,
)
from lotsa.domain.programmes.queries.programmes import (
    ProgrammeLine,
    ProgrammePage,
    programme_page,
    programmes,
    sponsor_choices,
)
from lotsa.domain.programmes.queries.readiness import Check, checks, missing, next_states
from lotsa.domain.programmes.queries.training import (
    MentorLine,
    Training,
    sides_taken,
    training_of,
    untrained,
)

__all__ = [
    "Answers",
    "Check",
    "Importable",
    "MentorLine",
    "Named",
    "Participants",
    "Pool",
    "ProgrammeLine",
    "ProgrammePage",
    "Suggestion",
    "Training",
    "answers_of",
    "checks",
    "choosable",
    "enrolment_of",
    "everybody_in",
    "importable",
    "known_already",
    "missing",
    "my_enrolments",
    "next_states",
    "participants",
    "pool",
    "pools",
    "programme_page",
    "programmes",
    "read_names",
    "remindable",
    "sides_taken",
    "some_names",
    "sponsor_choices",
    "suggested_needs",
    "training_of",
    "untrained",
]
