using System.Globalization;
using Prometheus;

namespace {{ .computed.project }}.Http;

/// <summary>Counts and durations by route, and what the process takes, for Prometheus.</summary>
public sealed class ServiceMetrics
{
    private readonly CollectorRegistry registry = Metrics.NewCustomRegistry();
    private readonly Counter requests;
    private readonly Histogram durations;

    public ServiceMetrics()
    {
        DotNetStats.Register(registry);
        var factory = Metrics.WithCustomRegistry(registry);
        requests = factory.CreateCounter("http_requests_total", "Requests answered.", ["method", "route", "status"]);
        durations = factory.CreateHistogram(
            "http_request_duration_seconds", "Time to answer a request.", ["method", "route"]);
    }

    /// <summary>Counts one request. Labels take few values: a route is a pattern, never a path.</summary>
    public void Observe(string method, string route, int status, TimeSpan duration)
    {
        method = method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" ? method : "other";
        requests.WithLabels(method, route, status.ToString(CultureInfo.InvariantCulture)).Inc();
        durations.WithLabels(method, route).Observe(duration.TotalSeconds);
    }

    public Task WriteAsync(Stream to, CancellationToken cancellationToken) =>
        registry.CollectAndExportAsTextAsync(to, cancellationToken);
}
