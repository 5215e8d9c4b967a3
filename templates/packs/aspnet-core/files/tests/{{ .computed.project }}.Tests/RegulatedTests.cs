using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using {{ .computed.project }}.Logging;

namespace {{ .computed.project }}.Tests;

public sealed class RegulatedTests(ServiceFixture service) : ServiceTest(service)
{
    [Fact]
    public async Task EachChangeLeavesALineAndNothingElseDoes()
    {
        using var log = new LogOfLines();
        await using var quiet = Service.WithWebHostBuilder(host => host
            .UseSetting("LOG_LEVEL", "error")
            .ConfigureServices(services => services.AddSingleton<ILoggerProvider>(log)));
        using var client = quiet.CreateClient();
        client.DefaultRequestHeaders.Add("X-Request-ID", "find-me");

        var created = await ReadAsync(await client.PostAsJsonAsync(Tasks, new { title = "private" }));
        var id = created.GetProperty("id").GetInt64();
        var path = $"{Tasks}/{id}";
        await client.PatchAsJsonAsync(path, new { title = "secret" });
        await client.PatchAsync(path, Json("{}"));
        await client.PatchAsJsonAsync(path, new { title = "" });
        await client.GetAsync(path);
        await client.DeleteAsync(path);
        await client.DeleteAsync(path);

        var events = log.Lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        var actions = events.Select(line => line.GetProperty("action").GetString());
        Assert.Equal("task.create, task.update, task.delete", string.Join(", ", actions));
        Assert.All(events, line =>
        {
            Assert.Equal("audit", line.GetProperty("msg").GetString());
            Assert.Equal("info", line.GetProperty("level").GetString());
            Assert.Equal(id, line.GetProperty("task_id").GetInt64());
            Assert.Equal("find-me", line.GetProperty("request_id").GetString());
        });
        Assert.All(log.Lines, line => Assert.DoesNotMatch("private|secret", line));
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/nowhere")]
    [InlineData("/api/nowhere")]
    [InlineData(Tasks)]
    [InlineData(Tasks + "?limit=0")]
    [InlineData(Tasks + "?limit=many")]
    public async Task EveryAnswerCarriesStrictHeaders(string path)
    {
        var headers = (await Client.GetAsync(path)).Headers;

        Assert.Equal("max-age=31536000; includeSubDomains", Value("Strict-Transport-Security"));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Value("Content-Security-Policy"));
        Assert.Equal("no-referrer", Value("Referrer-Policy"));
        Assert.Equal(path.StartsWith("/api/", StringComparison.Ordinal), headers.CacheControl?.ToString() == "no-store");

        string Value(string name) => Assert.Single(headers.GetValues(name));
    }

    /// <summary>Keeps the lines that the service's log would have on stdout.</summary>
    private sealed class LogOfLines : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private readonly JsonLineFormatter formatter = new();
        private readonly ConcurrentQueue<string> lines = new();
        private IExternalScopeProvider? scopes;

        public IReadOnlyCollection<string> Lines => lines;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> message)
        {
            using var line = new StringWriter();
            formatter.Write(new LogEntry<TState>(logLevel, "test", eventId, state, exception, message), scopes, line);
            lines.Enqueue(line.ToString());
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
