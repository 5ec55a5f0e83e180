package org.charterflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs open-source industry alliances by their charters. */
@SpringBootApplication
public class CharterflowApplication {

    public static void main(String[] args) {
        SpringApplication.run(CharterflowApplication.class, args);
    }
}
