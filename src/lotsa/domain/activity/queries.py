from django.db.models import QuerySet

from lotsa.domain.activity.models import Event


def untold_events(limit: int = 200) -> QuerySet[Event]:
    return Event.objects.filter(told_at__isnull=True).order_by("sequence")[:limit]
