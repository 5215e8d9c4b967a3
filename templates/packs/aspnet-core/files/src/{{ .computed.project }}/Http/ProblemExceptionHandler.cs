using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;

namespace {{ .computed.project }}.Http;

/// <summary>Answers what nobody else caught; the inside of it goes to the log only.</summary>
public sealed partial class ProblemExceptionHandler(
    IProblemDetailsService problems, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = exception switch
        {
            BadHttpRequestException refused => (refused.StatusCode, refused.Message),
            _ when IsOutage(exception) =>
                (StatusCodes.Status503ServiceUnavailable, "The database does not answer. Try again later."),
            _ => (StatusCodes.Status500InternalServerError, "Something went wrong on our side."),
        };
        if (status >= StatusCodes.Status500InternalServerError)
        {
            LogFailure(logger, exception);
        }

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Detail = detail },
        });
    }

    // Entity Framework wraps what its driver throws.
    private static bool IsOutage(Exception? exception) =>
        exception is not null && (exception is DbException { IsTransient: true } || IsOutage(exception.InnerException));

    [LoggerMessage(LogLevel.Error, "The request failed")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
