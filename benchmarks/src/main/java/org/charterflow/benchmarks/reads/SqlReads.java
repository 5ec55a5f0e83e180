package org.charterflow.benchmarks.reads;

import static org.charterflow.benchmarks.reads.LargeInstallation.ALLIANCE;
import static org.charterflow.benchmarks.reads.LargeInstallation.CASES;
import static org.charterflow.benchmarks.reads.LargeInstallation.HISTORY;
import static org.charterflow.benchmarks.reads.LargeInstallation.PAGE;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import javax.sql.DataSource;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.Schema;

/** The floor: the rows themselves, by the right index and a bounded page. */
final class SqlReads extends Reads {

    private static final String CASE = ALLIANCE.toUpperCase() + "-2020-0050";

    private HikariDataSource pool;

    @Override
    public void start(Database database) {
        Schema.create(database);
        pool = database.pool(1);
        Schema.execute(pool, """
                create table task (id bigserial primary key, alliance text not null, name text not null,
                                   case_number text not null, created_at timestamptz not null);
                create index on task (alliance, created_at desc)""");
    }

    @Override
    DataSource pool() {
        return pool;
    }

    @Override
    void grow(int from, int to) {
        LargeInstallation.fill(pool, from, to);
        Schema.execute(pool, """
                insert into task (alliance, name, case_number, created_at)
                select alliance, '审查申请 Review the application', number, opened_at from case_file
                 where number not in (select case_number from task)""");
    }

    @Override
    Aspect aspect(String name) {
        return switch (name) {
            case "cases" -> new Aspect(() -> rows("""
                                select * from case_file where alliance = ?
                                 order by opened_at desc, number desc limit 200""", ALLIANCE), CASES);
            case "case" ->
                new Aspect(
                        () -> rows("select * from case_file where number = ?", CASE)
                                + rows("select * from journal where case_number = ? order by id", CASE),
                        1 + HISTORY);
            case "members" -> new Aspect(() -> rows("""
                                select member.*, class_term.member_class from member
                                  join class_term on class_term.member = member.id and class_term.ended_on is null
                                 where alliance = ? and member.ended_on is null order by number""", ALLIANCE), 100);
            case "tasks" ->
                new Aspect(
                        () -> rows(
                                "select * from task where alliance = ? order by created_at desc limit " + PAGE,
                                ALLIANCE),
                        PAGE);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private int rows(String sql, String parameter) throws Exception {
        try (Connection connection = pool.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            int rows = 0;
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    for (int column = 1; column <= columns; column++) {
                        result.getObject(column);
                    }
                    rows++;
                }
            }
            return rows;
        }
    }
}
