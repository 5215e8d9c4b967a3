using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using {{ .computed.project }}.Data;

namespace {{ .computed.project }}.Health;

/// <summary>Healthy while the tables can be read in the time that the check was given.</summary>
public sealed class DatabaseHealthCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // Not waited for beyond its time: a driver that is stuck is slow to give up.
            await Task.Run(() => ReadAsync(cancellationToken), cancellationToken).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy("ok");
        }
        catch (Exception problem)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "no answer", problem);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await database.Tasks.AnyAsync(cancellationToken);
    }
}
