using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using {{ .computed.project }}.Data;
using {{ .computed.project }}.Http;
{{- if eq .answers.security.posture "regulated" }}
using {{ .computed.project }}.Logging;
{{- end }}

namespace {{ .computed.project }}.Tasks;

public static class TaskEndpoints
{
    public static void MapTasks(this RouteGroupBuilder api)
    {
        api.WithTags("tasks");

        api.MapGet("/tasks", ListAsync)
            .WithName("ListTasks")
            .ProducesValidationProblem();

        api.MapPost("/tasks", CreateAsync)
            .WithName("CreateTask")
            .Accepts<NewTask>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapGet("/tasks/{id:long}", GetAsync)
            .WithName("GetTask")
            .ProducesProblem(StatusCodes.Status404NotFound);

        api.MapPatch("/tasks/{id:long}", ChangeAsync)
            .WithName("ChangeTask")
            .Accepts<TaskChange>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapDelete("/tasks/{id:long}", DeleteAsync)
            .WithName("DeleteTask")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<TaskList>, ProblemHttpResult>> ListAsync(
        AppDbContext database,
        CancellationToken cancellationToken,
        [Range(1, 100)] int limit = 20,
        [Range(0, int.MaxValue)] int offset = 0)
    {
        var errors = new Dictionary<string, string[]>();
        if (limit is < 1 or > 100)
        {
            errors["limit"] = ["must be a number from 1 to 100"];
        }

        if (offset < 0)
        {
            errors["offset"] = ["must be a number from 0"];
        }

        if (errors.Count > 0)
        {
            return TypedResults.Problem(new HttpValidationProblemDetails(errors)
            {
                Status = StatusCodes.Status400BadRequest,
                Detail = "The query is not valid.",
            });
        }

        var tasks = await database.Tasks
            .AsNoTracking()
            .OrderBy(task => task.Id)
            .Skip(offset)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new TaskList
        {
            Items = tasks.ConvertAll(TaskResponse.From),
            Total = await database.Tasks.CountAsync(cancellationToken),
        });
    }

    private static async Task<Results<Created<TaskResponse>, ProblemHttpResult>> CreateAsync(
{{- if eq .answers.security.posture "regulated" }}
        JsonBody body,
        AppDbContext database,
        TimeProvider clock,
        AuditLog audit,
        CancellationToken cancellationToken)
{{- else }}
        JsonBody body, AppDbContext database, TimeProvider clock, CancellationToken cancellationToken)
{{- end }}
    {
        var given = NewTask.From(body);
        if (!body.IsValid)
        {
            return body.Problem();
        }

        var now = Now(clock);
        var task = new TaskItem { Title = given.Title, Done = given.Done, CreatedAt = now, UpdatedAt = now };
        database.Tasks.Add(task);
        await database.SaveChangesAsync(cancellationToken);
{{- if eq .answers.security.posture "regulated" }}
        audit.Record("task.create", task.Id);
{{- end }}
        return TypedResults.Created($"/api/v1/tasks/{task.Id}", TaskResponse.From(task));
    }

    private static async Task<Results<Ok<TaskResponse>, ProblemHttpResult>> GetAsync(
        long id, AppDbContext database, CancellationToken cancellationToken)
    {
        var task = await database.Tasks.FindAsync([id], cancellationToken);
        return task is null ? NotFound(id) : TypedResults.Ok(TaskResponse.From(task));
    }

    private static async Task<Results<Ok<TaskResponse>, ProblemHttpResult>> ChangeAsync(
{{- if eq .answers.security.posture "regulated" }}
        long id,
        JsonBody body,
        AppDbContext database,
        TimeProvider clock,
        AuditLog audit,
        CancellationToken cancellationToken)
{{- else }}
        long id, JsonBody body, AppDbContext database, TimeProvider clock, CancellationToken cancellationToken)
{{- end }}
    {
        var change = TaskChange.From(body);
        if (!body.IsValid)
        {
            return body.Problem();
        }

        var task = await database.Tasks.FindAsync([id], cancellationToken);
        if (task is null)
        {
            return NotFound(id);
        }

        if (change is not { Title: null, Done: null })
        {
            task.Title = change.Title ?? task.Title;
            task.Done = change.Done ?? task.Done;
            task.UpdatedAt = Now(clock);
        }

        try
        {
{{- if eq .answers.security.posture "regulated" }}
            if (await database.SaveChangesAsync(cancellationToken) > 0)
            {
                audit.Record("task.update", id);
            }
{{- else }}
            await database.SaveChangesAsync(cancellationToken);
{{- end }}
        }
        catch (DbUpdateConcurrencyException)
        {
            // Someone deleted it meanwhile.
            return NotFound(id);
        }

        return TypedResults.Ok(TaskResponse.From(task));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        long id, AppDbContext database, {{ if eq .answers.security.posture "regulated" }}AuditLog audit, {{ end }}CancellationToken cancellationToken)
    {
        var deleted = await database.Tasks.Where(task => task.Id == id).ExecuteDeleteAsync(cancellationToken);
{{- if eq .answers.security.posture "regulated" }}
        if (deleted == 0)
        {
            return NotFound(id);
        }

        audit.Record("task.delete", id);
        return TypedResults.NoContent();
{{- else }}
        return deleted == 0 ? NotFound(id) : TypedResults.NoContent();
{{- end }}
    }

    private static ProblemHttpResult NotFound(long id) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no task {id}.");

    // As exact as the database keeps it, so that a task reads the same ever after.
    private static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
