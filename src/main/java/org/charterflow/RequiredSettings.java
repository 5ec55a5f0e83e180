package org.charterflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Production starts with everything it needs or not at all; one message names all that is missing. */
class RequiredSettings implements EnvironmentPostProcessor, Ordered {

    private static final int SHORTEST_KEY = 32;

    private static final List<String> INSTALLATION = List.of(
            "CHARTERFLOW_BASE_URL",
            "CHARTERFLOW_DB_URL",
            "CHARTERFLOW_DB_USER",
            "CHARTERFLOW_DB_PASSWORD",
            "CHARTERFLOW_SMTP_HOST",
            "CHARTERFLOW_SMTP_USER",
            "CHARTERFLOW_SMTP_PASSWORD",
            "CHARTERFLOW_TOKEN_KEY",
            "CHARTERFLOW_ADMIN_PASSWORD",
            "CHARTERFLOW_ALLIANCES");

    private static final List<String> DOOR = List.of("SECRET", "IMAP_HOST", "IMAP_USER", "IMAP_PASSWORD");

    /** After the configuration files have said which profile is active. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("production")) && !isBuild()) {
            List<String> missing = missing(environment);
            if (!missing.isEmpty()) {
                throw new MissingSettings(missing);
            }
        }
    }

    /** While the artifact is built its beans are worked out for production, and no installation is at hand. */
    private static boolean isBuild() {
        return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
    }

    static List<String> missing(Environment environment) {
        List<String> missing = new ArrayList<>();
        INSTALLATION.stream().filter(name -> isBlank(environment, name)).forEach(missing::add);
        if (!isBlank(environment, "CHARTERFLOW_TOKEN_KEY")
                && environment.getRequiredProperty("CHARTERFLOW_TOKEN_KEY").length() < SHORTEST_KEY) {
            missing.add("CHARTERFLOW_TOKEN_KEY (at least " + SHORTEST_KEY + " characters)");
        }
        Arrays.stream(environment.getProperty("CHARTERFLOW_ALLIANCES", "").split(","))
                .map(String::strip)
                .filter(alliance -> !alliance.isEmpty())
                .flatMap(alliance -> DOOR.stream()
                        .map(setting ->
                                "CHARTERFLOW_MAIL_CHANNELS_" + alliance.toUpperCase(Locale.ROOT) + "_" + setting))
                .filter(name -> isBlank(environment, name))
                .forEach(missing::add);
        return missing;
    }

    private static boolean isBlank(Environment environment, String name) {
        return environment.getProperty(name, "").isBlank();
    }

    /** What production lacks. */
    static final class MissingSettings extends RuntimeException {
        private final List<String> names;

        MissingSettings(List<String> names) {
            super("Missing settings: " + String.join(", ", names));
            this.names = names;
        }
    }

    /** Prints the names in place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<MissingSettings> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, MissingSettings cause) {
            return new FailureAnalysis(
                    "Production takes its settings from the environment, and these are missing:\n\n    "
                            + String.join("\n    ", cause.names),
                    "Set them (docs/operations.md says what each is), or start the demo: mvn spring-boot:run",
                    cause);
        }
    }
}
