import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("here", "leads_to"),
    [
        ("http://[::1", "/login/"),
        ("https://lotsa.example/ideas/?q=1", "/login/?next=%2Fideas%2F%3Fq%3D1"),
    ],
)
def test_a_part_asked_for_without_sign_in_leads_there_from_any_address(here: str, leads_to: str) -> None:
    answer = Client().get("/", headers={"HX-Request": "true", "HX-Current-URL": here})

    assert (answer.status_code, answer["HX-Redirect"]) == (204, leads_to)
