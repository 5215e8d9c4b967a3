using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using {{ .computed.project }}.Configuration;
using {{ .computed.project }}.Data;

namespace {{ .computed.project }}.Tests;

public sealed class OperationTests(ServiceFixture service) : ServiceTest(service)
{
    [Fact]
    public async Task ItIsAliveAndReady()
    {
        Assert.Equal("""{"status":"ok"}""", await Client.GetStringAsync("/healthz"));
        Assert.Equal("""{"status":"ok","checks":{"database":"ok"}}""", await Client.GetStringAsync("/readyz"));
    }

    [Fact]
    public async Task WithoutItsDatabaseItIsAliveButNotReady()
    {
        await using var lonely = Service.WithWebHostBuilder(
            host => host.UseSetting("DATABASE_URL", TestDatabase.Unreachable));
        using var client = lonely.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz")).StatusCode);
        var ready = await client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("no answer", (await ReadAsync(ready)).GetProperty("checks").GetProperty("database").GetString());

        var failed = await client.GetAsync(Tasks);
        Assert.InRange((int)failed.StatusCode, 500, 503);
        Assert.Equal("application/problem+json", failed.Content.Headers.ContentType?.MediaType);
        Assert.Single(failed.Headers.GetValues("X-Request-ID"));
    }

    [Theory]
    [InlineData("trace-me.1", true)]
    [InlineData("two words", false)]
    [InlineData("<b>", false)]
    public async Task ASaneRequestIdIsTakenOver(string given, bool isTaken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Tasks);
        request.Headers.TryAddWithoutValidation("X-Request-ID", given);

        var id = Assert.Single((await Client.SendAsync(request)).Headers.GetValues("X-Request-ID"));
        Assert.Equal(isTaken, id == given);
        Assert.Matches("^[A-Za-z0-9._-]{1,128}$", id);
    }

    [Fact]
    public async Task MetricsAreByRoute()
    {
        await Client.GetAsync($"{Tasks}/4711");

        var metrics = await Client.GetStringAsync("/metrics");
        Assert.Contains("""route="/api/v1/tasks/{id:long}",status="404"}""", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("tasks/4711", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheContractDescribesTheTasks()
    {
        var contract = await ReadAsync(await Client.GetAsync("/openapi.json"));

        Assert.StartsWith("3.1", contract.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var create = contract.GetProperty("paths").GetProperty(Tasks).GetProperty("post");
        var statuses = create.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order();
        Assert.Equal("201 400 413 415 422", string.Join(' ', statuses));
    }

    [Fact]
    public async Task MigrationsLeadToTheModelAndBack()
    {
        await using var empty = new ServiceFixture();
        await empty.InitializeAsync();
        await using var scope = empty.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database;

        Assert.False(database.HasPendingModelChanges());
        await database.MigrateAsync("0");
        Assert.Empty(await database.GetAppliedMigrationsAsync());
        await database.MigrateAsync();
    }

    [Theory]
    [InlineData("PORT", "99737")]
    [InlineData("HOST", "not a host")]
    [InlineData("DATABASE_URL", "nonsense")]
    [InlineData("LOG_LEVEL", "deafening")]
    [InlineData("APP_ENV", "moonbase")]
    public void ABadVariableStopsTheStart(string variable, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["DATABASE_URL"] = TestDatabase.Unreachable,
                [variable] = value,
            })
            .Build();

        var problem = Assert.Throws<SettingsException>(() => Settings.Load(configuration));
        Assert.StartsWith(variable, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, problem.Message, StringComparison.Ordinal);
    }
}
