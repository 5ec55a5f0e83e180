package org.charterflow.benchmarks.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.charterflow.benchmarks.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every row that is written into the product's own tables while it lasts, in order, by transaction; and which activities
 * of the engine began in the same transaction.
 */
final class Recording implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Columns that name a thing, unlike any other, without being its key. */
    private static final Set<String> NAMES = Set.of("number", "user_id", "message_id");

    /** A column whose values are counted, and unique. */
    private static final String SERIAL = "serial";

    private final DataSource database;
    private final JdbcClient jdbc;
    private final Map<String, List<String>> keys = new HashMap<>();

    /** Stands for a table where an activity is recorded. */
    private static final String ACTIVITY = "act_hi_actinst";

    /** Begins to record. */
    Recording(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        Schema.execute(database, """
                create table charterflow.recorded (
                    number bigserial primary key, transaction xid8 not null default pg_current_xact_id(),
                    operation text not null, target text not null, content jsonb not null)""");
        for (String table : tables()) {
            List<String> columns = columns("""
                    select attname from pg_attribute
                     where attrelid = :table::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                     order by attnum""", table);
            keys.put(table, columns("""
                    select a.attname from pg_index i
                      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                     where i.indrelid = :table::regclass and i.indisprimary""", table));
            // Numbers of rows that can be told from everything else a row holds.
            columns("""
                    select attname from pg_attribute where attrelid = :table::regclass and attidentity <> ''""", table)
                    .forEach(identity -> Schema.execute(
                            database,
                            "alter table charterflow." + table + " alter column " + identity
                                    + " restart with 5000000000000"));
            String row = columns.stream()
                    .map(column -> "'" + column + "', new.\"" + column + "\"::text")
                    .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
            Schema.execute(database, """
                    create function charterflow.record_%1$s() returns trigger language plpgsql as $$
                    begin
                        insert into charterflow.recorded (operation, target, content) values (tg_op, '%1$s', %2$s);
                        return null;
                    end $$;
                    create trigger zz_recorded after insert or update on charterflow.%1$s
                        for each row execute function charterflow.record_%1$s()""".formatted(table, row));
        }
        Schema.execute(database, """
                create function charterflow.record_activity() returns trigger language plpgsql as $$
                begin
                    insert into charterflow.recorded (operation, target, content)
                    values ('INSERT', '%1$s', jsonb_build_object('id', new.act_id_));
                    return null;
                end $$;
                create trigger zz_recorded after insert on camunda.%1$s
                    for each row execute function charterflow.record_activity()""".formatted(ACTIVITY));
    }

    private List<String> tables() {
        return jdbc.sql("""
                        select tablename from pg_tables
                         where schemaname = 'charterflow' and tablename not in ('recorded', 'flyway_schema_history')
                        """).query(String.class).list();
    }

    private List<String> columns(String sql, String table) {
        return jdbc.sql(sql)
                .param("table", "charterflow." + table)
                .query(String.class)
                .list();
    }

    /** A row as it was recorded. */
    private record Row(String transaction, String table, boolean inserted, Map<String, String> content) {

        boolean isActivity() {
            return table.equals(ACTIVITY);
        }

        String sql(List<String> key) {
            if (inserted) {
                return "insert into charterflow." + table
                        + content.keySet().stream().collect(Collectors.joining("\", \"", " (\"", "\")"))
                        + " overriding system value values"
                        + content.keySet().stream().map(column -> "?").collect(Collectors.joining(", ", " (", ")"));
            }
            return "update charterflow." + table + " set "
                    + content.keySet().stream()
                            .filter(column -> !key.contains(column))
                            .map(column -> "\"" + column + "\" = ?")
                            .collect(Collectors.joining(", "))
                    + " where "
                    + key.stream().map(column -> "\"" + column + "\" = ?").collect(Collectors.joining(" and "));
        }

        /** The columns its parameters stand for, in their order. */
        Stream<String> columns(List<String> key) {
            if (inserted) {
                return content.keySet().stream();
            }
            return Stream.concat(content.keySet().stream().filter(column -> !key.contains(column)), key.stream());
        }
    }

    /** A statement, its parameters with the names of the recording in them. */
    private record Statement(String sql, List<NamedText> parameters) {}

    /** The rows of one transaction. */
    static final class Commit {

        private final List<Statement> statements = new ArrayList<>();
        private final Set<String> activities = new HashSet<>();

        /** The activities of the engine that began in it; none where the engine only ended some, or had no part in it. */
        Set<String> activities() {
            return activities;
        }

        long rows() {
            return statements.size();
        }

        /** Writes them, with other names. */
        void write(Connection connection, Names names) throws SQLException {
            int next = 0;
            while (next < statements.size()) {
                String sql = statements.get(next).sql();
                try (PreparedStatement prepared = connection.prepareStatement(sql)) {
                    for (;
                            next < statements.size()
                                    && statements.get(next).sql().equals(sql);
                            next++) {
                        int parameter = 1;
                        for (NamedText value : statements.get(next).parameters()) {
                            prepared.setObject(parameter++, value.with(names), java.sql.Types.OTHER);
                        }
                        prepared.addBatch();
                    }
                    prepared.executeBatch();
                }
            }
        }
    }

    /**
     * What was recorded, by commits that have to do with the work.
     *
     * @param known what else distinguishes the recorded work from its repetitions
     */
    List<Commit> commits(Collection<String> known) {
        List<Row> rows = jdbc.sql(
                        "select transaction::text, target, operation, content::text from charterflow.recorded order by number")
                .query((row, index) -> new Row(
                        row.getString(1), row.getString(2), row.getString(3).equals("INSERT"), read(row.getString(4))))
                .list();
        Set<String> names = new HashSet<>(known);
        rows.stream()
                .filter(row -> row.inserted() && !row.isActivity())
                .forEach(row -> row.content().forEach((column, value) -> {
                    if (value != null
                            && (NAMES.contains(column)
                                    || keys.get(row.table()).contains(column) && Names.isId(value))) {
                        names.add(value);
                    }
                }));
        Pattern pattern = Pattern.compile(names.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
        Map<String, Commit> commits = new LinkedHashMap<>();
        Set<String> ofTheWork = new HashSet<>();
        for (Row row : rows) {
            Commit commit = commits.computeIfAbsent(row.transaction(), transaction -> new Commit());
            if (row.isActivity()) {
                commit.activities.add(row.content().get("id"));
                continue;
            }
            List<String> key = keys.get(row.table());
            List<NamedText> parameters = row.columns(key)
                    .map(column -> column.equals(SERIAL)
                            ? NamedText.ofNumber()
                            : NamedText.of(row.content().get(column), pattern))
                    .toList();
            if (parameters.stream().anyMatch(NamedText::isNamed)) {
                ofTheWork.add(row.transaction());
            }
            commit.statements.add(new Statement(row.sql(key), parameters));
        }
        commits.keySet().retainAll(ofTheWork);
        return List.copyOf(commits.values());
    }

    private static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        keys.keySet()
                .forEach(table -> Schema.execute(database, "drop function charterflow.record_" + table + " cascade"));
        Schema.execute(database, "drop function charterflow.record_activity cascade");
    }
}
