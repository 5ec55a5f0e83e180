package org.charterflow.benchmarks.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Dovecot, with its mail in files; it is private to this process. A mail is delivered by a file, and pushed half a second
 * later.
 */
final class StoredMailbox implements Mailbox {

    private static final String DOVECOT = "/usr/sbin/dovecot";

    private final Path folder = Files.createTempDirectory("charterflow-mailbox");
    private final int port = freePort();
    private int files;

    StoredMailbox() throws Exception {
        if (!Files.isExecutable(Path.of(DOVECOT))) {
            throw new IllegalStateException("Dovecot is not installed");
        }
        boolean root = said("id", "-u").equals("0");
        String user = root ? "nobody" : said("id", "-un");
        String group = root ? "nogroup" : said("id", "-gn");
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectories(inbox().resolve(part));
        }
        Files.writeString(folder.resolve("dovecot.conf"), configuration(user, group));
        if (root) {
            said("chown", "-R", user + ":" + group, folder.toString());
        }
        List<String> command = new ArrayList<>();
        if (root) {
            command.addAll(List.of("setpriv", "--reuid", user, "--regid", group, "--clear-groups"));
        }
        command.addAll(
                List.of(DOVECOT, "-F", "-c", folder.resolve("dovecot.conf").toString()));
        Process server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        endWith(server);
        while (!listens()) {
            if (!server.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("output")));
            }
            Thread.sleep(50);
        }
    }

    /** Contestants are killed; then nobody is left to end their servers but one who waits for it. */
    private void endWith(Process server) throws IOException {
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "while kill -0 %d; do sleep 1; done; kill %d; sleep 1; rm -rf '%s'"
                                .formatted(ProcessHandle.current().pid(), server.pid(), folder))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void deliver(String round, int number, String token) throws IOException {
        String name = "%d.M%07d.measured".formatted(1_700_000_000 + files, files++);
        Path file = inbox().resolve("tmp").resolve(name);
        Files.write(file, Mailbox.mail(round, number, token));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.move(file, inbox().resolve("new").resolve(name));
    }

    private Path inbox() {
        return folder.resolve("mail");
    }

    private String configuration(String user, String group) {
        return """
                base_dir = %1$s/run
                state_dir = %1$s/run
                log_path = %1$s/log
                protocols = imap
                listen = 127.0.0.1
                mail_location = maildir:%1$s/mail
                default_internal_user = %2$s
                default_internal_group = %3$s
                default_login_user = %2$s
                first_valid_uid = 1
                first_valid_gid = 1
                ssl = no
                disable_plaintext_auth = no
                passdb {
                  driver = static
                  args = password=%4$s
                }
                userdb {
                  driver = static
                  args = uid=%2$s gid=%3$s home=%1$s allow_all_users=yes
                }
                service anvil {
                  chroot =
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %5$d
                  }
                }
                """.formatted(folder, user, group, PASSWORD, port);
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String said(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
