package {{ .computed.package }}.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    // spotless:off
    private static final String TITLE = {{ .service.title | toJson }};
    private static final String DESCRIPTION = {{ .service.description | default .service.title | toJson }};
    // spotless:on

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .servers(List.of(new Server().url("/")))
                .info(new Info().title(TITLE).description(DESCRIPTION).version("1.0.0"));
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        Schema<?> errors = new MapSchema().additionalProperties(new ArraySchema().items(new StringSchema()));
        Schema<?> problem = new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("errors", errors);
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return openApi -> openApi.getComponents().addSchemas("Problem", problem);
    }

    /** Adds the problems that a method can end in; which ones, its parameters tell. */
    @Bean
    OperationCustomizer problems() {
        return (operation, method) -> {
            for (HttpStatus status : problems(method)) {
                Content content = new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
                operation
                        .getResponses()
                        .addApiResponse(
                                String.valueOf(status.value()),
                                new ApiResponse()
                                        .description(status.getReasonPhrase())
                                        .content(content));
            }
            return operation;
        };
    }

    private static Set<HttpStatus> problems(HandlerMethod method) {
        Set<HttpStatus> statuses = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                statuses.add(HttpStatus.BAD_REQUEST);
            }
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                statuses.add(HttpStatus.NOT_FOUND);
            }
            if (parameter.hasParameterAnnotation(RequestBody.class)
                    && parameter.getParameterType().isRecord()) {
                statuses.addAll(Set.of(
                        HttpStatus.BAD_REQUEST,
                        HttpStatus.REQUEST_TIMEOUT,
                        HttpStatus.CONTENT_TOO_LARGE,
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        HttpStatus.UNPROCESSABLE_CONTENT));
            }
        }
        return statuses;
    }
}
