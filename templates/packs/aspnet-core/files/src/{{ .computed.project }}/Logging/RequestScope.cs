namespace {{ .computed.project }}.Logging;

/// <summary>The scope of everything that is logged while a request is answered.</summary>
public sealed record RequestScope(string RequestId);
