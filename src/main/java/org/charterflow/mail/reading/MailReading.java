package org.charterflow.mail.reading;

import org.jspecify.annotations.Nullable;

/** What the stateless stages make of a mail. */
public sealed interface MailReading {

    /**
     * A bound was broken or the bytes are no message.
     *
     * @param reason the word for operators
     */
    record Unreadable(String reason) implements MailReading {}

    /**
     * A mail that could be read.
     *
     * @param text the new text, without quotation and signature
     * @param finding what stands against acting on it, if anything
     */
    record Readable(
            ParsedMail mail,
            Classification classification,
            SenderAuthentication sender,
            String text,
            @Nullable Finding finding)
            implements MailReading {}

    /**
     * Parses, classifies, authenticates and extracts.
     *
     * @param trustedId the authserv-id of the alliance's own border
     */
    static MailReading of(byte[] content, String trustedId) {
        try {
            ParsedMail mail = new MailParser().parse(content);
            return new Readable(
                    mail,
                    MailClassifier.classify(mail),
                    SenderAuthentication.of(mail, trustedId),
                    NewText.of(mail),
                    Finding.in(mail));
        } catch (UnreadableMail e) {
            return new Unreadable(e.reason());
        }
    }
}
