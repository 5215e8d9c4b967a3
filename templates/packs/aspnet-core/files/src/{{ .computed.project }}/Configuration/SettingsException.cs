namespace {{ .computed.project }}.Configuration;

/// <summary>Names a variable and what it must be, never its value: that may be a password.</summary>
public sealed class SettingsException(string message) : Exception(message);
