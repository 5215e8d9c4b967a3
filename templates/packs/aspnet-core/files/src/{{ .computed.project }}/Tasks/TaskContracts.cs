using System.ComponentModel.DataAnnotations;
using {{ .computed.project }}.Http;

namespace {{ .computed.project }}.Tasks;

/// <summary>What a client sends to create a task.</summary>
public sealed record NewTask
{
    [StringLength(TaskItem.LongestTitle, MinimumLength = 1)]
    public required string Title { get; init; }

    public bool Done { get; init; }

    public static NewTask From(JsonBody body)
    {
        if (!body.Has("title"))
        {
            body.Refuse("title", "is required");
        }

        return new NewTask
        {
            Title = body.Text("title", TaskItem.LongestTitle) ?? "",
            Done = body.Flag("done") ?? false,
        };
    }
}

/// <summary>What a client sends to change a task; what is null stays as it is.</summary>
public sealed record TaskChange
{
    [StringLength(TaskItem.LongestTitle, MinimumLength = 1)]
    public string? Title { get; init; }

    public bool? Done { get; init; }

    public static TaskChange From(JsonBody body) => new()
    {
        Title = body.Text("title", TaskItem.LongestTitle),
        Done = body.Flag("done"),
    };
}

/// <summary>A task as a client sees it.</summary>
public sealed record TaskResponse
{
    public required long Id { get; init; }

    public required string Title { get; init; }

    public required bool Done { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static TaskResponse From(TaskItem task) => new()
    {
        Id = task.Id,
        Title = task.Title,
        Done = task.Done,
        CreatedAt = task.CreatedAt,
        UpdatedAt = task.UpdatedAt,
    };
}

/// <summary>A part of all tasks, and how many there are.</summary>
public sealed record TaskList
{
    public required IReadOnlyList<TaskResponse> Items { get; init; }

    public required int Total { get; init; }
}
