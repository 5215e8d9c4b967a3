package {{ .computed.package }}.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Validator;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body for a record member by member, so that a client hears of all that is wrong with it at once: Jackson
 * ends at the first member that has the wrong type.
 */
@RestControllerAdvice
class JsonBodyAdvice extends RequestBodyAdviceAdapter {

    private static final int LIMIT = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final JsonMapper mapper;
    private final Validator validator;

    JsonBodyAdvice(JsonMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getParameterType().isRecord();
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage input,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] body = read(input);
        try {
            return check(mapper.readTree(body), parameter.getParameterType(), input);
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("The body is not valid JSON.", e, input);
        }
    }

    /** The body as it came when each member has its type, for Spring to bind and validate; or else all that is wrong. */
    private HttpInputMessage check(JsonNode body, Class<?> type, HttpInputMessage input) {
        if (!(body instanceof ObjectNode members)) {
            throw ProblemAdvice.invalid(Map.of("body", List.of("must be an object")));
        }
        Map<String, List<String>> errors = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String mismatch = mismatch(members.get(component.getName()), component);
            if (mismatch != null) {
                errors.put(component.getName(), List.of(mismatch));
                members.remove(component.getName());
            }
        }
        if (errors.isEmpty()) {
            return new JsonInputMessage(input.getHeaders(), mapper.writeValueAsBytes(members));
        }
        BindingResult rules = new BeanPropertyBindingResult(mapper.treeToValue(members, type), "body");
        validator.validate(rules.getTarget(), rules);
        ProblemAdvice.byField(rules).forEach(errors::putIfAbsent);
        throw ProblemAdvice.invalid(errors);
    }

    private String mismatch(JsonNode value, RecordComponent component) {
        if (value == null) {
            return null;
        }
        if (value.isNull()) {
            return "must not be null";
        }
        try {
            mapper.treeToValue(value, component.getType());
            return null;
        } catch (JacksonException e) {
            return "must be of type " + component.getType().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads all of the body, unless it is too large or takes too long. */
    private static byte[] read(HttpInputMessage input) throws IOException {
        if (input.getHeaders().getContentLength() > LIMIT) {
            throw tooLarge();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        InputStream body = input.getBody();
        try {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                bytes.write(buffer, 0, count);
                if (bytes.size() > LIMIT) {
                    throw tooLarge();
                }
                if (System.nanoTime() > deadline) {
                    throw tooSlow();
                }
            }
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        }
        return bytes.toByteArray();
    }

    private static ResponseStatusException tooLarge() {
        return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "The body must not be larger than 1 MiB.");
    }

    private static ResponseStatusException tooSlow() {
        return new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, "The body did not come in time.");
    }

    private record JsonInputMessage(HttpHeaders headers, byte[] body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }
    }
}
