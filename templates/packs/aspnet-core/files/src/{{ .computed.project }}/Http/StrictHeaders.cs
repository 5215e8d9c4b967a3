namespace {{ .computed.project }}.Http;

/// <summary>Answers are data alone: nothing of them is a page, and no cache may keep what the API says.</summary>
public static class StrictHeaders
{
    public const string TransportSecurity = "max-age=31536000; includeSubDomains";
    public const string ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
    public const string ReferrerPolicy = "no-referrer";

    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.StrictTransportSecurity = TransportSecurity;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Referrer-Policy"] = ReferrerPolicy;
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            headers.CacheControl = "no-store";
        }
    }
}
