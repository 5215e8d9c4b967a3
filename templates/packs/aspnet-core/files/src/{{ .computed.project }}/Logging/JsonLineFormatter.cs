using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace {{ .computed.project }}.Logging;

/// <summary>Writes each event as one line of JSON: time, level, msg, then what it tells besides.</summary>
public sealed class JsonLineFormatter() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "json-lines";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new Dictionary<string, object?>
        {
            ["time"] = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture),
            ["level"] = LevelName(logEntry.LogLevel),
            ["msg"] = logEntry.Formatter(logEntry.State, logEntry.Exception),
            ["logger"] = logEntry.Category,
        };
        scopeProvider?.ForEachScope(
            static (scope, into) =>
            {
                if (scope is RequestScope request)
                {
                    into["request_id"] = request.RequestId;
                }
            },
            line);
        if (logEntry.State is IReadOnlyList<KeyValuePair<string, object?>> properties)
        {
            foreach (var (name, value) in properties)
            {
                if (name != "{OriginalFormat}")
                {
                    line.TryAdd(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), Plain(value));
                }
            }
        }

        if (logEntry.Exception is { } exception)
        {
            line["exception"] = exception.ToString();
        }

        textWriter.WriteLine(JsonSerializer.Serialize(line, Json));
    }

    private static string LevelName(LogLevel level) => level switch
    {
        LogLevel.Information => "info",
        _ => level.ToString().ToLowerInvariant(),
    };

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or int or long or double => value,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
