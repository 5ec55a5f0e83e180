package org.charterflow.mail.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Encoded words in header values (RFC 2047). The bytes of neighbouring words are joined before they are decoded, since
 * many senders cut a character in two.
 */
final class EncodedWords {

    private EncodedWords() {}

    private record Word(String charset, byte[] bytes, int length) {}

    /** Decodes a raw header value, one char per byte; raw 8-bit text between the words is decoded by its bytes. */
    static DecodedText decode(String raw) {
        Decoder decoder = new Decoder();
        int position = 0;
        int plainFrom = 0;
        while (true) {
            int start = raw.indexOf("=?", position);
            if (start < 0) {
                break;
            }
            Word word = wordAt(raw, start);
            if (word == null) {
                position = start + 2;
                continue;
            }
            decoder.plain(raw.substring(plainFrom, start), true);
            decoder.word(word);
            position = start + word.length();
            plainFrom = position;
        }
        decoder.plain(raw.substring(plainFrom), false);
        return decoder.result();
    }

    /** The length of the encoded word that begins at the index, 0 when none does. */
    static int lengthAt(String raw, int start) {
        Word word = wordAt(raw, start);
        return word == null ? 0 : word.length();
    }

    private static @Nullable Word wordAt(String raw, int start) {
        if (!raw.startsWith("=?", start)) {
            return null;
        }
        int charsetEnd = raw.indexOf('?', start + 2);
        if (charsetEnd <= start + 2 || charsetEnd + 2 >= raw.length() || raw.charAt(charsetEnd + 2) != '?') {
            return null;
        }
        int textStart = charsetEnd + 3;
        int textEnd = raw.indexOf('?', textStart);
        if (textEnd < 0 || textEnd + 1 >= raw.length() || raw.charAt(textEnd + 1) != '=') {
            return null;
        }
        String charset = raw.substring(start + 2, charsetEnd);
        String text = raw.substring(textStart, textEnd);
        byte[] bytes = switch (raw.charAt(charsetEnd + 1)) {
            case 'B', 'b' -> base64(text);
            case 'Q', 'q' -> quotedPrintable(text);
            default -> null;
        };
        int language = charset.indexOf('*');
        return bytes == null
                ? null
                : new Word(language < 0 ? charset : charset.substring(0, language), bytes, textEnd + 2 - start);
    }

    private static byte @Nullable [] base64(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/') {
                clean.append(c);
            } else if (c != '=' && c != ' ' && c != '\t') {
                return null;
            }
        }
        if (clean.length() % 4 == 1) {
            clean.setLength(clean.length() - 1);
        }
        return Base64.getDecoder().decode(clean.toString());
    }

    private static byte[] quotedPrintable(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                bytes.write(' ');
            } else if (c == '=' && i + 2 < text.length() && hex(text, i + 1) >= 0) {
                bytes.write(hex(text, i + 1));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String text, int index) {
        int high = Character.digit(text.charAt(index), 16);
        int low = Character.digit(text.charAt(index + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static final class Decoder {

        private final StringBuilder out = new StringBuilder();
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private @Nullable String charset;
        private boolean unsure;

        void word(Word word) {
            if (charset != null && !charset.equals(word.charset().toLowerCase(Locale.ROOT))) {
                flush();
            }
            charset = word.charset().toLowerCase(Locale.ROOT);
            pending.writeBytes(word.bytes());
        }

        /** White space between two words belongs to the encoding; everything else is text. */
        void plain(String text, boolean beforeWord) {
            if (charset != null && beforeWord && text.isBlank()) {
                return;
            }
            flush();
            if (!text.isEmpty()) {
                append(TextDecoder.decode(text.getBytes(StandardCharsets.ISO_8859_1), null));
            }
        }

        DecodedText result() {
            flush();
            return new DecodedText(out.toString(), unsure);
        }

        private void flush() {
            if (charset != null) {
                append(TextDecoder.decode(pending.toByteArray(), charset));
                pending.reset();
                charset = null;
            }
        }

        private void append(DecodedText decoded) {
            out.append(decoded.text());
            unsure |= decoded.unsure();
        }
    }
}
