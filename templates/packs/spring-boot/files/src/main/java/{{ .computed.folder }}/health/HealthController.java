package {{ .computed.package }}.health;

import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Actuator's health groups, in the words of those who ask for /healthz and /readyz. */
@RestController
@Tag(name = "health")
class HealthController {

    record Liveness(String status) {}

    record Readiness(String status, Map<String, String> checks) {}

    private final HealthEndpoint health;

    HealthController(HealthEndpoint health) {
        this.health = health;
    }

    @GetMapping("/healthz")
    @Operation(summary = "Whether the process lives")
    ResponseEntity<Liveness> live() {
        boolean up = isUp(health.healthForPath("liveness"));
        return respond(up, new Liveness(word(up)));
    }

    @GetMapping("/readyz")
    @Operation(summary = "Whether the service can do its work")
    @ApiResponse(responseCode = "200", description = "It can")
    @ApiResponse(responseCode = "503", description = "It cannot: the database does not answer, or the service stops")
    ResponseEntity<Readiness> ready() {
        CompositeHealthDescriptor group = (CompositeHealthDescriptor) health.healthForPath("readiness");
        Map<String, String> checks = new TreeMap<>();
        group.getComponents().forEach((name, each) -> checks.put(name, word(isUp(each))));
        return respond(isUp(group), new Readiness(word(isUp(group)), checks));
    }

    private static boolean isUp(HealthDescriptor health) {
        return Status.UP.equals(health.getStatus());
    }

    private static String word(boolean up) {
        return up ? "ok" : "unavailable";
    }

    private static <T> ResponseEntity<T> respond(boolean up, T body) {
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }
}
