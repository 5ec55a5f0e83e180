package org.charterflow.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mail that came in and has not been read yet: what it says arrived with it, not when it is read. */
@Repository
public class PendingMail {

    private static final Duration RECENT = Duration.ofDays(2);

    private final JdbcClient jdbc;

    PendingMail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether mail of an alliance that arrived before an instant, two days before it at most, is still to be read. What
     * could not be read in three attempts waits for an operator and is not counted.
     */
    public boolean arrivedBefore(String alliance, Instant end) {
        return jdbc.sql("""
                        select exists (select 1 from inbound_mail
                                        where alliance = :alliance and status = 'pending' and next_attempt_at is not null
                                          and received_at < :end and received_at >= :recent)
                        """)
                .param("alliance", alliance)
                .param("end", end.atOffset(ZoneOffset.UTC))
                .param("recent", end.minus(RECENT).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
