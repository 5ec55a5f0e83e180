package org.charterflow.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Dovecot and Exim as private servers: on free ports of the loopback interface, in a folder of their own, with a
 * self-made certificate for {@code localhost}, and never as root. The machine's own mail servers are not touched.
 */
final class MailServers implements AutoCloseable {

    static final String PASSWORD = "faulty-Password-1";

    static final String TRUST_STORE_PASSWORD = "changeit";
    private static final Duration START = Duration.ofMinutes(2);

    /** Names of files begin with a time; these are older than any mail that comes by SMTP. */
    private static final int OLD = 1_700_000_000;

    private int filled;

    private final Path folder = Files.createTempDirectory("charterflow-mail");
    private final int imap = freePort();
    private final int imaps = freePort();
    private final int lmtp = freePort();
    private final int smtp = freePort();
    private final boolean root = said("id", "-u").equals("0");
    private final String user = root ? "nobody" : said("id", "-un");
    private final String group = root ? "nogroup" : said("id", "-gn");
    private @Nullable Process dovecot;
    private @Nullable Process exim;

    MailServers() throws IOException {
        Files.createDirectories(folder.resolve("spool"));
        Files.createDirectories(folder.resolve("mail"));
        Certificate.make(folder, trustStore(), TRUST_STORE_PASSWORD);
        configure("dovecot.conf");
        configure("exim.conf");
        own(folder);
        startImap();
        startSmtp();
    }

    /** Whether this machine has both servers and they can be run without rights. */
    static boolean installed() {
        return Stream.of("dovecot", "exim4", "setpriv")
                .allMatch(program -> Stream.of("/usr/sbin", "/usr/bin", "/bin")
                        .anyMatch(place -> Files.isExecutable(Path.of(place, program))));
    }

    int imapPort() {
        return imap;
    }

    int imapsPort() {
        return imaps;
    }

    int smtpPort() {
        return smtp;
    }

    /** A Java trust store that holds the servers' certificate and no other. */
    Path trustStore() {
        return folder.resolve("trust.p12");
    }

    void startImap() throws IOException {
        dovecot = start(imap, "/usr/sbin/dovecot", "-F", "-c", folder.resolve("dovecot.conf"));
    }

    /** Starts Dovecot as a server that can do less. */
    void startImap(String capabilities) throws IOException {
        dovecot = start(
                imap,
                "/usr/sbin/dovecot",
                "-F",
                "-c",
                folder.resolve("dovecot.conf"),
                "-o",
                "imap_capability=" + capabilities);
    }

    void stopImap() {
        stop(dovecot);
    }

    void startSmtp() throws IOException {
        exim = start(smtp, "/usr/sbin/exim4", "-C", folder.resolve("exim.conf"), "-bdf", "-q2s");
    }

    void stopSmtp() {
        stop(exim);
    }

