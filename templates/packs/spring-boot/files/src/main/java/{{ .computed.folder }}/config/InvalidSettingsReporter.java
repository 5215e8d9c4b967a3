package {{ .computed.package }}.config;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Reports bad settings in the one line that they take, rather than with a stack trace. */
class InvalidSettingsReporter implements SpringBootExceptionReporter {

    InvalidSettingsReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        if (failure instanceof InvalidSettingsException) {
            System.err.println(failure.getMessage());
            return true;
        }
        return false;
    }
}
