using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using {{ .computed.project }};
using {{ .computed.project }}.Configuration;
using {{ .computed.project }}.Data;
using {{ .computed.project }}.Health;
using {{ .computed.project }}.Http;
using {{ .computed.project }}.Logging;
using {{ .computed.project }}.Tasks;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddDotEnv(Directory.GetCurrentDirectory());

Settings settings;
try
{
    settings = Settings.Load(builder.Configuration);
}
catch (SettingsException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

switch (args)
{
    case ["healthcheck"]:
        return await Commands.CheckHealthAsync(settings);
    case ["openapi"]:
        settings = settings with { Host = "127.0.0.1", Port = 0, LogLevel = LogLevel.None };
        break;
}

builder.Environment.EnvironmentName = settings.IsDevelopment ? Environments.Development : Environments.Production;
builder.Logging.AddServiceLogging(settings);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
    kestrel.ConfigureEndpointDefaults(listen => listen.AnswerBareRefusals());
    if (settings.Host == "localhost")
    {
        kestrel.ListenLocalhost(settings.Port);
    }
    else
    {
        kestrel.Listen(IPAddress.Parse(settings.Host), settings.Port);
    }
});

// A second less than ten: the process itself has to end in time as well.
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(9));
builder.Services.ConfigureHttpJsonOptions(json =>
{
    json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
    json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
});
builder.Services.AddSingleton(TimeProvider.System);
{{- if eq .answers.security.posture "regulated" }}
builder.Services.AddSingleton<AuditLog>();
{{- end }}
{{- if eq .options.database "sqlite" }}
builder.Services.AddDbContext<AppDbContext>(database => database.UseSqlite(settings.ConnectionString));
{{- else }}
builder.Services.AddDbContext<AppDbContext>(database => database.UseNpgsql(settings.ConnectionString));
{{- end }}
builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", timeout: TimeSpan.FromSeconds(1));
builder.Services.AddProblems();
builder.Services.AddServiceMetrics();
builder.Services.AddContract();
builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new()
{
    Timeout = TimeSpan.FromSeconds(15),
    TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
});

await using var app = builder.Build();

app.UseMiddleware<RequestContextMiddleware>();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseRequestTimeouts();

app.MapHealth();
app.MapServiceMetrics();
app.MapOpenApi("/openapi.json");
app.MapGroup("/api/v1").MapTasks();

switch (args)
{
    case ["migrate"]:
        await Commands.MigrateAsync(app);
        return 0;
    case ["rollback"]:
        await Commands.RollBackAsync(app);
        return 0;
    case ["openapi"]:
        await Commands.PrintContractAsync(app);
        return 0;
}

if (settings.IsDevelopment)
{
    await Commands.MigrateAsync(app);
}

await app.RunAsync();
return 0;
