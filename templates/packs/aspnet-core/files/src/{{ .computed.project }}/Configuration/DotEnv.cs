using Microsoft.Extensions.Configuration.Ini;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;

namespace {{ .computed.project }}.Configuration;

public static class DotEnv
{
    /// <summary>Reads the file .env of a folder, if there is one; every other source wins over it.</summary>
    public static void AddDotEnv(this ConfigurationManager configuration, string folder) =>
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new IniConfigurationSource
        {
            // Files whose names begin with a dot are hidden from the default provider.
            FileProvider = new PhysicalFileProvider(folder, ExclusionFilters.None),
            Path = ".env",
            Optional = true,
        });
}
