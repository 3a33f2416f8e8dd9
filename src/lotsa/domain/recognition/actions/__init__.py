from lotsa.domain.recognition.actions.ideas import answer_idea, propose_idea
from lotsa.domain.recognition.actions.stories import (
    ask_for_consent,
    publish_story,
    say_yes,
    take_back_yes,
    unpublish_story,
    write_story,
)
from lotsa.domain.recognition.actions.thanks import give_thanks

__all__ = [
    "answer_idea",
    "ask_for_consent",
    "give_thanks",
    "propose_idea",
    "publish_story",
    "say_yes",
    "take_back_yes",
    "unpublish_story",
    "write_story",
]
