package {{ .computed.package }}.web;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers whatever is thrown as a problem (RFC 9457). */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** A body whose members break these rules. */
    static ErrorResponseException invalid(Map<String, List<String>> errors) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        return new ErrorResponseException(status, problem(status, "The body breaks a rule.", errors), null);
    }

    static Map<String, List<String>> byField(BindingResult result) {
        Map<String, List<String>> errors = new TreeMap<>();
        for (FieldError each : result.getFieldErrors()) {
            errors.computeIfAbsent(each.getField(), field -> new ArrayList<>()).add(each.getDefaultMessage());
        }
        return errors;
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleErrorResponseException(
                invalid(byField(e.getBindingResult())), headers, HttpStatus.UNPROCESSABLE_CONTENT, request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Map<String, List<String>> errors = new TreeMap<>();
        e.getParameterValidationResults()
                .forEach(each -> errors.put(
                        each.getMethodParameter().getParameterName(),
                        each.getResolvableErrors().stream()
                                .map(error -> error.getDefaultMessage())
                                .toList()));
        return respond(e, HttpStatus.BAD_REQUEST, "The query is not valid.", errors, request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return respond(e, HttpStatus.NOT_FOUND, "Nothing has such an id.", Map.of(), request);
        }
        Map<String, List<String>> errors =
                Map.of(String.valueOf(e.getPropertyName()), List.of("must be a whole number"));
        return respond(e, HttpStatus.BAD_REQUEST, "The query is not valid.", errors, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return respond(e, status, "The body is missing or not valid JSON.", Map.of(), request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        TransactionException.class
    })
    ResponseEntity<Object> handleDatabase(Exception e, WebRequest request) {
        log.error("The database does not answer", e);
        return respond(
                e, HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer. Try again later.", Map.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> handleUndecodable(InvalidParameterException e, WebRequest request) {
        return respond(e, HttpStatus.BAD_REQUEST, "The query is not valid.", Map.of(), request);
    }

    /** The client hung up: nobody hears the answer. */
    @ExceptionHandler
    ResponseEntity<Object> handleBrokenOff(IOException e, WebRequest request) {
        return respond(e, HttpStatus.BAD_REQUEST, "The request broke off.", Map.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> handleOther(Exception e, WebRequest request) {
        log.error("A request failed", e);
        return respond(e, HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side.", Map.of(), request);
    }

    private ResponseEntity<Object> respond(
            Exception e, HttpStatusCode status, String detail, Map<String, List<String>> errors, WebRequest request) {
        return handleExceptionInternal(e, problem(status, detail, errors), HttpHeaders.EMPTY, status, request);
    }

    private static ProblemDetail problem(HttpStatusCode status, String detail, Map<String, List<String>> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    /** Spring leaves out the type that says no more than the status. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getType() == null) {
            problem.setType(URI.create("about:blank"));
        }
        return super.createResponseEntity(body, headers, status, request);
    }
}
