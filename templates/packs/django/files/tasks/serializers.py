from core.api import ModelSerializer
from tasks.models import Task


class TaskSerializer(ModelSerializer):
    class Meta:
        model = Task
        fields = ("id", "title", "done", "created_at", "updated_at")
