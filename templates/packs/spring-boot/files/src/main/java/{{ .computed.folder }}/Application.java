package {{ .computed.package }};

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import {{ .computed.package }}.database.DatabaseCommand;

@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        if (args.length == 1 && DatabaseCommand.NAMES.contains(args[0])) {
            DatabaseCommand.run(args[0]);
            return;
        }
        SpringApplication.run(Application.class, args);
        // Without this, the JVM ends with 143 after SIGTERM. It runs once the context is closed.
        SpringApplication.getShutdownHandlers().add(() -> Runtime.getRuntime().halt(0));
    }
}
