using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using {{ .computed.project }}.Data;

namespace {{ .computed.project }}.Tests;

/// <summary>A class of tests that speak HTTP. Each starts without tasks.</summary>
public abstract class ServiceTest(ServiceFixture service) : IClassFixture<ServiceFixture>, IAsyncLifetime
{
    protected const string Tasks = "/api/v1/tasks";

    protected ServiceFixture Service { get; } = service;

    protected HttpClient Client { get; } = service.CreateClient();

    public async ValueTask InitializeAsync()
    {
        await using var scope = Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Tasks.ExecuteDeleteAsync();
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    protected static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>();

    protected async Task<HttpResponseMessage> CreateAsync(string title) =>
        await Client.PostAsJsonAsync(Tasks, new { title });
}
