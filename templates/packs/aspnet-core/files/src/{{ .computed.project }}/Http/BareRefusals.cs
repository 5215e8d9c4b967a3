using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace {{ .computed.project }}.Http;

/// <summary>
/// Kestrel refuses what it cannot parse, such as a NUL in a path, with a bare 400 before any middleware runs.
/// This connection middleware makes a problem of that as well.
/// </summary>
public static class BareRefusals
{
    private const string Body =
        """{"type":"about:blank","title":"Bad Request","status":400,"detail":"The request is not valid HTTP."}""";

    private static readonly byte[] Answer = Encoding.ASCII.GetBytes(
        "HTTP/1.1 400 Bad Request\r\n"
        + $"Content-Length: {Body.Length}\r\n"
        + "Content-Type: application/problem+json\r\n"
        + "X-Content-Type-Options: nosniff\r\n"
{{- if eq .answers.security.posture "regulated" }}
        + $"Strict-Transport-Security: {StrictHeaders.TransportSecurity}\r\n"
        + $"Content-Security-Policy: {StrictHeaders.ContentSecurityPolicy}\r\n"
        + $"Referrer-Policy: {StrictHeaders.ReferrerPolicy}\r\n"
        + "Cache-Control: no-store\r\n"
{{- end }}
        + "Connection: close\r\n"
        + $"\r\n{Body}");

    public static void AnswerBareRefusals(this ListenOptions listen) => listen.Use(next => connection =>
    {
        connection.Transport = new RefusalPipe(connection.Transport);
        return next(connection);
    });

    private sealed class RefusalPipe(IDuplexPipe transport) : IDuplexPipe
    {
        public PipeReader Input { get; } = transport.Input;

        public PipeWriter Output { get; } = new RefusalWriter(transport.Output);
    }

    private sealed class RefusalWriter(PipeWriter output) : PipeWriter
    {
        private Memory<byte> written;

        public override bool CanGetUnflushedBytes => output.CanGetUnflushedBytes;

        public override long UnflushedBytes => output.UnflushedBytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => written = output.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            var head = written.Span[..bytes];
            if (head.StartsWith("HTTP/1.1 400 "u8) && head.IndexOf("\r\nContent-Length: 0\r\n"u8) >= 0)
            {
                // Over what was written, which nobody has seen yet.
                output.Write(Answer);
            }
            else
            {
                output.Advance(bytes);
            }
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            output.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => output.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => output.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => output.CompleteAsync(exception);
    }
}
