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

    private final Handlers handlers;
    private final Challenges challenges;
    private final Answers answers;
    private final ForeignTokens foreignTokens;

    HumanMail(Handlers handlers, Challenges challenges, Answers answers, ForeignTokens foreignTokens) {
        this.handlers = handlers;
        this.challenges = challenges;
        this.answers = answers;
        this.foreignTokens = foreignTokens;
    }

    /**
     * What is known of a mail when it is decided on.
     *
     * @param matter what it is about; null where its tokens do not tell
     */
    private record Letter(
            AllianceProfile alliance,
            StoredMail mail,
            Readable reading,
            Mailbox from,
            Correlation correlation,
            @Nullable Known matter) {

        boolean isProven() {
            return reading.sender().verdict() == SenderAuthentication.Verdict.PROVEN || mail.confirmedAt() != null;
        }

        Sender sender() {
            return new Sender(from.address(), from.name(), reading.mail().subject(), mail.receivedAt());
        }
    }

    /**
     * @param violation the rule a feature met when it acted on this mail; what it did is rolled back already
     */
    Ruling decide(
            AllianceProfile alliance,
            StoredMail mail,
            Readable reading,
            Correlator correlator,
            @Nullable RuleViolation violation) {
        Mailbox from = reading.mail().from().single();
        Ruling aside = Rulings.onSender(reading);
        if (from == null || aside != null && !mail.released()) {
            return Objects.requireNonNull(aside);
        }
        Correlation correlation = correlator.correlate(alliance, mail.recipient(), reading.mail(), mail.arrivedAt());
        Known matter = matter(correlation);
        Ruling ruling = decide(new Letter(alliance, mail, reading, from, correlation, matter), violation);
        return foreignTokens
                .noted(mail, from, ruling)
                .correlated(correlation.word(), matter == null ? null : matter.purpose());
    }

    /** What the mail is about; what answers nothing known is for people to read. */
    static @Nullable Known matter(Correlation correlation) {
        if (correlation instanceof Known known) {
            return known;
        }
        return correlation instanceof Correlation.Unknown ? new Known(SecretariatMail.PURPOSE, null) : null;
    }

    private Ruling decide(Letter letter, @Nullable RuleViolation violation) {
        Known matter = letter.matter();
        if (matter != null && matter.purpose().equals(Answers.ADDRESS) && matter.token() != null) {
            return confirm(letter, matter.token());
        }
        Ruling verdict = violation == null ? act(letter) : Ruling.rejected(violation.rule(), violation.explanation());
        if (matter != null) {
            verdict = verdict.concerning(matter.caseNumber());
        }
        if (letter.isProven()) {
            answer(letter, verdict);
        }
        return verdict;
    }

    private Ruling act(Letter letter) {
        Known matter = letter.matter();
        if (matter == null) {
            return Objects.requireNonNull(Rulings.onCorrelation(letter.correlation()), "the store settles every token");
        }
        if (!letter.isProven()) {
            return challenges.challenge(
                    letter.alliance(), letter.mail(), letter.from().address());
        }
        Readable reading = letter.reading();
        Ruling quoted = Rulings.onQuotation(letter.alliance(), matter, reading.mail());
        if (quoted != null) {
            return quoted;
        }
        boolean seenByAPerson = letter.mail().released() && reading.finding() == Finding.DANGEROUS_FILE;
        Ruling objection = seenByAPerson ? null : Rulings.onFinding(reading.finding());
        return objection == null
                ? Ruling.of(
                        handlers.of(matter.purpose()).handle(received(letter.mail(), reading, letter.from(), matter)))
                : objection;
    }

    private Ruling confirm(Letter letter, Token challenge) {
        Readable reading = letter.reading();
        String text = reading.finding() == null ? reading.text() : String.valueOf(reading.finding());
        boolean withFiles = !reading.mail().attachments().isEmpty();
        return challenges.confirmByReply(letter.alliance(), challenge, letter.sender(), text, withFiles);
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

    private void answer(Letter letter, Ruling verdict) {
        Bilingual text = verdict.answer();
        if (text == null) {
            return;
        }
        if (verdict.status() == MailStatus.CLARIFY) {
            Known about = letter.matter() == null ? new Known(SecretariatMail.PURPOSE, null) : letter.matter();
            answers.ask(letter.alliance(), letter.sender(), text, verdict.caseNumber(), about.purpose(), about.token());
        } else if (verdict.status() == MailStatus.REJECTED) {
            answers.refuse(letter.alliance(), letter.sender(), text, verdict.caseNumber(), verdict.reason());
        }
    }
}
