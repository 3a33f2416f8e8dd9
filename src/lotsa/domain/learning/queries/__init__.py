from lotsa.domain.learning.queries.counts import Figure, assessment_counts, rating_counts
from lotsa.domain.learning.queries.guides import (
    Guide,
    MyAssessments,
    Page,
    Shelf,
    module_page,
    my_assessments,
    my_readiness,
    shelves,
)
from lotsa.domain.learning.queries.standing import Standing, completed_modules, knows_key_tasks, standings

__all__ = [
    "Figure",
    "Guide",
    "MyAssessments",
    "Page",
    "Shelf",
    "Standing",
    "assessment_counts",
    "completed_modules",
    "knows_key_tasks",
    "module_page",
    "my_assessments",
    "my_readiness",
    "rating_counts",
    "shelves",
    "standings",
]
