using System.Globalization;
using System.Net;
{{- if eq .options.database "sqlite" }}
using Microsoft.Data.Sqlite;
{{- else }}
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;
{{- end }}

namespace {{ .computed.project }}.Configuration;

/// <summary>The whole configuration, read once at start and checked.</summary>
public sealed record Settings
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required string ConnectionString { get; init; }

    public required LogLevel LogLevel { get; init; }

    public required bool IsDevelopment { get; init; }

    // What a record writes by itself would show the password.
    public override string ToString() => nameof(Settings);

    /// <exception cref="SettingsException">A variable has a bad value.</exception>
    public static Settings Load(IConfiguration configuration) => new()
    {
        Host = ReadHost(Value(configuration, "HOST", "127.0.0.1")),
        Port = ReadPort(Value(configuration, "PORT", "8080")),
{{- if eq .options.database "sqlite" }}
        ConnectionString = ReadDatabaseUrl(Value(configuration, "DATABASE_URL", "sqlite:tasks.db")),
{{- else }}
        ConnectionString = ReadDatabaseUrl(Value(configuration, "DATABASE_URL", "")),
{{- end }}
        LogLevel = ReadLogLevel(Value(configuration, "LOG_LEVEL", "info")),
        IsDevelopment = ReadIsDevelopment(Value(configuration, "APP_ENV", "production")),
    };

    private static string Value(IConfiguration configuration, string variable, string fallback) =>
        configuration[variable] is { Length: > 0 } value ? value : fallback;

    private static string ReadHost(string value) => value == "localhost" || IPAddress.TryParse(value, out _)
        ? value
        : throw new SettingsException("HOST must be an IP address to listen on, or localhost");

    private static int ReadPort(string value) =>
        ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? port
            : throw new SettingsException("PORT must be a number from 1 to 65535");

    private static LogLevel ReadLogLevel(string value) => value.ToLowerInvariant() switch
    {
        "debug" => LogLevel.Debug,
        "info" => LogLevel.Information,
        "warning" => LogLevel.Warning,
        "error" => LogLevel.Error,
        _ => throw new SettingsException("LOG_LEVEL must be debug, info, warning or error"),
    };

    private static bool ReadIsDevelopment(string value) => value switch
    {
        "development" => true,
        "production" => false,
        _ => throw new SettingsException("APP_ENV must be development or production"),
    };
{{ if eq .options.database "sqlite" }}
    private static string ReadDatabaseUrl(string value)
    {
        const string scheme = "sqlite:";
        if (!value.StartsWith(scheme, StringComparison.Ordinal) || value.Length == scheme.Length)
        {
            throw new SettingsException("DATABASE_URL must name a file, such as sqlite:tasks.db");
        }

        var connection = new SqliteConnectionStringBuilder { DataSource = value[scheme.Length..], DefaultTimeout = 10 };
        return connection.ConnectionString;
    }
{{- else }}
    private static string ReadDatabaseUrl(string value)
    {
        const string rule = "DATABASE_URL must look like postgresql://user:password@host:5432/database";
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address)
            || address.Scheme is not ("postgres" or "postgresql")
            || address.Host.Length == 0)
        {
            throw new SettingsException(rule);
        }

        var user = address.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = address.DnsSafeHost,
            Port = address.Port > 0 ? address.Port : 5432,
            Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Timeout = 10,
            CommandTimeout = 10,
            // A PostgreSQL takes a hundred connections, of all its clients together.
            MaxPoolSize = 20,
            // Its library is not in the image.
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        try
        {
            foreach (var (name, values) in QueryHelpers.ParseQuery(address.Query))
            {
                // verify-full in a URL is VerifyFull to Npgsql.
                connection[name] = values.ToString().Replace("-", "", StringComparison.Ordinal);
            }
        }
        catch (ArgumentException)
        {
            throw new SettingsException(rule);
        }

        return connection.ConnectionString;
    }
{{- end }}
}
