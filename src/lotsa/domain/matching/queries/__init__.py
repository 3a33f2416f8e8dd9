from lotsa.domain.matching.queries.board import Board, board
from lotsa.domain.matching.queries.changing import ChangePage, change_page, last_change
from lotsa.domain.matching.queries.mine import MyProposal, my_proposal, open_proposals, side_of
from lotsa.domain.matching.queries.publishing import PublishPage, answer_day, publish_page
from lotsa.domain.matching.queries.rules import RulesPage, rules_page
from lotsa.domain.matching.queries.runs import RunsPage, runs_page

__all__ = [
    "Board",
    "ChangePage",
    "MyProposal",
    "PublishPage",
    "RulesPage",
    "RunsPage",
    "answer_day",
    "board",
    "change_page",
    "last_change",
    "my_proposal",
    "open_proposals",
    "publish_page",
    "rules_page",
    "runs_page",
    "side_of",
]
