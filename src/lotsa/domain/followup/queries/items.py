from dataclasses import dataclass
from typing import Any
from uuid import UUID

# Consequence, most serious first: a person who asks comes before a rule that has been broken.
(
    SWITCH, TALK, MAIL, SILENT, REMEDY, DECLINED, UNANSWERED, STEP, UNSIGNED, QUIET, ENDING, ENDED, NO_GOAL,
    CAPACITY, WORKLOAD, IDEAS, STORIES, LEFT_OUT,
) = range(18)  # fmt: skip


@dataclass(frozen=True)
class WorkItem:
    key: str  # rule, row and what it rests on: what a coordinator lets rest
    weight: int
    title: str
    text: str
    place: str  # the page the act leads to: pair, programme, board, import, outbox, hours, ideas, stories
    place_id: UUID | None = None
    write_to: tuple[str, ...] = ()  # addresses, when the act is to write to both
    words: str = ""  # what one may write, kindly
    may_rest: bool = True
    order: float = 0  # within the same weight
    query: str = ""  # of the place's address

    @property
    def rank(self) -> tuple[Any, ...]:
        return (self.weight, self.order, self.title)
