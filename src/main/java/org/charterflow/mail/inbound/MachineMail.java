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
    Ruling bounce(StoredMail mail, Readable reading) {
        Bounce bounce = reading.classification().bounce();
        if (bounce == null || bounce.weight() == Weight.NONE) {
            return Ruling.ignored("delivery-report");
        }
        Optional<Delivery> delivery = delivery(mail, reading, bounce);
        if (delivery.isEmpty()) {
            return Ruling.ignored("bounce-of-nothing-of-ours");
        }
        return bounce.weight() == Weight.HARD
                ? new Ruling(MailStatus.APPLIED, "bounce-hard", delivery.get().caseNumber(), null)
                : Ruling.ignored("bounce-soft").concerning(delivery.get().caseNumber());
    }

    /**
     * The sealed return path names the delivery. At any other address the enclosed Message-ID must be one of ours, which
     * only its addressee's side knows; the 系统退信 that encloses nothing is matched by the recipient it names.
     */
    private Optional<Delivery> delivery(StoredMail mail, Readable reading, Bounce bounce) {
        BounceReport report = new BounceReport(bounce.weight() == Weight.HARD, diagnostic(bounce));
        if (mail.recipient().toLowerCase(Locale.ROOT).startsWith(OutgoingHeaders.BOUNCE_PREFIX)) {
            return ledger.bounced(mail.recipient(), report);
        }
        if (bounce.originalMessageId() != null) {
            return ledger.byMessageId(bounce.originalMessageId())
                    .filter(sent -> sent.alliance().equals(mail.alliance()))
                    .flatMap(sent -> ledger.bouncedByRecipient(mail.alliance(), sent.address(), report));
        }
        boolean freeText = bounce.status().isEmpty() && reading.sender().verdict() != Verdict.DISPROVEN;
        return freeText
                ? bounce.recipients().stream()
                        .map(recipient -> ledger.bouncedByRecipient(mail.alliance(), recipient, report))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static String diagnostic(Bounce bounce) {
        String text = (bounce.status() + " " + bounce.diagnostic()).strip();
        return text.isEmpty() ? "returned by the addressee's mail system" : text;
    }
}
