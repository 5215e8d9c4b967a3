package {{ .computed.package }}.config;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the service reads from its environment: each variable checked, and as properties of Spring. */
enum Variable {
    HOST {
        @Override
        Map<String, String> read(String value) {
            String host = value.isEmpty() ? "127.0.0.1" : value;
            require(IP_ADDRESS.matcher(host).matches(), "must be an IP address to listen on, or localhost");
            return Map.of("server.address", host);
        }
    },

    PORT {
        @Override
        Map<String, String> read(String value) {
            String port = value.isEmpty() ? "8080" : value;
            boolean valid =
                    port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65535;
            require(valid, "must be a number from 1 to 65535");
            return Map.of("server.port", port);
        }
    },

    DATABASE_URL {
        @Override
        Map<String, String> read(String value) {
            return DatabaseUrl.read(value);
        }
    },

    LOG_LEVEL {
        @Override
        Map<String, String> read(String value) {
            String level = value.isEmpty() ? "info" : value;
            require(Set.of("debug", "info", "warn", "error").contains(level), "must be debug, info, warn or error");
            return Map.of("logging.level.root", level);
        }
    },

    APP_ENV {
        @Override
        Map<String, String> read(String value) {
            String profile = value.isEmpty() ? "production" : value;
            require(Set.of("development", "production").contains(profile), "must be development or production");
            return Map.of("spring.profiles.active", profile);
        }
    };

    private static final Pattern IP_ADDRESS = Pattern.compile(
            "localhost|((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}|[\\da-fA-F]*:[\\da-fA-F:.]*");

    /** An empty value is one that is not set. What is thrown must never show a value: it may be a password. */
    abstract Map<String, String> read(String value);

    static void require(boolean valid, String rule) {
        if (!valid) {
            throw new IllegalArgumentException(rule);
        }
    }
}
