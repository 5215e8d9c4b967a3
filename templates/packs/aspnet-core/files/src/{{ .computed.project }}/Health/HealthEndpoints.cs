using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace {{ .computed.project }}.Health;

public sealed record Liveness
{
    public required string Status { get; init; }
}

public sealed record Readiness
{
    public required string Status { get; init; }

    public required IReadOnlyDictionary<string, string> Checks { get; init; }
}

public static class HealthEndpoints
{
    // Not MapHealthChecks: its endpoints are left out of the OpenAPI document.
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => TypedResults.Ok(new Liveness { Status = "ok" }))
            .WithName("GetLiveness")
            .WithTags("health");

        app.MapGet("/readyz", GetReadinessAsync)
            .WithName("GetReadiness")
            .WithTags("health")
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<Readiness>, JsonHttpResult<Readiness>>> GetReadinessAsync(
        HealthCheckService health, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Unavailable(new() { ["database"] = "not asked: stopping" });
        }

        var report = await health.CheckHealthAsync(cancellationToken);
        var checks = report.Entries.ToDictionary(
            entry => entry.Key, entry => entry.Value.Description ?? entry.Value.Status.ToString());
        return report.Status == HealthStatus.Healthy
            ? TypedResults.Ok(new Readiness { Status = "ok", Checks = checks })
            : Unavailable(checks);
    }

    private static JsonHttpResult<Readiness> Unavailable(Dictionary<string, string> checks) =>
        TypedResults.Json(
            new Readiness { Status = "unavailable", Checks = checks },
            statusCode: StatusCodes.Status503ServiceUnavailable);
}
