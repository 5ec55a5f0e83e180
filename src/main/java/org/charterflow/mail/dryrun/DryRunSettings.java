package org.charterflow.mail.dryrun;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.ProfileException;
import org.charterflow.alliance.ProfileFiles;
import org.charterflow.mail.TokenCheck;
import org.charterflow.mail.inbound.DryRun;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What a dry run takes from the server's settings: the charters folder and the token key. */
record DryRunSettings(List<AllianceProfile> alliances, TokenCheck tokens) {

    /** A setting is missing or wrong. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads the settings as the server does: files, environment, command line.
     *
     * @throws Wrong naming what is
     */
    static DryRunSettings read(String... args) {
        try {
            ConfigurableEnvironment environment = new StandardEnvironment();
            String[] settings = Arrays.stream(args).filter(Arguments::isSetting).toArray(String[]::new);
            environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(settings));
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
            String charters = environment.getProperty(ProfileFiles.LOCATION, ProfileFiles.DEFAULT_LOCATION);
            List<AllianceProfile> alliances =
                    new ProfileFiles(charters, new PathMatchingResourcePatternResolver()).read();
            if (alliances.isEmpty()) {
                throw new ProfileException(List.of("There is no <alliance>/alliance.yaml in " + charters));
            }
            return new DryRunSettings(alliances, TokenCheck.of(environment));
        } catch (ProfileException e) {
            throw new Wrong(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new Wrong("The settings cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * @throws Wrong if there is no such alliance
     */
    AllianceProfile channel(String id) {
        return alliances.stream()
                .filter(alliance -> alliance.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Wrong(
                        "There is no channel " + id + "; channels are "
                                + alliances.stream().map(AllianceProfile::id).collect(Collectors.joining(", ")),
                        new IllegalArgumentException(id)));
    }

    DryRun dryRun() {
        return new DryRun(alliances, tokens, Clock.systemUTC());
    }
}
