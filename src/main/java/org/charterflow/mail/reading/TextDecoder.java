package org.charterflow.mail.reading;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text where the label may be wrong. Strictly valid UTF-8 beats the label; every {@code gb*} label means
 * GB18030, its superset; a label that does not fit gives way to the bytes; UTF-7 is never decoded. NUL is dropped.
 */
final class TextDecoder {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int DETECTED_BYTES = 64 * 1_024;
    private static final int CONFIDENT = 40;

    private TextDecoder() {}

    static DecodedText decode(byte[] bytes, @Nullable String label) {
        DecodedText decoded = decodeWithNul(bytes, label);
        return decoded.text().indexOf('\0') < 0
                ? decoded
                : new DecodedText(decoded.text().replace("\0", ""), decoded.unsure());
    }

    private static DecodedText decodeWithNul(byte[] bytes, @Nullable String label) {
        String name = label == null ? "" : label.strip().toLowerCase(Locale.ROOT);
        boolean utf7 = name.contains("utf-7") || name.contains("utf7");
        Charset labelled = utf7 ? null : charset(name);
        if (isAscii(bytes)) {
            return ascii(bytes, name, labelled, utf7);
        }
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            boolean accident = GB18030.equals(labelled) && isWithoutChinese(utf8) && isGb2312(bytes);
            String gb = accident ? strict(bytes, GB18030) : null;
            return gb == null ? new DecodedText(withoutByteOrderMark(utf8), false) : new DecodedText(gb, true);
        }
        if (labelled != null && !labelled.equals(StandardCharsets.UTF_8)) {
            boolean acceptsAnything = isSingleByte(labelled);
            String text = acceptsAnything && isGb2312(bytes) ? null : strict(bytes, labelled);
            if (text != null) {
                return new DecodedText(text, false);
            }
        }
        return guess(bytes, labelled);
    }

    /** ASCII bytes are ASCII under every label but those that switch by escape sequences or have wide units. */
    private static DecodedText ascii(byte[] bytes, String name, @Nullable Charset labelled, boolean utf7) {
        if (labelled != null
                && (name.startsWith("iso-2022") || name.startsWith("utf-16") || name.startsWith("utf-32"))) {
            String text = strict(bytes, labelled);
            if (text != null) {
                return new DecodedText(text, false);
            }
        }
        return new DecodedText(new String(bytes, StandardCharsets.US_ASCII), utf7);
    }

    private static DecodedText guess(byte[] bytes, @Nullable Charset labelled) {
        if (isGb2312(bytes)) {
            String text = strict(bytes, GB18030);
            if (text != null) {
                return new DecodedText(text, false);
            }
        }
        CharsetDetector detector = new CharsetDetector();
        detector.setText(Arrays.copyOf(bytes, Math.min(bytes.length, DETECTED_BYTES)));
        CharsetMatch match = detector.detect();
        Charset detected = match == null ? null : charset(match.getName().toLowerCase(Locale.ROOT));
        int confidence = match == null ? 0 : match.getConfidence();
        if (detected != null && confidence >= CONFIDENT) {
            // What is broken in it shows as U+FFFD.
            return new DecodedText(new String(bytes, detected), !detected.equals(labelled));
        }
        String gb = strict(bytes, GB18030);
        if (gb != null) {
            return new DecodedText(gb, true);
        }
        return new DecodedText(new String(bytes, labelled == null ? StandardCharsets.UTF_8 : labelled), true);
    }

    private static @Nullable Charset charset(String name) {
        if (name.startsWith("gb")
                || name.equals("cp936")
                || name.equals("ms936")
                || name.equals("x-gbk")
                || name.equals("euc-cn")) {
            return GB18030;
        }
        if (name.isEmpty() || name.equals("us-ascii") || name.equals("ascii")) {
            return null;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSingleByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1.0f;
    }

    /**
     * Whether all bytes above ASCII come in pairs of the GB 2312 grid, with a common character among them. Western text
     * has its accents one at a time.
     */
    private static boolean isGb2312(byte[] bytes) {
        boolean common = false;
        for (int i = 0; i < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int trail = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            if (lead < 0xA1 || lead > 0xF7 || trail < 0xA1 || trail == 0xFF) {
                return false;
            }
            common |= lead >= 0xB0 && lead <= 0xD7;
            i++;
        }
        return common;
    }

    /**
     * Whether a text has two-byte characters alone. The bytes of 谢谢 in GBK are valid UTF-8 by accident and read as two
     * Cyrillic letters; a label that says Chinese is then the better witness.
     */
    private static boolean isWithoutChinese(String text) {
        return text.chars().allMatch(c -> c < 0x800);
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
