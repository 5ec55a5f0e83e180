package org.charterflow.mail.inbound;

import java.util.Locale;
import java.util.Optional;
import org.charterflow.mail.BounceReport;
import org.charterflow.mail.Delivery;
import org.charterflow.mail.DeliveryLedger;
import org.charterflow.mail.OutgoingHeaders;
import org.charterflow.mail.reading.Bounce;
import org.charterflow.mail.reading.Bounce.Weight;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.SenderAuthentication.Verdict;
import org.springframework.stereotype.Component;

/** Mails of mail servers that say something about ours. They are never answered. */
@Component
class MachineMail {

    private final DeliveryLedger ledger;

    MachineMail(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    /** A hard bounce of a mail of ours is applied to its delivery; every other is recorded only. */
    Ruling bounce(StoredMail mail, Readable reading, Bounce bounce) {
        boolean byRecipient = isFreeText(mail.recipient(), reading, bounce);
        Optional<Delivery> delivery =
                byRecipient ? latestTo(mail.alliance(), bounce) : named(mail.alliance(), mail.recipient(), bounce);
        if (delivery.isEmpty()) {
            return Ruling.ignored("bounce-of-nothing-of-ours");
        }
        String how = byRecipient ? "-by-recipient" : "";
        return bounce.weight() == Weight.HARD
                ? new Ruling(
                        MailStatus.APPLIED, "bounce-hard" + how, delivery.get().caseNumber(), null)
                : Ruling.ignored("bounce-soft" + how).concerning(delivery.get().caseNumber());
    }

    /**
     * The sealed return path names the delivery, else the enclosed Message-ID, which only its addressee's side knows.
     * Whatever else a report says, no other delivery is touched.
     */
    private Optional<Delivery> named(String alliance, String recipient, Bounce bounce) {
        BounceReport report = new BounceReport(bounce.weight() == Weight.HARD, diagnostic(bounce));
        if (isReturnPath(recipient)) {
            return ledger.bounced(recipient, report);
        }
        return bounce.originalMessageId() == null
                ? Optional.empty()
                : ledger.bouncedByMessageId(alliance, bounce.originalMessageId(), report);
    }

    /** The 系统退信 of some providers: no report, nothing enclosed, only a recipient named in the text. */
    static boolean isFreeText(String recipient, Readable reading, Bounce bounce) {
        return !isReturnPath(recipient)
                && bounce.originalMessageId() == null
                && bounce.status().isEmpty()
                && reading.sender().verdict() != Verdict.DISPROVEN;
    }

    private Optional<Delivery> latestTo(String alliance, Bounce bounce) {
        String evidence = diagnostic(bounce) + " (free text, matched by the recipient it names)";
        BounceReport report = new BounceReport(bounce.weight() == Weight.HARD, evidence);
        return bounce.recipients().stream()
                .map(recipient -> ledger.bouncedByRecipient(alliance, recipient, report))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static boolean isReturnPath(String recipient) {
        return recipient.toLowerCase(Locale.ROOT).startsWith(OutgoingHeaders.BOUNCE_PREFIX);
    }

    private static String diagnostic(Bounce bounce) {
        String text = (bounce.status() + " " + bounce.diagnostic()).strip();
        return text.isEmpty() ? "returned by the addressee's mail system" : text;
    }
}
