using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using {{ .computed.project }}.Configuration;
using {{ .computed.project }}.Data;

namespace {{ .computed.project }};

/// <summary>What the program can do besides serving, so that its image needs no other tool.</summary>
public static class Commands
{
    public static async Task MigrateAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database;
        await database.MigrateAsync();
    }

    public static async Task RollBackAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database;
        var applied = (await database.GetAppliedMigrationsAsync()).ToList();
        await database.MigrateAsync(applied.Count > 1 ? applied[^2] : Migration.InitialDatabase);
    }

    public static async Task PrintContractAsync(WebApplication app)
    {
        await app.StartAsync();
        using var client = new HttpClient();
        Console.WriteLine(await client.GetStringAsync($"{app.Urls.First()}/openapi.json"));
        await app.StopAsync();
    }

    public static async Task<int> CheckHealthAsync(Settings settings)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var response = await client.GetAsync($"http://127.0.0.1:{settings.Port}/healthz");
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
    }
}
