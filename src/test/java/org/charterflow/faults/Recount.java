package org.charterflow.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts every closed ballot again from the rows of its votes, by its sealed rule, in arithmetic of its own. */
final class Recount {

    private final JdbcClient sql;

    Recount(JdbcClient sql) {
        this.sql = sql;
    }

    /** The ballots whose recorded count or outcome is not that of their votes, and resolutions that do not fit. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        sql.sql("select id::text, rule::text, count::text, outcome from charterflow.ballot where state = 'closed'")
                .query((row, index) -> {
                    String counted = recount(row.getString(1), json(row.getString(2)));
                    String recorded = counts(json(row.getString(3))) + " " + row.getString(4);
                    if (!counted.equals(recorded)) {
                        differences.add("ballot " + row.getString(1) + " is recorded as " + recorded
                                + ", its votes are " + counted);
                    }
                    return counted;
                })
                .list();
        sql.sql("""
                        select b.id::text from charterflow.ballot b left join charterflow.resolution r on r.ballot = b.id
                         where (b.state = 'closed') <> (r.ballot is not null) or r.outcome <> b.outcome""")
                .query(String.class)
                .list()
                .forEach(id -> differences.add("ballot " + id + " and its resolution do not fit"));
        sql.sql("""
                        select alliance || ' ' || year from charterflow.resolution
                         group by alliance, year having max(serial) <> count(*) or min(serial) <> 1""").query(String.class).list().forEach(gap -> differences.add("gap in the resolutions of " + gap));
        return differences;
    }

    private String recount(String ballot, JsonNode rule) {
        Map<String, Boolean> recusedSeats = new HashMap<>();
        sql.sql("select seat::text, recused from charterflow.ballot_seat where ballot = :ballot::uuid")
                .param("ballot", ballot)
                .query((row, index) -> recusedSeats.put(row.getString(1), row.getBoolean(2)))
                .list();
        Map<String, String> latest = new HashMap<>();
        Set<String> interested = new HashSet<>();
        sql.sql(
                        "select seat::text, choice, interest from charterflow.vote where ballot = :ballot::uuid order by at, sequence")
                .param("ballot", ballot)
                .query((row, index) -> {
                    if (row.getBoolean(3)) {
                        interested.add(row.getString(1));
                    } else {
                        interested.remove(row.getString(1));
                    }
                    return latest.put(row.getString(1), row.getString(2));
                })
                .list();
        Set<String> out = new HashSet<>();
        recusedSeats.forEach((seat, recused) -> {
            if (recused || (rule.path("recusal").asBoolean() && interested.contains(seat))) {
                out.add(seat);
            }
        });
        Set<String> present = new HashSet<>(
                sql.sql("select seat::text from charterflow.ballot_attendance where ballot = :ballot::uuid")
                        .param("ballot", ballot)
                        .query(String.class)
                        .list());
        present.addAll(latest.keySet());
        present.removeAll(out);
        latest.keySet().removeAll(out);
        int inFavour = count(latest, "for");
        int abstaining = count(latest, "abstain");
        int against = count(latest, "against");
        int entitled = recusedSeats.size();
        int voting = entitled - out.size();
        String outcome = outcome(rule, voting, present.size(), inFavour, abstaining, against);
        return entitled + "/" + out.size() + "/" + present.size() + ": " + inFavour + "-" + abstaining + "-" + against
                + " " + outcome;
    }

    private static String outcome(JsonNode rule, int voting, int present, int inFavour, int abstaining, int against) {
        JsonNode quorum = rule.path("quorum");
        if (quorum.isObject()
                && present
                        < Math.max(
                                1,
                                share(
                                        quorum,
                                        voting,
                                        rule.path("quorumInclusive").asBoolean()))) {
            return "no-quorum";
        }
        boolean absentAbstain = word(rule, "absence").equals("abstain");
        int base = switch (word(rule, "base")) {
            case "entitled" -> voting;
            case "present" -> present;
            case "cast" -> absentAbstain ? voting : inFavour + abstaining + against;
            case "for-and-against" -> inFavour + against;
            default -> throw new IllegalStateException("base of " + rule);
        };
        int needed = Math.max(
                1, share(rule.path("threshold"), base, rule.path("inclusive").asBoolean()));
        return inFavour >= needed ? "adopted" : "rejected";
    }

    /** The least number that is at least the share of the whole, or more than it; found by trying. */
    private static int share(JsonNode fraction, int whole, boolean inclusive) {
        long numerator = fraction.path("numerator").asLong();
        long denominator = fraction.path("denominator").asLong();
        for (int number = 0; ; number++) {
            long left = number * denominator;
            long right = numerator * whole;
            if (inclusive ? left >= right : left > right) {
                return number;
            }
        }
    }

    private static String counts(JsonNode count) {
        return count.path("entitled").asInt() + "/" + count.path("recused").asInt() + "/"
                + count.path("present").asInt() + ": " + count.path("inFavour").asInt() + "-"
                + count.path("abstaining").asInt() + "-" + count.path("against").asInt();
    }

    private static int count(Map<String, String> votes, String choice) {
        return (int) votes.values().stream().filter(choice::equals).count();
    }

    private static String word(JsonNode rule, String field) {
        return rule.path(field).asText().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
