package {{ .computed.package }}.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;

/** The database's address, as the environment has it and as JDBC wants it. */
class DatabaseUrl {

    private static final String RULE = "must look like postgresql://user:password@host:5432/database";

    static Map<String, String> read(String value) {
        URI url = parse(value);
        Variable.require(String.valueOf(url.getScheme()).matches("postgres(ql)?"), RULE);
        Variable.require(url.getHost() != null && url.getPath().length() > 1, RULE);
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String parameters = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        Map<String, String> properties = new HashMap<>();
        properties.put(
                "spring.datasource.url", "jdbc:postgresql://" + url.getHost() + port + url.getRawPath() + parameters);
        if (url.getUserInfo() != null) {
            String[] credentials = url.getUserInfo().split(":", 2);
            properties.put("spring.datasource.username", credentials[0]);
            properties.put("spring.datasource.password", credentials.length > 1 ? credentials[1] : "");
        }
        return properties;
    }

    private static URI parse(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(RULE);
        }
    }
}
