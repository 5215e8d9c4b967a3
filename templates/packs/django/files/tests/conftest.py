import pytest
from rest_framework.test import APIClient


@pytest.fixture
def api(db: None) -> APIClient:
    """The service over HTTP, with empty tables."""
    return APIClient(raise_request_exception=False)
