package org.charterflow.ballot;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.CalendarArrived;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Discussions before a vote: their end is not sealed yet, so it moves when the calendar of its year arrives. */
@Service
public class Discussions {

    private final Ballots ballots;
    private final Periods periods;
    private final Journal journal;
    private final JdbcClient jdbc;

    Discussions(Ballots ballots, Periods periods, Journal journal, JdbcClient jdbc) {
        this.ballots = ballots;
        this.periods = periods;
        this.journal = journal;
        this.jdbc = jdbc;
    }

    /**
     * Counts the provisional ends of running discussions anew.
     *
     * @return the ballots whose discussion ends at another instant now, with that instant
     */
    @Transactional
    public Map<UUID, Instant> recount(CalendarArrived arrival) {
        Map<UUID, Instant> moved = new HashMap<>();
        for (Running running : running(arrival.alliance())) {
            VotingRule rule = ballots.get(running.ballot()).ruleInForce();
            periods.recountDays(arrival, rule.discussionDays(), rule.citation(), running.calledAt(), running.ends())
                    .map(Deadline::at)
                    .filter(end -> !end.equals(running.ends()))
                    .ifPresent(end -> {
                        move(running, end, rule);
                        moved.put(running.ballot(), end);
                    });
        }
        return moved;
    }

    private void move(Running running, Instant end, VotingRule rule) {
        jdbc.sql("update ballot set discussion_ends = :end where id = :id")
                .param("end", utc(end))
                .param("id", running.ballot())
                .update();
        Ballot ballot = ballots.get(running.ballot());
        journal.record(new JournalEntry(
                ballot.alliance(),
                ballot.caseNumber(),
                "engine",
                "engine",
                "deadline-recounted",
                rule.citation().toString(),
                Map.of("before", running.ends().toString(), "until", end.toString())));
    }

    private List<Running> running(String alliance) {
        return jdbc.sql("""
                        select id, called_at, discussion_ends from ballot
                         where alliance = :alliance and state = 'discussion' and discussion_ends is not null
                         order by id for update
                        """)
                .param("alliance", alliance)
                .query((row, index) -> new Running(
                        row.getObject("id", UUID.class), instant(row, "called_at"), instant(row, "discussion_ends")))
                .list();
    }

    private record Running(UUID ballot, Instant calledAt, Instant ends) {}
}
