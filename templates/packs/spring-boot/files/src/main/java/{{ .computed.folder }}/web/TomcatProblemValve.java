package {{ .computed.package }}.web;

import java.io.IOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;

/** Answers what Tomcat itself refuses, such as a NUL in the path: it would send a page of HTML. */
public class TomcatProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setContentType("application/problem+json");
        RequestFilter.secure(response);
        try {
            response.getReporter()
                    .write(
                            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"The request is refused.\"}"
                                    .formatted(status.getReasonPhrase(), status.value()));
        } catch (IOException e) {
            container.getLogger().debug("The client is gone", e);
        }
    }
}
