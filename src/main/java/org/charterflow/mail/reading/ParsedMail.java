package org.charterflow.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.charterflow.mail.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * A message taken apart.
 *
 * @param headers of the message itself, topmost first
 * @param mediaType of the message itself, in lower case
 * @param parameters of its content type
 * @param parts the leaves in order; attached messages are leaves too and are not opened
 * @param text the inline plain text, NUL removed; null when there is none
 * @param html what a reader sees of the inline HTML, quoted lines marked by {@code >}; null when there is none
 * @param unsure whether the charset of some text had to be guessed with little evidence
 */
public record ParsedMail(
        List<Header> headers,
        String mediaType,
        Map<String, String> parameters,
        List<MailPart> parts,
        @Nullable String text,
        @Nullable String html,
        boolean unsure) {

    public ParsedMail {
        headers = List.copyOf(headers);
        parameters = Map.copyOf(parameters);
        parts = List.copyOf(parts);
    }

    /** The topmost field of that lower-case name, undecoded. */
    public @Nullable String header(String name) {
        for (Header header : headers) {
            if (header.name().equals(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** All fields of that lower-case name, topmost first, undecoded. */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    public boolean has(String name) {
        return header(name) != null;
    }

    /** The decoded subject in one line, empty when there is none. */
    public String subject() {
        String value = header("subject");
        return value == null ? "" : Texts.oneLine(EncodedWords.decode(value).text());
    }

    /** The Message-ID with its angle brackets, or null. */
    public @Nullable String messageId() {
        List<String> ids = MessageIds.in(header("message-id"));
        return ids.isEmpty() ? null : ids.get(0);
    }

    /** The messages this one answers: In-Reply-To first, then References from the newest to the oldest. */
    public List<String> answers() {
        List<String> ids = new ArrayList<>(MessageIds.in(header("in-reply-to")));
        List<String> references = MessageIds.in(header("references"));
        for (int i = references.size() - 1; i >= 0; i--) {
            if (!ids.contains(references.get(i)) && ids.size() < 50) {
                ids.add(references.get(i));
            }
        }
        return ids;
    }

    /** What stands in From. */
    public AddressList from() {
        return AddressList.parse(headers("from"));
    }

    /** The valid addresses in Cc. */
    public List<String> copiedTo() {
        return AddressList.parse(headers("cc")).mailboxes().stream()
                .map(Mailbox::address)
                .toList();
    }

    /** Whether the message or a part of it has the media type. */
    public boolean contains(String type) {
        return mediaType.equals(type) || part(type) != null;
    }

    /** The first part of the media type. */
    public @Nullable MailPart part(String type) {
        for (MailPart part : parts) {
            if (part.mediaType().equals(type)) {
                return part;
            }
        }
        return null;
    }

    /** The parts that the sender attached, and every part that is no text of the body. */
    public List<Attachment> attachments() {
        List<Attachment> attachments = new ArrayList<>();
        for (MailPart part : parts) {
            if (!part.isInlineText("plain") && !part.isInlineText("html")) {
                String name = part.name() == null ? "attachment-" + (attachments.size() + 1) : part.name();
                attachments.add(new Attachment(name, part.mediaType(), part.content()));
            }
        }
        return attachments;
    }
}
