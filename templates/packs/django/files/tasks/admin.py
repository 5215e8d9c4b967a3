from django.contrib import admin

from tasks.models import Task


@admin.register(Task)
class TaskAdmin(admin.ModelAdmin):
    list_display = ("title", "done", "updated_at")
    list_filter = ("done",)
    search_fields = ("title",)
    readonly_fields = ("created_at", "updated_at")
