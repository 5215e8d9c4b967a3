using Microsoft.Extensions.Logging.Console;
using {{ .computed.project }}.Configuration;

namespace {{ .computed.project }}.Logging;

public static class ServiceLogging
{
    /// <summary>Lines of JSON on stdout, or lines for people in development.</summary>
    public static void AddServiceLogging(this ILoggingBuilder logging, Settings settings)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(settings.LogLevel);
{{- if eq .answers.security.posture "regulated" }}
        // The trail is written whatever LOG_LEVEL says.
        logging.AddFilter(typeof(AuditLog).FullName, LogLevel.Information);
{{- end }}
        if (settings.LogLevel == LogLevel.Information)
        {
            logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
            logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        }

        if (settings.IsDevelopment)
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
        }
        else
        {
            logging.AddConsole(console => console.FormatterName = JsonLineFormatter.FormatterName);
            logging.AddConsoleFormatter<JsonLineFormatter, ConsoleFormatterOptions>();
        }
    }
}
