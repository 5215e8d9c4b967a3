using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace {{ .computed.project }}.Data;

/// <summary>Lets dotnet ef write migrations without a database and its settings.</summary>
public sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<AppDbContext>
{
    public AppDbContext CreateDbContext(string[] args) =>
{{- if eq .options.database "sqlite" }}
        new(new DbContextOptionsBuilder<AppDbContext>().UseSqlite().Options);
{{- else }}
        new(new DbContextOptionsBuilder<AppDbContext>().UseNpgsql().Options);
{{- end }}
}
