package org.charterflow.mail.inbound;

import java.util.Map;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.mail.reading.Mailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the security log of mail: somebody used a token that is not theirs, or one that nobody issued. The logger
 * {@code charterflow.security} is for the installation's watch, the journal for the alliance's.
 */
@Component
class ForeignTokens {

    private static final Logger SECURITY = LoggerFactory.getLogger("charterflow.security");

    private final Journal journal;

    ForeignTokens(Journal journal) {
        this.journal = journal;
    }

    /** Puts the ruling on record where it concerns such a token, and returns it. */
    Ruling noted(StoredMail mail, Mailbox from, Ruling ruling) {
        boolean foreign = "foreign-token".equals(ruling.reason());
        if (foreign || "wrong-token".equals(ruling.reason())) {
            SECURITY.atWarn()
                    .addKeyValue("mail", mail.id())
                    .addKeyValue("from", from.address())
                    .addKeyValue("caseNumber", ruling.caseNumber())
                    .log("mail refused: {}", ruling.reason());
        }
        if (foreign) {
            journal.record(new JournalEntry(
                    mail.alliance(),
                    ruling.caseNumber(),
                    from.address(),
                    "mail",
                    "foreign-token-refused",
                    null,
                    Map.of("mail", mail.id())));
        }
        return ruling;
    }
}
