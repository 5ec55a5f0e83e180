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
                create table task (id bigserial primary key, alliance text not null, candidate text not null,
                                   name text not null, case_number text not null, created_at timestamptz not null);
                create index on task (candidate, created_at desc);
                create index on task (case_number)""");
    }

    @Override
    DataSource pool() {
        return pool;
    }

    @Override
    void grow(int from, int to) {
        LargeInstallation.fill(pool, from, to);
        Schema.execute(pool, """
                insert into task (alliance, candidate, name, case_number, created_at)
                select alliance, alliance || case when right(number, 2)::int % 5 = 0 then '-board' else '-secretariat' end,
                       '审查申请 Review the application', number, opened_at from case_file
                 where not exists (select from task where case_number = number)""");
    }

    @Override
    Aspect aspect(String name) {
        return switch (name) {
            case "cases" -> new Aspect(() -> rows("""
                                select * from case_file where alliance = ?
                                 order by opened_at desc, number desc limit 200""", ALLIANCE), CASES);
            case "journal" -> new Aspect(this::rowAndJournal, 1 + HISTORY);
            case "case" -> new Aspect(this::wholeCase, 1 + HISTORY);
            case "members" -> new Aspect(() -> rows("""
                                select member.*, class_term.member_class from member
                                  join class_term on class_term.member = member.id and class_term.ended_on is null
                                 where alliance = ? and member.ended_on is null order by number""", ALLIANCE), 100);
            case "tasks" ->
                new Aspect(
                        () -> rows(
                                "select * from task where candidate = ? order by created_at desc limit " + PAGE,
                                ALLIANCE + "-secretariat"),
                        PAGE);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private int rowAndJournal() throws Exception {
        return rows("select * from case_file where number = ?", CASE)
                + rows("select * from journal where case_number = ? order by id", CASE);
    }

    /** What the page of a case shows besides: papers, ballots, the application, its notices and whom they missed. */
    private int wholeCase() throws Exception {
        return rowAndJournal()
                + rows("""
                        select id, name, media_type, size, sha256, audience, stored_at from document
                         where case_number = ? order by stored_at, id""", CASE)
                + rows("select * from ballot where case_number = ? order by prepared_at, id", CASE)
                + rows("select * from application where case_number = ?", CASE)
                + rows("""
                        select notice.*, count(delivery.id), count(*) filter (where delivery.state = 'SENT'),
                               max(delivery.handed_over_at)
                          from notice left join delivery on delivery.notice = notice.id
                         where case_number = ? group by notice.id order by created_at, notice.id""", CASE)
                + rows("""
                        select delivery.* from notice join delivery on delivery.notice = notice.id
                         where case_number = ? and delivery.state in ('FAILED', 'BOUNCED')
                           and reached_at is null and written_off_at is null
                         order by created_at, delivery.id""", CASE);
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
