namespace {{ .computed.project }}.Tests;

internal static class TestDatabase
{
{{- if eq .options.database "sqlite" }}
    public const string Unreachable = "sqlite:/no/such/folder/tasks.db";

    /// <summary>The address of a database that is not there yet.</summary>
    public static string NewUrl() => $"sqlite:{Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db")}";
{{- else }}
    public const string Unreachable = "postgresql://nobody@127.0.0.1:1/nowhere";

    /// <summary>The address of a database that is not there yet, on the server at DATABASE_URL.</summary>
    public static string NewUrl()
    {
        var url = Environment.GetEnvironmentVariable("DATABASE_URL")
            ?? throw new InvalidOperationException("DATABASE_URL must name a PostgreSQL for the tests: use make test");
        return new UriBuilder(url) { Path = $"test_{Guid.NewGuid():N}" }.ToString();
    }
{{- end }}
}
