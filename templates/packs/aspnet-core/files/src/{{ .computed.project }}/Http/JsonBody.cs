using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace {{ .computed.project }}.Http;

/// <summary>A JSON object, read member by member so that all that is wrong with it is told at once.</summary>
public sealed class JsonBody
{
    private readonly Dictionary<string, JsonElement> members;
    private readonly Dictionary<string, string[]> errors = [];

    private JsonBody(Dictionary<string, JsonElement> members) => this.members = members;

    public bool IsValid => errors.Count == 0;

    /// <summary>Binds a parameter of a route's handler.</summary>
    public static async ValueTask<JsonBody?> BindAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException(
                "The body must be application/json.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var members = await JsonSerializer.DeserializeAsync<Dictionary<string, JsonElement>>(
                context.Request.Body, JsonSerializerOptions.Web, context.RequestAborted);
            return new JsonBody(members ?? throw new BadHttpRequestException("The body must be a JSON object."));
        }
        catch (JsonException problem)
        {
            throw new BadHttpRequestException("The body is not a valid JSON object.", problem);
        }
    }

    public bool Has(string name) => members.ContainsKey(name);

    /// <summary>A text without the space around it; null when it is left out or refused.</summary>
    public string? Text(string name, int longest)
    {
        if (!members.TryGetValue(name, out var member))
        {
            return null;
        }

        if (Decode(member)?.Trim() is not { } text)
        {
            return Refuse(name, "must be a text");
        }

        // A character is what people count as one, not a unit of UTF-16.
        return text.EnumerateRunes().Count() switch
        {
            0 => Refuse(name, "must not be empty"),
            var length when length > longest => Refuse(name, $"must have at most {longest} characters"),
            _ when text.Contains('\0') => Refuse(name, "must not contain a NUL"),
            _ => text,
        };
    }

    /// <summary>True or false; null when it is left out or refused.</summary>
    public bool? Flag(string name)
    {
        if (!members.TryGetValue(name, out var member))
        {
            return null;
        }

        if (member.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return member.GetBoolean();
        }

        Refuse(name, "must be true or false");
        return null;
    }

    public string? Refuse(string name, string rule)
    {
        errors[name] = [rule];
        return null;
    }

    public ProblemHttpResult Problem() => TypedResults.Problem(new HttpValidationProblemDetails(errors)
    {
        Status = StatusCodes.Status422UnprocessableEntity,
        Detail = "The body breaks a rule.",
    });

    private static string? Decode(JsonElement member)
    {
        if (member.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8.
            return null;
        }
    }
}
