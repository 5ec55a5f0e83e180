package org.charterflow;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs open-source industry alliances by their charters. */
@SpringBootApplication
public class CharterflowApplication {

    public static void main(String[] args) {
        // The engine stores instants without a zone, in the zone of its JVM: one and the same on every node and
        // machine.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(CharterflowApplication.class, args);
    }
}
