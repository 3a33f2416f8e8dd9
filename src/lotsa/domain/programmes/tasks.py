from django.tasks import task

from lotsa.domain.programmes.actions import invite_newcomers, remind_before_start, remind_sponsors


@task
def remind_of_training() -> int:
    """Once a day: reminds mentors who have not finished the training when a programme is about to start."""
    return remind_before_start()


@task
def follow_programmes() -> int:
    """Once a day: invites who has joined to the shared events ahead, and tells sponsors what is due."""
    return invite_newcomers() + remind_sponsors()
