from lotsa.domain.matching.actions.answers import (
    answer,
    answer_by_link,
    expire_proposals,
    remind_of_proposals,
)
from lotsa.domain.matching.actions.pairs import drop, exclude, lock, move, pair_by_hand, swap, unlock
from lotsa.domain.matching.actions.places import add_place, put_on_waiting_list
from lotsa.domain.matching.actions.publishing import publish, undo_publishing
from lotsa.domain.matching.actions.recalling import recall_lapsed
from lotsa.domain.matching.actions.runs import run_match
from lotsa.domain.matching.actions.switching import (
    Begun,
    begin_pair,
    begin_without_match,
    end_and_go_on,
    propose_now,
    take_back_ending,
)

__all__ = [
    "Begun",
    "add_place",
    "answer",
    "answer_by_link",
    "begin_pair",
    "begin_without_match",
    "drop",
    "end_and_go_on",
    "exclude",
    "expire_proposals",
    "lock",
    "move",
    "pair_by_hand",
    "propose_now",
    "publish",
    "put_on_waiting_list",
    "recall_lapsed",
    "remind_of_proposals",
    "run_match",
    "swap",
    "take_back_ending",
    "undo_publishing",
    "unlock",
]
