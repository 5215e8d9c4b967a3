using Microsoft.OpenApi;
using {{ .computed.project }}.Tasks;

namespace {{ .computed.project }}.Http;

public static class Contract
{
    /// <summary>Describes the service as OpenAPI, from its code.</summary>
    public static void AddContract(this IServiceCollection services) => services.AddOpenApi(openApi =>
    {
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = {{ .service.title | toJson }},
                Description = {{ .service.description | default .service.title | toJson }},
                Version = "0.1.0",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        // What a change leaves out is null in the code, but null is not a value to send.
        openApi.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonPropertyInfo?.DeclaringType == typeof(TaskChange))
            {
                schema.Type &= ~JsonSchemaType.Null;
            }

            return Task.CompletedTask;
        });
    });
}
