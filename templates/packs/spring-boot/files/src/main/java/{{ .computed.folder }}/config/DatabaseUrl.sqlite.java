package {{ .computed.package }}.config;

import java.util.Map;

/** The database's address, as the environment has it and as JDBC wants it. */
class DatabaseUrl {

    static Map<String, String> read(String value) {
        String url = value.isEmpty() ? "sqlite:tasks.db" : value;
        Variable.require(url.matches("sqlite:[^:?][^?]*"), "must name a file, such as sqlite:tasks.db");
        return Map.of("spring.datasource.url", "jdbc:" + url);
    }
}
