from lotsa.domain.meetings.models import Meeting, NextStep, PrivateNote, Topic
from lotsa.domain.mentorships.models import Mentorship


def forget_contents(mentorship: Mentorship) -> int:
    """Part of deleting by the rule what an ended pair wrote. That they met, when, and whether something was
    tried at work stays for the report; the words do not."""
    notes = PrivateNote.objects.filter(mentorship=mentorship).delete()[0]
    topics = Topic.objects.filter(mentorship=mentorship).delete()[0]
    steps = NextStep.objects.filter(mentorship=mentorship).exclude(text="").update(text="", tried_note="")
    written = Meeting.objects.filter(mentorship=mentorship).exclude(shared_notes="", theme="")
    return notes + topics + steps + written.update(shared_notes="", theme="")
