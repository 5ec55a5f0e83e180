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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that answers by the recipient's local part: {@code defer…} is put off, {@code refuse…} unknown,
 * {@code spam…} refused after its content, {@code hangup…} taken without a word; every other is accepted.
 */
final class ScriptedSmtpServer implements AutoCloseable {

    /** A message as it was received: the return path, the recipient, every line. */
    record Received(String returnPath, String recipient, String message) {}

    private final ServerSocket socket;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    ScriptedSmtpServer() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                converse(client);
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
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
            if (line.startsWith("MAIL")) {
                returnPath = address;
                say(out, "250 2.1.0 ok");
            } else if (line.startsWith("RCPT") && address.startsWith("defer")) {
                say(out, "451 4.7.1 greylisted, try again later");
            } else if (line.startsWith("RCPT") && address.startsWith("refuse")) {
                say(out, "550 5.1.1 no such user");
            } else if (line.startsWith("RCPT")) {
                recipient = address;
                say(out, "250 2.1.5 ok");
            } else if (line.startsWith("DATA")) {
                say(out, "354 go ahead");
                received.add(new Received(returnPath, recipient, data(in)));
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

    private static String data(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(line).append("\r\n");
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
