from django.tasks import task

from lotsa.domain.matching.actions import expire_proposals, recall_lapsed, remind_of_proposals


@task
def follow_proposals() -> dict[str, int]:
    """Once a day: takes back proposals that can no longer become a pair, reminds of those that wait for an
    answer, and drops those whose day has passed."""
    recalled = len(recall_lapsed())
    return {"recalled": recalled, "reminded": remind_of_proposals(), "expired": expire_proposals()}
