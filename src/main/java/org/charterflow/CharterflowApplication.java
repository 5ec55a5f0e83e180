package org.charterflow;

import java.util.TimeZone;
import org.charterflow.mail.dryrun.DryRunCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;

/** Runs open-source industry alliances by their charters. */
@SpringBootApplication
public class CharterflowApplication {

    /** Starts the server, or runs a command: {@code mail dry-run FOLDER}. */
    public static void main(String[] args) {
        if (DryRunCommand.isMeant(args)) {
            // Until a logging system is set up nothing is logged, so that standard output has JSON alone.
            LoggingSystem.get(CharterflowApplication.class.getClassLoader()).beforeInitialize();
            System.exit(DryRunCommand.main(args));
        }
        // The engine stores instants without a zone, in the zone of its JVM: one and the same on every node and
        // machine.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(CharterflowApplication.class, args);
    }
}
