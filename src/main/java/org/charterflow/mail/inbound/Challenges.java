package org.charterflow.mail.inbound;

import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.mail.Token;
import org.charterflow.mail.inbound.Answers.Sender;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the owner of a sender's address whether a mail is theirs, and lets the mail go on when they say so, by reply or on
 * the page: once, however often they say it.
 */
@Service
public class Challenges {

    static final String SENDER_NOT_PROVEN = "sender-not-proven";

    private final MailStore store;
    private final Answers answers;
    private final JdbcClient jdbc;
    private final Clock clock;

    Challenges(MailStore store, Answers answers, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.answers = answers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Ruling challenge(AllianceProfile alliance, StoredMail mail, String address) {
        boolean sent = answers.challenge(alliance, mail.id(), address, mail.receivedAt());
        return Ruling.of(MailStatus.CHALLENGED, sent ? SENDER_NOT_PROVEN : SENDER_NOT_PROVEN + "-too-many-challenges");
    }

    /** The challenged mail that an address token is about. */
    public Optional<StoredMail> challenged(Token token) {
        return token.purpose().equals(Answers.ADDRESS)
                ? store.find(UUID.fromString(token.subject()))
                : Optional.empty();
    }

    /**
     * The owner of the address says that the mail is theirs; it goes on as proven.
     *
     * @param token of the challenge; only they can know it
     * @return whether the mail had been waiting for this
     */
    @Transactional
    public boolean confirm(Token token) {
        return challenged(token).isPresent() && confirm(UUID.fromString(token.subject()));
    }

    /**
     * A reply comes from the address that was asked; anybody else's is refused without a word. Only one that says
     * nothing, or yes in so many words, confirms: "we did not write this" is a reply, too. Whatever else it brings is not
     * taken, and the sender is told.
     */
    Ruling confirmByReply(AllianceProfile alliance, Token token, Sender from, String text, boolean withFiles) {
        Optional<StoredMail> mail = challenged(token);
        if (mail.isEmpty() || !from.address().equalsIgnoreCase(mail.get().sender())) {
            return Ruling.rejected("foreign-token", null);
        }
        if (mail.get().status() != MailStatus.CHALLENGED) {
            return Ruling.ignored("address-confirmed-before");
        }
        if (!Confirmation.in(text)) {
            answers.ask(alliance, from, Refusals.NO_CONFIRMATION, null, Answers.ADDRESS, token);
            return Ruling.of(MailStatus.CLARIFY, "no-confirmation");
        }
        if (withFiles) {
            answers.ask(alliance, from, Refusals.FILES_NOT_TAKEN, null, Answers.ADDRESS, token);
            return Ruling.of(MailStatus.CLARIFY, "confirmation-with-files");
        }
        return confirm(mail.get().id())
                ? Ruling.of(MailStatus.APPLIED, "address-confirmed")
                : Ruling.ignored("address-confirmed-before");
    }

    private boolean confirm(UUID mail) {
        return jdbc.sql("""
                        update inbound_mail
                           set status = 'pending', confirmed_at = :now, next_attempt_at = :now, attempts = 0, reason = null
                         where id = :id and status = 'challenged'
                        """)
                        .param("now", utc(clock.instant()))
                        .param("id", mail)
                        .update()
                == 1;
    }
}
