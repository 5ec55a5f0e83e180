package org.charterflow.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A port of the demo is taken; says which, and how to choose another. */
class PortInUseException extends RuntimeException {

    private final String action;

    private PortInUseException(String server, int port, String variable) {
        super("Port " + port + " for " + server + " of the demo is already in use.");
        this.action =
                "Stop what uses it, or choose another port: " + variable + "=" + (port + 1000) + " mvn spring-boot:run";
    }

    /**
     * Refuses a port that something else listens on.
     *
     * @param own folder of a PostgreSQL that may still be ours after a crash; then its port may be taken
     */
    static void check(String server, int port, String variable, @Nullable Path own) {
        if (own != null && Files.exists(own.resolve("postmaster.pid"))) {
            return;
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            socket.setReuseAddress(true);
        } catch (IOException taken) {
            throw new PortInUseException(server, port, variable);
        }
    }

    /** Prints the message in place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<PortInUseException> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
            return new FailureAnalysis(cause.getMessage(), cause.action, cause);
        }
    }
}
