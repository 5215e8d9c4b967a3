from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "tasks"
{{- if eq .answers.security.posture "regulated" }}

    def ready(self) -> None:
        from tasks import signals  # noqa: F401
{{- end }}
