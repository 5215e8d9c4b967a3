package {{ .computed.package }}.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Counts requests, with the labels that Spring gives to their durations. */
@Component
class RequestCounter implements ObservationHandler<ServerRequestObservationContext> {

    private final MeterRegistry meters;

    RequestCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext;
    }

    @Override
    public void onStop(ServerRequestObservationContext context) {
        Iterable<Tag> tags = context.getLowCardinalityKeyValues().stream()
                .map(each -> Tag.of(each.getKey(), each.getValue()))
                .toList();
        Counter.builder("http.requests")
                .description("Requests answered.")
                .tags(tags)
                .register(meters)
                .increment();
    }
}
