package org.charterflow.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that answers by the recipient's local part: {@code defer…} is put off, {@code refuse…} unknown,
 * {@code spam…} refused after its content, {@code hangup…} taken without a word, {@code reset…} cut off amid its
 * content, {@code busy…} sent away with 421; every other is accepted. It knows no extension, SMTPUTF8 and 8BITMIME
 * included. Runs from its making until it is closed.
 */
final class ScriptedSmtpServer implements AutoCloseable {

    /** A message as it was received: the return path, the recipient, every line. */
    record Received(String returnPath, String recipient, String message) {}

    private final boolean keeps;
    private final ServerSocket socket;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean accepting;
    private volatile int awaited = -1;
    private volatile Runnable then = () -> {};

    ScriptedSmtpServer() {
        this(true);
    }

    /** @param keeps whether it keeps what the mails say, or only whom they were for */
    ScriptedSmtpServer(boolean keeps) {
        this.keeps = keeps;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many connections were made. */
    int connections() {
        return connections.get();
    }

    /** Every command that was given. */
    List<String> commands() {
        return snapshot(commands);
    }

    /** Does something as soon as this many mails are received, before the last of them is answered. */
    void whenReceived(int mails, Runnable what) {
        then = what;
        awaited = mails;
    }

    List<Received> received() {
        return snapshot(received);
    }

    private static <T> List<T> snapshot(List<T> list) {
        synchronized (list) {
            return List.copyOf(list);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The system still takes who connects until the thread that waits for them has noticed.
        while (accepting) {
            Thread.onSpinWait();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = next()) {
                connections.incrementAndGet();
                converse(client);
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
        }
    }

    private Socket next() throws IOException {
        accepting = true;
        try {
            return socket.accept();
        } finally {
            accepting = false;
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        OutputStream out = client.getOutputStream();
        say(out, "220 scripted");
        String returnPath = "";
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String address = line.replaceAll("^[^<]*<|>.*$", "");
            if (keeps) {
                commands.add(line);
            }
            if (line.startsWith("MAIL")) {
                returnPath = address;
                say(out, "250 2.1.0 ok");
            } else if (line.startsWith("RCPT") && address.startsWith("defer")) {
                say(out, "451 4.7.1 greylisted, try again later");
            } else if (line.startsWith("RCPT") && address.startsWith("refuse")) {
                say(out, "550 5.1.1 no such user");
            } else if (line.startsWith("RCPT") && address.startsWith("busy")) {
                say(out, "421 4.3.2 too many mails in this connection");
                return;
            } else if (line.startsWith("RCPT")) {
                recipient = address;
                say(out, "250 2.1.5 ok");
            } else if (line.startsWith("DATA")) {
                say(out, "354 go ahead");
                if (recipient.startsWith("reset")) {
                    in.readLine();
                    client.setSoLinger(true, 0);
                    return;
                }
                received.add(new Received(returnPath, recipient, data(in, keeps)));
                if (received.size() == awaited) {
                    then.run();
                    return;
                }
                if (recipient.startsWith("hangup")) {
                    return;
                }
                say(out, recipient.startsWith("spam") ? "554 5.7.1 refused as spam" : "250 2.0.0 queued as 42");
            } else if (line.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static String data(BufferedReader in, boolean kept) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (kept) {
                message.append(line).append("\r\n");
            }
        }
        return message.toString();
    }

    private static void say(OutputStream out, String reply) {
        try {
            out.write((reply + "\r\n").getBytes(ISO_8859_1));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
