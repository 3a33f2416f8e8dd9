from lotsa.domain.mentorships.models.mentorship import Membership, Mentorship
from lotsa.domain.mentorships.models.signals import CoordinatorNote, TalkRequest

__all__ = ["CoordinatorNote", "Membership", "Mentorship", "TalkRequest"]
