package org.charterflow.demo.web;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is in a mail, for showing.
 *
 * @param text the plain text, empty if there is none
 * @param html the HTML, null if there is none
 * @param files attached files, in their order
 */
record MailContent(String text, @Nullable String html, List<AttachedFile> files) {

    private static final Pattern LINK = Pattern.compile("https?://[\\x21-\\x7e&&[^<>\"]]+");

    /** A file with its bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record AttachedFile(String name, String mediaType, byte[] bytes) {}

    /** A stretch of text, with an address where it is a link. */
    record Piece(String text, @Nullable String link) {}

    static MailContent of(Part mail) throws MessagingException, IOException {
        Collector collector = new Collector();
        collector.take(mail);
        return new MailContent(collector.text.toString(), collector.html, List.copyOf(collector.files));
    }

    /** The text cut at its links. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = LINK.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String link = matcher.group().replaceAll("[.,;:!?)\\]]+$", "");
            pieces.add(new Piece(text.substring(end, matcher.start()), null));
            pieces.add(new Piece(link, link));
            end = matcher.start() + link.length();
        }
        pieces.add(new Piece(text.substring(end), null));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    private static final class Collector {

        private final StringBuilder text = new StringBuilder();
        private @Nullable String html;
        private final List<AttachedFile> files = new ArrayList<>();

        void take(Part part) throws MessagingException, IOException {
            String name = part.getFileName();
            boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || name != null;
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart each = parts.getBodyPart(i);
                    take(each);
                }
            } else if (!attached && part.isMimeType("text/plain")) {
                text.append(part.getContent());
            } else if (!attached && part.isMimeType("text/html") && html == null) {
                html = String.valueOf(part.getContent());
            } else {
                String mediaType = part.getContentType().split(";", 2)[0].strip();
                String shown = name == null ? mediaType.replace('/', '-') : decoded(name);
                files.add(
                        new AttachedFile(shown, mediaType, part.getInputStream().readAllBytes()));
            }
        }

        private static String decoded(String name) {
            try {
                return MimeUtility.decodeText(name);
            } catch (UnsupportedEncodingException e) {
                return name;
            }
        }
    }
}
