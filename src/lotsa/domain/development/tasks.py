from django.tasks import task

from lotsa.domain.development import actions


@task
def ask_about_goals() -> int:
    """Once a day: goals whose date has passed, or that nobody has spoken of for six weeks."""
    return actions.ask_about_goals()
