package org.charterflow.mail.inbound;

import org.charterflow.alliance.AllianceProfile;
import org.charterflow.mail.inbound.Correlation.ExpiredToken;
import org.charterflow.mail.inbound.Correlation.Known;
import org.charterflow.mail.inbound.Correlation.Unknown;
import org.charterflow.mail.inbound.Correlation.Unsettled;
import org.charterflow.mail.reading.Bounce.Weight;
import org.charterflow.mail.reading.Classification;
import org.charterflow.mail.reading.Finding;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.ParsedMail;
import org.charterflow.mail.reading.SenderAuthentication.Verdict;
import org.jspecify.annotations.Nullable;

/** What is ruled on a mail by what stands in it, whatever is stored; null where that does not decide. */
final class Rulings {

    private Rulings() {}

    /** Machines' mail is ignored, but for bounces that may concern a mail of ours. */
    static @Nullable Ruling onClass(Classification classification) {
        return switch (classification.mailClass()) {
            case HUMAN -> null;
            case BOUNCE ->
                classification.bounce() == null || classification.bounce().weight() == Weight.NONE
                        ? Ruling.ignored("delivery-report")
                        : null;
            case LOOP, READ_RECEIPT, COMPLAINT, CALENDAR, AUTOMATIC, LIST -> Ruling.ignored(classification.reason());
        };
    }

    /** What is forged or dangerous is set aside, whomever it is for. */
    static @Nullable Ruling onSender(Readable reading) {
        if (reading.mail().from().single() == null || reading.sender().verdict() == Verdict.DISPROVEN) {
            return Ruling.quarantined(reading.sender().reason());
        }
        return reading.finding() == Finding.DANGEROUS_FILE ? Ruling.quarantined(Finding.DANGEROUS_FILE.word()) : null;
    }

    /** A token that does not hold is refused; mail that is about nothing known is for people to read. */
    static @Nullable Ruling onCorrelation(Correlation correlation) {
        if (correlation instanceof Known || correlation instanceof Unknown || correlation instanceof Unsettled) {
            return null;
        }
        if (correlation instanceof Correlation.WrongToken) {
            return Ruling.rejected("wrong-token", Refusals.WRONG_TOKEN);
        }
        if (correlation instanceof ExpiredToken expired) {
            return Ruling.rejected("expired-token", Refusals.EXPIRED_TOKEN)
                    .concerning(expired.token().caseNumber());
        }
        return Ruling.clarify("several-tokens", Refusals.SEVERAL_TOKENS);
    }

    /** Who quotes a reply address and writes to another is asked to answer the mail itself. */
    static @Nullable Ruling onQuotation(AllianceProfile alliance, Known matter, ParsedMail mail) {
        boolean quoted = matter.token() == null
                && matter.purpose().equals(SecretariatMail.PURPOSE)
                && QuotedAddress.in(mail, alliance.mail().domain());
        return quoted ? Ruling.clarify("token-in-quotation", Refusals.TOKEN_IN_QUOTATION) : null;
    }

    /** What stands against acting on a proven sender's mail. */
    static @Nullable Ruling onFinding(@Nullable Finding finding) {
        if (finding == null) {
            return null;
        }
        return switch (finding) {
            case DANGEROUS_FILE -> Ruling.quarantined(finding.word());
            case UNSUPPORTED -> Ruling.rejected(finding.word(), Refusals.UNSUPPORTED);
            case RECALL -> Ruling.clarify(finding.word(), Refusals.RECALL);
            case CONTRADICTION -> Ruling.clarify(finding.word(), Refusals.CONTRADICTION);
            case UNSURE_CHARSET -> Ruling.clarify(finding.word(), Refusals.UNSURE_CHARSET);
        };
    }
}
