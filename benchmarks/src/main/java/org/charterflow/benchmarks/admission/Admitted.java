package org.charterflow.benchmarks.admission;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What repetitions of a recorded admission have left in the product's own tables. */
final class Admitted {

    private Admitted() {}

    static long cases(DataSource database) throws SQLException {
        return count(database, "select count(*) from charterflow.case_file where outcome = 'admitted'");
    }

    /**
     * What a round has left.
     *
     * @param before how many admitted cases there were before it
     * @param commits those of one admission
     */
    static Map<String, Long> outcome(DataSource database, long before, int admissions, List<Recording.Commit> commits)
            throws SQLException {
        return Map.of(
                "admitted",
                cases(database) - before,
                "votes in favour",
                votesInFavour(database, admissions),
                "note:commits",
                (long) commits.size(),
                "note:rows",
                commits.stream().mapToLong(Recording.Commit::rows).sum());
    }

    /** Votes in the latest so many admissions. */
    private static long votesInFavour(DataSource database, int latest) throws SQLException {
        return count(database, """
                select count(*) from charterflow.vote v join charterflow.ballot b on b.id = v.ballot
                 where v.choice = 'for' and b.case_number in (
                     select number from charterflow.case_file where outcome = 'admitted'
                      order by opened_at desc, number desc limit %d)""".formatted(latest));
    }

    private static long count(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
