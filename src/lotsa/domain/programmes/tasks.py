from django.tasks import task

from lotsa.domain.programmes.actions import remind_before_start


@task
def remind_of_training() -> int:
    """Once a day: reminds mentors who have not finished the training when a programme is about to start."""
    return remind_before_start()
