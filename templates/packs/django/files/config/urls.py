from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularJSONAPIView

from core import health, problems

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("tasks.urls")),
    path("healthz", health.live),
    path("readyz", health.ready),
    path("metrics", health.metrics),
    path("openapi.json", SpectacularJSONAPIView.as_view()),
]

# What no view of Django REST framework answers.
handler400 = problems.bad_request
handler403 = problems.permission_denied
handler404 = problems.not_found
handler500 = problems.server_error
