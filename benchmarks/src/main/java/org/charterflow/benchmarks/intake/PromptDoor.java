package org.charterflow.benchmarks.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;

/**
 * Stands before the mail server in memory, which leaves Nagle's algorithm on, so that every answer of more than one piece
 * would wait 40 ms for the acknowledgement of the first; mail servers in use do not.
 */
final class PromptDoor {

    private final ServerSocket door;
    private final int behind;

    /** @param behind the port of the server */
    PromptDoor(int behind) throws IOException {
        this.behind = behind;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                run(() -> pass(client, server));
                run(() -> pass(server, client));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Runnable work) {
        var thread = new Thread(work, "imap-door");
        thread.setDaemon(true);
        thread.start();
    }

    private static void pass(Socket from, Socket to) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            acknowledgeAtOnce(from);
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                acknowledgeAtOnce(from);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Either side has hung up.
        }
    }

    /** The kernel forgets it again and again. */
    private static void acknowledgeAtOnce(Socket socket) throws IOException {
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }
}
