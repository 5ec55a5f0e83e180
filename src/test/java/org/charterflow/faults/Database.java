package org.charterflow.faults;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL that nodes share and that outlives them, seen from outside. */
final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data = Files.createTempDirectory("charterflow-database");
    private final Path ballast = data.resolve("ballast");
    private final boolean bounded;
    private EmbeddedPostgres server;

    Database() throws IOException {
        this(0);
    }

    /** @param megabytes the size of a volume of its own in memory, if this machine lets us have one; 0 for none */
    Database(int megabytes) throws IOException {
        bounded = megabytes > 0 && mount(megabytes);
        server = start(0);
    }

    /** Whether its disk can be filled without filling the machine's. */
    boolean isBounded() {
        return bounded;
    }

    String url(String client) {
        return server.getJdbcUrl("postgres", "postgres") + "&ApplicationName=" + client;
    }

    JdbcClient sql() {
        var database = new DriverManagerDataSource(url("test"));
        return JdbcClient.create(database);
    }

    /** Ends every connection of a node, as an administrator or a failover does. */
    void terminateConnectionsOf(String node) {
        sql().sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = :node")
                .param("node", node)
                .query(Boolean.class)
                .list();
    }

    void stop() throws IOException {
        String pid = pid();
        server.close();
        // Closing gives up after a few seconds; the server goes on to shut down.
        await().atMost(PATIENCE).until(() -> hasEnded(pid));
    }

    /** As {@code pg_ctl stop -m immediate} does it: no checkpoint, no good-bye; the next start recovers from the log. */
    void stopImmediately() throws IOException {
        String pid = pid();
        run("kill", "-QUIT", pid);
        await().atMost(PATIENCE).until(() -> hasEnded(pid));
        forget();
    }

    /** Leaves nothing free on its volume. */
    void fillDisk() throws IOException {
        byte[] block = new byte[1 << 16];
        try (var file = Files.newOutputStream(ballast)) {
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            if (data.toFile().getUsableSpace() > block.length) {
                throw full;
            }
        }
    }

    /** Frees what {@link #fillDisk} took, and starts the server if it had to give up. */
    void freeDisk() throws IOException {
        Files.delete(ballast);
        if (!answers()) {
            forget();
            startAgain();
        }
    }

    boolean answers() {
        try (var connection = DriverManager.getConnection(url("test"))) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Its process is gone, or is to go; what is left of it here is given up. */
    private void forget() {
        try {
            server.close();
        } catch (IOException gone) {
            // Nothing was left to stop.
        }
    }

    private boolean mount(int megabytes) {
        try {
            run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=700", "charterflow", data.toString());
            return true;
        } catch (IOException notAllowed) {
            return false;
        }
    }

    private String pid() throws IOException {
        return Files.readAllLines(data.resolve("cluster/postmaster.pid")).get(0).strip();
    }

    /** Also if nobody has asked yet how it ended. */
    private static boolean hasEnded(String pid) throws IOException {
        try {
            return Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
        } catch (NoSuchFileException gone) {
            return true;
        }
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() != 0) {
                throw new IOException(String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** On the same port, with the same data. */
    void startAgain() throws IOException {
        server = start(server.getPort());
    }

    /** Of the mails of an alliance, how many there are in each status. */
    Map<String, Integer> figures(String alliance) {
        Map<String, Integer> figures = new TreeMap<>();
        sql().sql(
                        "select status, count(*) mails from charterflow.inbound_mail where alliance = :alliance group by status")
                .param("alliance", alliance)
                .query((row, index) -> figures.put(row.getString("status"), row.getInt("mails")))
                .list();
        return figures;
    }

    int received(String alliance) {
        return figures(alliance).values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void close() throws IOException {
        forget();
        if (bounded) {
            run("umount", "--lazy", data.toString());
        }
        FileSystemUtils.deleteRecursively(data);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("cluster"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                // What was committed has to be there after a crash; the library's own defaults are for throw-away data.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "128MB")
                .setServerConfig("restart_after_crash", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
