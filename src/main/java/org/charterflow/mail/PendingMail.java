package org.charterflow.mail;

import static org.charterflow.sql.Instants.utc;

import java.time.Duration;
import java.time.Instant;
import org.charterflow.mail.InboundMailSettings.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mail that arrived and has not been read yet: what it says arrived with it, not when it is read. */
@Repository
public class PendingMail {

    private static final Duration RECENT = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final InboundMailSettings settings;

    public PendingMail(JdbcClient jdbc, InboundMailSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * Whether mail of an alliance that arrived before an instant may still be to be read: mail that is stored, two days
     * before the instant at most, or mail that still lies in the alliance's mailbox, as after a night without a node.
     * What waits for an operator is not counted.
     */
    public boolean arrivedBefore(String alliance, Instant end) {
        return isStored(alliance, end) || mayLieUnread(alliance, end);
    }

    /** Whether the alliance's mailbox, if it has one, has not been read since the instant. */
    public boolean mayLieUnread(String alliance, Instant end) {
        Channel channel = settings.channel(alliance);
        if (channel == null || channel.imap() == null) {
            return false;
        }
        return jdbc.sql("""
                        select not exists (select 1 from mailbox_reading
                                            where alliance = :alliance and mailbox = :mailbox and read_until >= :end)
                        """)
                .param("alliance", alliance)
                .param("mailbox", channel.imap().name())
                .param("end", utc(end))
                .query(Boolean.class)
                .single();
    }

    private boolean isStored(String alliance, Instant end) {
        return jdbc.sql("""
                        select exists (select 1 from inbound_mail
                                        where alliance = :alliance and status = 'pending' and next_attempt_at is not null
                                          and arrived_at < :end and arrived_at >= :recent)
                        """)
                .param("alliance", alliance)
                .param("end", utc(end))
                .param("recent", utc(end.minus(RECENT)))
                .query(Boolean.class)
                .single();
    }
}
