from django.tasks import task

from lotsa.domain.matching.actions import expire_proposals, remind_of_proposals


@task
def follow_proposals() -> dict[str, int]:
    """Once a day: reminds of proposals that wait for an answer, and drops those whose day has passed."""
    return {"reminded": remind_of_proposals(), "expired": expire_proposals()}
