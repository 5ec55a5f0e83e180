package org.charterflow.benchmarks.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A mail server (RFC 5321) that takes every mail, remembers its Message-ID, and keeps nothing else. */
final class SmtpSink {

    private final ServerSocket door;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong taken = new AtomicLong();

    SmtpSink() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::accept, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    void clear() {
        seen.clear();
        taken.set(0);
    }

    /** How many different mails came. */
    long different() {
        return seen.size();
    }

    /** How many came that had come before. */
    long again() {
        return taken.get() - seen.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                client.setTcpNoDelay(true);
                var thread = new Thread(() -> serve(client), "smtp-sink-client");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket client) {
        try (client) {
            var lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8), 65_536);
            OutputStream answers = client.getOutputStream();
            say(answers, "220 sink.example");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "DATA" -> {
                        say(answers, "354 go ahead");
                        take(lines);
                        say(answers, "250 2.0.0 taken");
                    }
                    case "QUIT" -> {
                        say(answers, "221 bye");
                        return;
                    }
                    default -> say(answers, "250 2.1.0 fine");
                }
            }
        } catch (IOException e) {
            // A client that was killed says no good-bye.
        }
    }

    private void take(BufferedReader lines) throws IOException {
        String id = null;
        for (String line = lines.readLine(); !".".equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IOException("the mail has no end");
            }
            if (id == null && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                id = line.substring(11).strip();
            }
        }
        seen.add(String.valueOf(id));
        taken.incrementAndGet();
    }

    private static void say(OutputStream answers, String line) throws IOException {
        answers.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        answers.flush();
    }
}
