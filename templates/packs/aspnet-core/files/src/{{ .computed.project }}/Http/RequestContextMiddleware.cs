using System.Diagnostics;
using System.Text.RegularExpressions;
using {{ .computed.project }}.Logging;

namespace {{ .computed.project }}.Http;

/// <summary>Gives a request its id, its headers, its line in the log and its place in the metrics.</summary>
public sealed partial class RequestContextMiddleware(
    RequestDelegate next, ServiceMetrics metrics, ILogger<RequestContextMiddleware> logger)
{
    private const string RequestIdHeader = "X-Request-ID";

    public async Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[RequestIdHeader].ToString();
        context.TraceIdentifier = SaneId().IsMatch(given) ? given : Guid.NewGuid().ToString("N");
        // At the last moment, because an answer to an exception starts without headers.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[RequestIdHeader] = context.TraceIdentifier;
            context.Response.Headers.XContentTypeOptions = "nosniff";
{{- if eq .answers.security.posture "regulated" }}
            StrictHeaders.Set(context);
{{- end }}
            return Task.CompletedTask;
        });
        // Also an exception would leave no endpoint behind.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched";
        var start = Stopwatch.GetTimestamp();
        using (logger.BeginScope(new RequestScope(context.TraceIdentifier)))
        {
            try
            {
                await next(context);
            }
            finally
            {
                Tell(context, route, Stopwatch.GetElapsedTime(start));
            }
        }
    }

    private void Tell(HttpContext context, string route, TimeSpan duration)
    {
        var status = context.Response.StatusCode;
        var path = context.Request.Path.ToString();
        metrics.Observe(context.Request.Method, route, status, duration);
        var isQuiet = status < StatusCodes.Status500InternalServerError && path is "/healthz" or "/readyz" or "/metrics";
        LogRequest(
            logger,
            isQuiet ? LogLevel.Debug : LogLevel.Information,
            context.Request.Method,
            path,
            status,
            Math.Round(duration.TotalMilliseconds, 1));
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,128}\z")]
    private static partial Regex SaneId();

    [LoggerMessage("{Method} {Path} {Status} in {DurationMs} ms")]
    private static partial void LogRequest(
        ILogger logger, LogLevel level, string method, string path, int status, double durationMs);
}
