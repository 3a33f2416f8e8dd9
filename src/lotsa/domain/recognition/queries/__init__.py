from lotsa.domain.recognition.queries.ideas import IdeaLine, ideas, ideas_of, ideas_waiting, line
from lotsa.domain.recognition.queries.milestones import Milestone, milestones
from lotsa.domain.recognition.queries.stories import (
    StoryPage,
    audience_choices,
    stories,
    story_of,
    story_page,
    thanks_of,
)

__all__ = [
    "IdeaLine",
    "Milestone",
    "StoryPage",
    "audience_choices",
    "ideas",
    "ideas_of",
    "ideas_waiting",
    "line",
    "milestones",
    "stories",
    "story_of",
    "story_page",
    "thanks_of",
]