    /** Sends a mail by SMTP without a login, as a stranger's server does. */
    void send(String sender, String recipient, String message) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.from", sender);
        properties.setProperty("mail.smtp.allow8bitmime", "true");
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", smtp, null, null);
            var mail = new MimeMessage(session, new ByteArrayInputStream(message.getBytes(UTF_8))) {
                @Override
                protected void updateMessageID() {
                    // What is sent again is the same message.
                }
            };
            transport.sendMessage(mail, new InternetAddress[] {new InternetAddress(recipient)});
        } catch (MessagingException e) {
            throw new IllegalStateException("mail to " + recipient, e);
        }
    }

    /** What Dovecot has logged. */
    String imapLog() throws IOException {
        return Files.readString(folder.resolve("dovecot.log"));
    }

    /** The mailbox that takes the mail for a domain. */
    Mailbox mailbox(String domain) {
        return new Mailbox(imap, domain);
    }

    /** A message with its header, in the mailbox of a domain. */
    record Delivered(String domain, String message) {}

    /** Every message that lies in any mailbox, in whichever folder. */
    List<Delivered> delivered() throws IOException {
        List<Delivered> messages = new ArrayList<>();
        Path mailboxes = folder.resolve("mail");
        try (Stream<Path> files = Files.walk(mailboxes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().matches(".*/(cur|new)/[^/]+")) {
                    String user = mailboxes.relativize(file).getName(0).toString();
                    messages.add(
                            new Delivered(user.substring(user.indexOf('@') + 1), Files.readString(file, ISO_8859_1)));
                }
            }
        }
        return messages;
    }

    /** Puts mails into a domain's inbox at once, as files, past SMTP. */
    void fill(String domain, List<String> mails) throws IOException {
        fill(domain, mails, "rw-------");
    }

    /** Puts a mail into a domain's inbox that Dovecot can list, and fails to read. */
    void addUnreadable(String domain, String mail) throws IOException {
        fill(domain, List.of(mail), "---------");
    }

    /** Puts a domain's archived mail back into its inbox, with new UIDs under a new UIDVALIDITY; Dovecot must not run. */
    void restore(String domain) throws IOException {
        Path box = folder.resolve("mail").resolve(Mailbox.user(domain));
        for (String part : List.of("cur", "new")) {
            try (Stream<Path> archived = Files.list(box.resolve(".Charterflow").resolve(part))) {
                for (Path mail : archived.toList()) {
                    Files.move(mail, box.resolve(part).resolve(mail.getFileName()));
                }
            }
        }
        try (Stream<Path> files = Files.list(box)) {
            for (Path index : files.filter(file -> file.getFileName().toString().startsWith("dovecot"))
                    .toList()) {
                Files.delete(index);
            }
        }
    }

    private void fill(String domain, List<String> mails, String permissions) throws IOException {
        Path box = folder.resolve("mail").resolve(Mailbox.user(domain));
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectories(box.resolve(part));
        }
        for (String mail : mails) {
            Path written = box.resolve("tmp").resolve("%d.M%06d.test".formatted(OLD + filled, filled++));
            Files.writeString(written, mail.replace("\r\n", "\n"), UTF_8);
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(permissions));
        }
        own(box);
        try (Stream<Path> written = Files.list(box.resolve("tmp"))) {
            for (Path mail : written.toList()) {
                Files.move(mail, box.resolve("new").resolve(mail.getFileName()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        stopSmtp();
        stopImap();
        FileSystemUtils.deleteRecursively(folder);
    }

    private Process start(int port, Object... command) throws IOException {
        List<String> words = new ArrayList<>();
        if (root) {
            // Neither is to run with rights that it does not need.
            words.addAll(List.of("setpriv", "--reuid", user, "--regid", group, "--clear-groups"));
        }
        Stream.of(command).map(String::valueOf).forEach(words::add);
        Path output = folder.resolve(Path.of(String.valueOf(command[0])).getFileName() + ".out");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        await(command[0] + ", see " + output).atMost(START).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(command[0] + " ended: " + Files.readString(output));
            }
            return listens(port);
        });
        return process;
    }

    private static void stop(@Nullable Process process) {
        if (process != null) {
            process.destroy();
            await().atMost(START).until(() -> !process.isAlive());
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private void configure(String name) throws IOException {
        String text;
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/faults/" + name), name)) {
            text = new String(file.readAllBytes(), UTF_8);
        }
        Map<String, Object> values = Map.of(
                "folder",
                folder,
                "user",
                user,
                "group",
                group,
                "password",
                PASSWORD,
                "imap",
                imap,
                "imaps",
                imaps,
                "lmtp",
                lmtp,
                "smtp",
                smtp);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue().toString());
        }
        Files.writeString(folder.resolve(name), text, UTF_8);
    }

    private void own(Path path) throws IOException {
        if (root) {
            said("chown", "-R", user + ":" + group, path.toString());
        }
    }

    /** What a command says. */
    static String said(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
