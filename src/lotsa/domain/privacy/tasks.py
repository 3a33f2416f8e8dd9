from django.tasks import task

from lotsa.domain.privacy import actions


@task
def keep_the_rules() -> int:
    """Once a day: announces and deletes what ended pairs wrote, and what people have thrown away."""
    return actions.keep_every_rule()
