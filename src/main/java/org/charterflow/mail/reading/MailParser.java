package org.charterflow.mail.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message apart as a stream of tokens, within {@link Bounds}; never a tree, which deep nesting would overflow.
 * Attached messages stay closed.
 */
public final class MailParser {

    private final Bounds bounds;

    public MailParser() {
        this(Bounds.USUAL);
    }

    MailParser(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Reads the message.
     *
     * @throws UnreadableMail when a bound is broken or the bytes are no message at all
     */
    public ParsedMail parse(byte[] content) throws UnreadableMail {
        if (content.length > bounds.totalBytes()) {
            throw new UnreadableMail("too-large");
        }
        return reading(content, stream -> new Pass(stream).run());
    }

    /** What is done with the tokens of a message. */
    private interface Use<T> {
        T of(MimeTokenStream stream) throws MimeException, IOException, UnreadableMail;
    }

    private <T> T reading(byte[] content, Use<T> use) throws UnreadableMail {
        MimeConfig config = new MimeConfig.Builder()
                .setMaxLineLen(-1)
                .setMaxHeaderCount(bounds.headers())
                .setMaxHeaderLen(bounds.headerBytes())
                .setMaxContentLen(bounds.totalBytes())
                .build();
        MimeTokenStream stream = new MimeTokenStream(config);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try {
            refuseLongHeaderLines(content);
            stream.parse(new ByteArrayInputStream(content));
            return use.of(stream);
        } catch (MaxHeaderLimitException | MaxHeaderLengthLimitException | MaxLineLimitException e) {
            throw new UnreadableMail("header-too-large", e);
        } catch (MimeException | IOException | IllegalArgumentException e) {
            throw new UnreadableMail("malformed", e);
        }
    }

    /** The parser would hold a header line in memory before it counts it. */
    private void refuseLongHeaderLines(byte[] content) throws UnreadableMail {
        int lineStart = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                int length = i - lineStart;
                if (length <= 1) {
                    return;
                }
                lineStart = i + 1;
            } else if (i - lineStart > bounds.headerBytes() && hasColon(content, lineStart)) {
                throw new UnreadableMail("header-too-large");
            }
        }
    }

    private static boolean hasColon(byte[] content, int lineStart) {
        for (int i = lineStart; i < Math.min(content.length, lineStart + 100); i++) {
            if (content[i] == ':') {
                return true;
            }
        }
        return false;
    }

    /** The header fields of an attached message or of a bare header part; empty when there are none. */
    static List<Header> headersOf(byte[] content) {
        try {
            int end = Math.min(content.length, 256 * 1_024);
            byte[] head = java.util.Arrays.copyOf(content, end);
            return new MailParser().reading(head, MailParser::topmostHeaders);
        } catch (UnreadableMail e) {
            return List.of();
        }
    }

    private static List<Header> topmostHeaders(MimeTokenStream stream) throws MimeException, IOException {
        List<Header> headers = new ArrayList<>();
        EntityState state = stream.getState();
        while (state != EntityState.T_END_HEADER && state != EntityState.T_END_OF_STREAM) {
            if (state == EntityState.T_FIELD) {
                headers.add(header(stream.getField()));
            }
            state = stream.next();
        }
        return headers;
    }

    /** One run over the tokens. */
    private final class Pass {

        private final MimeTokenStream stream;
        private final WorkLimit limit = new WorkLimit(bounds.time());
        private final List<Header> messageHeaders = new ArrayList<>();
        private final List<MailPart> parts = new ArrayList<>();
        private List<Header> headers = messageHeaders;
        private int depth;
        private boolean unsure;

        Pass(MimeTokenStream stream) {
            this.stream = stream;
        }

        ParsedMail run() throws MimeException, IOException, UnreadableMail {
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                refuseLateness();
                switch (state) {
                    case T_START_HEADER -> headers = depth == 0 ? messageHeaders : new ArrayList<>();
                    case T_FIELD -> headers.add(header(stream.getField()));
                    case T_START_MULTIPART -> enter();
                    case T_END_MULTIPART -> depth--;
                    case T_BODY -> parts.add(leaf());
                    default -> {}
                }
            }
            ContentType type = ContentType.of(messageHeaders);
            String text = inline("plain");
            String html = inline("html");
            String seen = html == null ? null : HtmlText.of(html, bounds.tags(), limit);
            return new ParsedMail(messageHeaders, type.mediaType(), type.parameters(), parts, text, seen, unsure);
        }

        private void enter() throws UnreadableMail {
            if (++depth > bounds.depth()) {
                throw new UnreadableMail("too-deep");
            }
        }

        private MailPart leaf() throws IOException, UnreadableMail {
            if (parts.size() >= bounds.parts()) {
                throw new UnreadableMail("too-many-parts");
            }
            ContentType type = ContentType.of(headers);
            String disposition = Headers.value(headers, "content-disposition");
            Map<String, String> dispositionParameters = disposition == null ? Map.of() : Parameters.of(disposition);
            String name = dispositionParameters.getOrDefault(
                    "filename", type.parameters().get("name"));
            boolean attached = name != null
                    || (disposition != null
                            && disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment"));
            return new MailPart(
                    type.mediaType(),
                    type.parameters(),
                    attached,
                    name == null ? null : Texts.fileName(name),
                    bytes(stream.getDecodedInputStream()));
        }

        private byte[] bytes(InputStream in) throws IOException, UnreadableMail {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[16 * 1_024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
                if (bytes.size() > bounds.totalBytes()) {
                    throw new UnreadableMail("too-large");
                }
                refuseLateness();
            }
            return bytes.toByteArray();
        }

        private @Nullable String inline(String subtype) throws UnreadableMail {
            StringBuilder all = null;
            for (MailPart part : parts) {
                if (part.isInlineText(subtype)) {
                    refuseLength(part.content().length / 4);
                    DecodedText decoded =
                            TextDecoder.decode(part.content(), part.parameters().get("charset"));
                    unsure |= decoded.unsure();
                    all = all == null ? new StringBuilder() : all.append('\n');
                    all.append(decoded.text());
                    refuseLength(all.length());
                    refuseLateness();
                }
            }
            return all == null ? null : all.toString();
        }

        private void refuseLength(int characters) throws UnreadableMail {
            if (characters > bounds.textCharacters()) {
                throw new UnreadableMail("text-too-long");
            }
        }

        private void refuseLateness() throws UnreadableMail {
            if (limit.isReached()) {
                throw new UnreadableMail("too-slow");
            }
        }
    }

    private static Header header(Field field) {
        byte[] raw = field.getRaw() == null ? new byte[0] : field.getRaw().toByteArray();
        String line = Headers.storable(new String(raw, StandardCharsets.ISO_8859_1));
        int colon = line.indexOf(':');
        String value = colon < 0 ? "" : line.substring(colon + 1);
        return new Header(Headers.storable(field.getName()).strip().toLowerCase(Locale.ROOT), unfolded(value));
    }

    private static String unfolded(String value) {
        return value.replace("\r", "").replace("\n", "").replace('\t', ' ').strip();
    }
}
