package org.charterflow.mail.inbound;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.mail.Token;
import org.charterflow.mail.inbound.Answers.Sender;
import org.charterflow.mail.inbound.Correlation.Known;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.Mailbox;
import org.charterflow.mail.reading.SenderAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person's mail: proven, correlated, handed to the feature it is for, answered. */
@Component
class HumanMail {

    private final Correlator correlator;
    private final Handlers handlers;
    private final Challenges challenges;
    private final Answers answers;
    private final JdbcClient jdbc;

    HumanMail(Correlator correlator, Handlers handlers, Challenges challenges, Answers answers, JdbcClient jdbc) {
        this.correlator = correlator;
        this.handlers = handlers;
        this.challenges = challenges;
        this.answers = answers;
        this.jdbc = jdbc;
    }

    /**
     * @param violation the rule a feature met when it acted on this mail; what it did is rolled back already
     */
    Ruling decide(AllianceProfile alliance, StoredMail mail, Readable reading, @Nullable RuleViolation violation) {
        Mailbox from = reading.mail().from().single();
        Ruling aside = Rulings.onSender(reading);
        if (from == null || aside != null) {
            return Objects.requireNonNull(aside);
        }
        Correlation correlation = correlator.correlate(alliance, mail.recipient(), reading.mail());
        if (correlation instanceof Known known && known.purpose().equals(Answers.ADDRESS) && known.token() != null) {
            return confirm(alliance, mail, reading, from, known.token());
        }
        boolean proven =
                reading.sender().verdict() == SenderAuthentication.Verdict.PROVEN || mail.confirmedAt() != null;
        Ruling verdict = violation == null
                ? decide(alliance, mail, reading, from, correlation, proven)
                : Ruling.rejected(violation.rule(), violation.explanation());
        if (correlation instanceof Known known) {
            verdict = verdict.concerning(known.caseNumber());
        }
        if (proven) {
            answer(alliance, mail, reading, from, correlation, verdict);
        }
        return verdict;
    }

    private Ruling decide(
            AllianceProfile alliance,
            StoredMail mail,
            Readable reading,
            Mailbox from,
            Correlation correlation,
            boolean proven) {
        if (correlation instanceof Known known) {
            Optional<InboundMailHandler> handler = handlers.of(known.purpose());
            remember(mail.id(), known.purpose());
            if (handler.isEmpty()) {
                return Ruling.rejected("no-such-address", Refusals.NO_SUCH_ADDRESS);
            }
            if (!proven) {
                return challenges.challenge(alliance, mail, from.address());
            }
            Ruling objection = Rulings.onFinding(reading.finding());
            return objection == null
                    ? Ruling.of(handler.get().handle(received(mail, reading, from, known)))
                    : objection;
        }
        return Objects.requireNonNull(Rulings.onCorrelation(correlation), "the store settles every token");
    }

    private Ruling confirm(AllianceProfile alliance, StoredMail mail, Readable reading, Mailbox from, Token challenge) {
        Sender sender = new Sender(from.address(), from.name(), reading.mail().subject(), mail.receivedAt());
        String text = reading.finding() == null ? reading.text() : String.valueOf(reading.finding());
        boolean withFiles = !reading.mail().attachments().isEmpty();
        return challenges.confirmByReply(alliance, challenge, sender, text, withFiles);
    }

    private static ReceivedMail received(StoredMail mail, Readable reading, Mailbox from, Known known) {
        return new ReceivedMail(
                mail.id(),
                mail.alliance(),
                from.address(),
                from.name(),
                reading.mail().subject(),
                reading.text(),
                reading.mail().attachments(),
                mail.arrivedAt(),
                known.purpose(),
                known.caseNumber(),
                known.subject(),
                true);
    }

    private void remember(UUID mail, String purpose) {
        jdbc.sql("update inbound_mail set purpose = :purpose where id = :id")
                .param("purpose", purpose)
                .param("id", mail)
                .update();
    }

    private void answer(
            AllianceProfile alliance,
            StoredMail mail,
            Readable reading,
            Mailbox from,
            Correlation correlation,
            Ruling verdict) {
        Bilingual text = verdict.answer();
        if (text == null) {
            return;
        }
        Sender to = new Sender(from.address(), from.name(), reading.mail().subject(), mail.receivedAt());
        if (verdict.status() == MailStatus.CLARIFY) {
            Known known = correlation instanceof Known found ? found : new Known("secretariat", null);
            answers.ask(alliance, to, text, verdict.caseNumber(), known.purpose(), known.token());
        } else if (verdict.status() == MailStatus.REJECTED) {
            answers.refuse(alliance, to, text, verdict.caseNumber());
        }
    }
}
