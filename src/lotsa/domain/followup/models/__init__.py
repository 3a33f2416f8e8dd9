from lotsa.domain.followup.models.remedy import Remedy
from lotsa.domain.followup.models.rest import Snooze
from lotsa.domain.followup.models.time import TimeAnswer, TimeBudget

__all__ = ["Remedy", "Snooze", "TimeAnswer", "TimeBudget"]
