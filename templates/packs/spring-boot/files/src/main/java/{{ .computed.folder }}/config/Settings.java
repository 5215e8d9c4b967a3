package {{ .computed.package }}.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Reads the variables of the environment, or else of the file .env, and tells them to Spring in the words of its own
 * properties. A bad one ends the start before anything is built on it.
 */
class Settings implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1; // the profile is one of them
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        readDotEnv(environment);
        Map<String, Object> properties = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (Variable variable : Variable.values()) {
            try {
                properties.putAll(variable.read(environment.getProperty(variable.name(), "")));
            } catch (IllegalArgumentException e) {
                problems.add(variable.name() + " " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(String.join("; ", problems));
        }
        environment.getPropertySources().addLast(new MapPropertySource("settings", properties));
    }

    private static void readDotEnv(ConfigurableEnvironment environment) {
        FileSystemResource file = new FileSystemResource(".env");
        if (!file.exists()) {
            return;
        }
        try {
            environment.getPropertySources().addLast(new ResourcePropertySource(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
