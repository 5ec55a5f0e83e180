package org.charterflow.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database and mail servers, and the nodes that run on them, with a mailbox for each of these alliances. */
final class Installation implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    /** By TLS; where nothing else is said, the mailbox is looked into once an hour if the server pushes nothing. */
    static final String OSCAR = "oscar";

    static final String COIA = "coia";
    static final String HUBEI = "hubei";
    static final String CIOSA = "ciosa";

    /** By STARTTLS. */
    static final String COPU = "copu";

    /** By TLS, at a name that the server's certificate does not bear. */
    static final String GREEN = "green";

    /** So seldom that only what the mail server pushes is read. */
    static final Duration PUSHED = Duration.ofHours(1);

    final Database database;
    final MailServers mail = new MailServers();
    private final Duration poll;
    private final String prefix;
    private final List<Node> nodes = new ArrayList<>();

    Installation() throws IOException {
        this("", 0, PUSHED);
    }

    /**
     * @param prefix of the nodes' names, which are also those of their logs
     * @param megabytes of the database's own volume; 0 for none
     * @param poll how often mailboxes are looked into when their server pushes nothing
     */
    Installation(String prefix, int megabytes, Duration poll) throws IOException {
        this.prefix = prefix;
        this.poll = poll;
        this.database = new Database(megabytes);
    }

    /** A node that runs: one that does already, or a new one. */
    Node node() throws IOException {
        for (Node node : nodes) {
            if (node.isAlive()) {
                return node;
            }
        }
        return anotherNode();
    }

    /** Starts a node beside those that run. */
    Node anotherNode() throws IOException {
        return anotherNode(Map.of());
    }

    /** Starts a node beside those that run, with settings that they do not have. */
    Node anotherNode(Map<String, String> further) throws IOException {
        Duration ahead =
                nodes.stream().map(Node::ahead).max(Duration::compareTo).orElse(Duration.ZERO);
        return begin(ahead, further).ready();
    }

    /** Begins to start a node beside those that run. */
    Node begin(Duration ahead) throws IOException {
        return begin(ahead, Map.of());
    }

    private Node begin(Duration ahead, Map<String, String> further) throws IOException {
        String name = prefix + "node-" + (nodes.size() + 1);
        List<String> trust = List.of(
                "-Djavax.net.ssl.trustStore=" + mail.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + MailServers.TRUST_STORE_PASSWORD);
        Map<String, String> environment = settings(name);
        environment.putAll(further);
        Node node = Node.start(name, environment, trust, ahead);
        nodes.add(node);
        return node;
    }

    /** Mail for the alliance's applications, sent by SMTP as anybody's server would. */
    void send(Applicant applicant, String alliance) {
        String recipient = "apply@" + alliance + ".example";
        mail.send(applicant.address(), recipient, applicant.mail(recipient));
    }

    Mailbox mailboxOf(String alliance) {
        return mail.mailbox(alliance + ".example");
    }

    private Map<String, String> settings(String name) {
        Map<String, String> settings = new HashMap<>();
        settings.put("PORT", "0");
        settings.put("BASE_URL", "https://charterflow.example");
        settings.put("DB_URL", database.url(name));
        settings.put("DB_USER", "postgres");
        settings.put("DB_PASSWORD", "postgres");
        settings.put("SMTP_HOST", "localhost");
        settings.put("SMTP_PORT", String.valueOf(mail.smtpPort()));
        settings.put("SMTP_USER", "charterflow");
        settings.put("SMTP_PASSWORD", MailServers.PASSWORD);
        settings.put("TOKEN_KEY", "a-token-key-that-seals-nothing-of-value");
        settings.put("ADMIN_PASSWORD", "Tested-Chief-1");
        List<String> alliances = List.of(OSCAR, COIA, HUBEI, CIOSA, COPU, GREEN);
        settings.put("ALLIANCES", String.join(",", alliances));
        for (String alliance : alliances) {
            String channel = "MAIL_CHANNELS_" + alliance.toUpperCase(Locale.ROOT) + "_";
            settings.put(channel + "SECRET", "inbound-secret");
            settings.put(channel + "IMAP_HOST", alliance.equals(GREEN) ? "127.0.0.1" : "localhost");
            settings.put(
                    channel + "IMAP_PORT", String.valueOf(alliance.equals(COPU) ? mail.imapPort() : mail.imapsPort()));
            settings.put(channel + "IMAP_SSL", String.valueOf(!alliance.equals(COPU)));
            settings.put(channel + "IMAP_USER", Mailbox.user(alliance + ".example"));
            settings.put(channel + "IMAP_PASSWORD", MailServers.PASSWORD);
            settings.put(channel + "IMAP_POLL", poll.toString());
        }
        Map<String, String> environment = new HashMap<>();
        settings.forEach((setting, value) -> environment.put("CHARTERFLOW_" + setting, value));
        return environment;
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Node::close);
        mail.close();
        database.close();
    }
}
