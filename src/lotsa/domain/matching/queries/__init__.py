from lotsa.domain.matching.queries.board import Board, board
from lotsa.domain.matching.queries.changing import ChangePage, change_page, last_change
from lotsa.domain.matching.queries.free_places import FreePlace, Waiting, free_places, sent_after, waiting_for
from lotsa.domain.matching.queries.mine import MyProposal, my_proposal, open_proposals, side_of
from lotsa.domain.matching.queries.next_mentors import NextMentor, NextMentors, next_mentors
from lotsa.domain.matching.queries.publishing import PublishPage, answer_day, publish_page
from lotsa.domain.matching.queries.rules import RulesPage, rules_page
from lotsa.domain.matching.queries.runs import RunsPage, runs_page

__all__ = [
    "Board",
    "ChangePage",
    "FreePlace",
    "MyProposal",
    "NextMentor",
    "NextMentors",
    "PublishPage",
    "RulesPage",
    "RunsPage",
    "Waiting",
    "answer_day",
    "board",
    "change_page",
    "free_places",
    "last_change",
    "my_proposal",
    "next_mentors",
    "open_proposals",
    "publish_page",
    "rules_page",
    "runs_page",
    "sent_after",
    "side_of",
    "waiting_for",
]
