from django.db import models
from django.db.models.functions import Lower

from lotsa.kit.rows import Row


class Organisation(Row):
    """Who runs the programmes. Every other row belongs to one, directly or through its root row."""

    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="sv")
    zone = models.CharField(max_length=60, default="Europe/Stockholm")
    currency = models.CharField(max_length=3, default="SEK")
    min_group = models.PositiveSmallIntegerField(default=5)
    mail_from = models.EmailField(blank=True)
    adept_forms = models.JSONField(default=dict, blank=True)
    # (from week, to week) when nobody is reminded; null for none
    quiet_from_week = models.PositiveSmallIntegerField(null=True, blank=True, default=28)
    quiet_to_week = models.PositiveSmallIntegerField(null=True, blank=True, default=31)
    # what an ended pair wrote is deleted after so many days
    notes_kept_days = models.PositiveSmallIntegerField(default=180)
    strong_from = models.PositiveSmallIntegerField(default=80)
    good_from = models.PositiveSmallIntegerField(default=68)
    is_example = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Employer(Row):
    """Whom a person is employed by; a network runs one programme across several."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="employers")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", Lower("name"), name="employer_unique_in_organisation")
        ]

    def __str__(self) -> str:
        return self.name


class Site(Row):
    """A town or a building people work at (ort)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="sites")
    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=200, db_index=True)

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint("organisation", Lower("name"), name="site_unique_in_organisation")
        ]

    def __str__(self) -> str:
        return self.name


class Unit(Row):
    """A department or team (avdelning); units form a tree."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="parts")
    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=200, db_index=True)

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint("organisation", Lower("name"), name="unit_unique_in_organisation")
        ]

    def __str__(self) -> str:
        return self.name
