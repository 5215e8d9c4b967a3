namespace {{ .computed.project }}.Logging;

/// <summary>
/// The audit trail: a line of the log for each change that was committed. It names what was changed, never what that
/// says; the request's id comes from its scope.
/// </summary>
public sealed class AuditLog(ILogger<AuditLog> logger)
{
    public void Record(string action, long taskId)
    {
        KeyValuePair<string, object?>[] change = [new("Action", action), new("TaskId", taskId)];
        logger.Log(LogLevel.Information, new EventId(), change, null, static (_, _) => "audit");
    }
}
