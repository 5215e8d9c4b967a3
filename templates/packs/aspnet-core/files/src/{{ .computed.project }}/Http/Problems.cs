using Microsoft.AspNetCore.WebUtilities;

namespace {{ .computed.project }}.Http;

public static class Problems
{
    /// <summary>Answers every error as application/problem+json (RFC 9457).</summary>
    public static void AddProblems(this IServiceCollection services)
    {
        // Before AddProblemDetails, whose own writer refuses clients that do not ask for JSON.
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemExceptionHandler>();
        // So that a parameter that cannot be read becomes a problem with a detail.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    private sealed class ProblemWriter : IProblemDetailsWriter
    {
        public bool CanWrite(ProblemDetailsContext context) => true;

        public async ValueTask WriteAsync(ProblemDetailsContext context)
        {
            var response = context.HttpContext.Response;
            var problem = context.ProblemDetails;
            problem.Type = "about:blank";
            problem.Status = response.StatusCode;
            problem.Title = ReasonPhrases.GetReasonPhrase(response.StatusCode);
            problem.Detail ??= response.StatusCode switch
            {
                StatusCodes.Status404NotFound => "There is nothing at this path.",
                StatusCodes.Status405MethodNotAllowed => "This path does not take this method.",
                StatusCodes.Status415UnsupportedMediaType => "The body must be application/json.",
                StatusCodes.Status503ServiceUnavailable => "The answer took too long.",
                _ => problem.Title,
            };
            await response.WriteAsJsonAsync(
                problem, problem.GetType(), options: null, contentType: "application/problem+json");
        }
    }
}
