using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using {{ .computed.project }}.Data;

namespace {{ .computed.project }}.Tests;

/// <summary>The whole service over a database of its own, for the tests of one class.</summary>
public sealed class ServiceFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string databaseUrl = TestDatabase.NewUrl();

    public async ValueTask InitializeAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.MigrateAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.EnsureDeletedAsync();
        }

        await base.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("APP_ENV", "production");
        builder.UseSetting("LOG_LEVEL", "info");
        builder.UseSetting("DATABASE_URL", databaseUrl);
    }
}
