using Prometheus;

namespace {{ .computed.project }}.Http;

public static class MetricsEndpoint
{
    public static void AddServiceMetrics(this IServiceCollection services) => services.AddSingleton<ServiceMetrics>();

    public static void MapServiceMetrics(this IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", WriteAsync)
            .WithName("GetMetrics")
            .WithTags("health")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");

    private static Task WriteAsync(HttpResponse response, ServiceMetrics metrics, CancellationToken cancellationToken)
    {
        response.ContentType = PrometheusConstants.TextContentTypeWithVersionAndEncoding;
        return metrics.WriteAsync(response.Body, cancellationToken);
    }
}
