package org.charterflow.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL that nodes share and that outlives them, seen from outside. */
final class Database implements AutoCloseable {

    private final Path data = Files.createTempDirectory("charterflow-database");
    private EmbeddedPostgres server;

    Database() throws IOException {
        server = start(0);
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
        server.close();
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
        server.close();
        FileSystemUtils.deleteRecursively(data);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
