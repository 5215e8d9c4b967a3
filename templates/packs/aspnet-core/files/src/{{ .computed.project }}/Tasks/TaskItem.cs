namespace {{ .computed.project }}.Tasks;

/// <summary>A task as it is stored. Not called Task, which is .NET's word for work in progress.</summary>
public sealed class TaskItem
{
    public const int LongestTitle = 200;

    public long Id { get; init; }

    public required string Title { get; set; }

    public bool Done { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }
}
