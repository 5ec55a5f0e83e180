package org.charterflow.mail.inbound;

import java.util.Objects;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.mail.Token;
import org.charterflow.mail.inbound.Answers.Sender;
import org.charterflow.mail.inbound.Correlation.Known;
import org.charterflow.mail.reading.Finding;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.Mailbox;
import org.charterflow.mail.reading.SenderAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person's mail: proven, correlated, handed to the feature it is for, answered. */
@Component
class HumanMail {

    private final Correlator correlator;
    private final Handlers handlers;
    private final Challenges challenges;
    private final Answers answers;
    private final ForeignTokens foreignTokens;

    HumanMail(
            Correlator correlator,
            Handlers handlers,
            Challenges challenges,
            Answers answers,
            ForeignTokens foreignTokens) {
        this.correlator = correlator;
        this.handlers = handlers;
        this.challenges = challenges;
        this.answers = answers;
        this.foreignTokens = foreignTokens;
    }

    /**
     * @param violation the rule a feature met when it acted on this mail; what it did is rolled back already
     */
    Ruling decide(AllianceProfile alliance, StoredMail mail, Readable reading, @Nullable RuleViolation violation) {
        Mailbox from = reading.mail().from().single();
        Ruling aside = Rulings.onSender(reading);
        if (from == null || aside != null && !mail.released()) {
            return Objects.requireNonNull(aside);
        }
        Correlation correlation = correlator.correlate(alliance, mail.recipient(), reading.mail(), mail.arrivedAt());
        Known matter = matter(correlation);
        Ruling ruling = decide(alliance, mail, reading, from, correlation, matter, violation);
        return foreignTokens
                .noted(mail, from, ruling)
                .correlated(correlation.word(), matter == null ? null : matter.purpose());
    }

    private Ruling decide(
            AllianceProfile alliance,
            StoredMail mail,
            Readable reading,
            Mailbox from,
            Correlation correlation,
            @Nullable Known matter,
            @Nullable RuleViolation violation) {
        if (matter != null && matter.purpose().equals(Answers.ADDRESS) && matter.token() != null) {
            return confirm(alliance, mail, reading, from, matter.token());
        }
        boolean proven =
                reading.sender().verdict() == SenderAuthentication.Verdict.PROVEN || mail.confirmedAt() != null;
        Ruling verdict = violation == null
                ? decide(alliance, mail, reading, from, correlation, matter, proven)
                : Ruling.rejected(violation.rule(), violation.explanation());
        if (matter != null) {
            verdict = verdict.concerning(matter.caseNumber());
        }
        if (proven) {
            answer(alliance, mail, reading, from, matter, verdict);
        }
        return verdict;
    }

    /** What the mail is about; what answers nothing known is for people to read. */
    static @Nullable Known matter(Correlation correlation) {
        if (correlation instanceof Known known) {
            return known;
        }
        return correlation instanceof Correlation.Unknown ? new Known(SecretariatMail.PURPOSE, null) : null;
    }

    private Ruling decide(
            AllianceProfile alliance,
            StoredMail mail,
            Readable reading,
            Mailbox from,
            Correlation correlation,
            @Nullable Known matter,
            boolean proven) {
        if (matter == null) {
            return Objects.requireNonNull(Rulings.onCorrelation(correlation), "the store settles every token");
        }
        if (!proven) {
            return challenges.challenge(alliance, mail, from.address());
        }
        Ruling quoted = Rulings.onQuotation(alliance, matter, reading.mail());
        if (quoted != null) {
            return quoted;
        }
        boolean seenByAPerson = mail.released() && reading.finding() == Finding.DANGEROUS_FILE;
        Ruling objection = seenByAPerson ? null : Rulings.onFinding(reading.finding());
        return objection == null
                ? Ruling.of(handlers.of(matter.purpose()).handle(received(mail, reading, from, matter)))
                : objection;
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
                reading.mail().copiedTo(),
                reading.mail().attachments(),
                mail.arrivedAt(),
                known.purpose(),
                known.caseNumber(),
                known.subject(),
                true);
    }

    private void answer(
            AllianceProfile alliance,
            StoredMail mail,
            Readable reading,
            Mailbox from,
            @Nullable Known matter,
            Ruling verdict) {
        Bilingual text = verdict.answer();
        if (text == null) {
            return;
        }
        Sender to = new Sender(from.address(), from.name(), reading.mail().subject(), mail.receivedAt());
        if (verdict.status() == MailStatus.CLARIFY) {
            Known about = matter == null ? new Known(SecretariatMail.PURPOSE, null) : matter;
            answers.ask(alliance, to, text, verdict.caseNumber(), about.purpose(), about.token());
        } else if (verdict.status() == MailStatus.REJECTED) {
            answers.refuse(alliance, to, text, verdict.caseNumber(), verdict.reason());
        }
    }
}
