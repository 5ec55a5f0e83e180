package org.charterflow.mail.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.MailReading.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows 39 and 40: bombs end in quarantine, hostile text in linear time: what is not would take minutes. */
@Timeout(60)
class BoundsTest {

    private static final String HEAD = "From: a@b.example\r\nMIME-Version: 1.0\r\n";

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("20,000 nested parts", nested(20_000), "too-deep"),
                Arguments.of("10,000 parts", parts(10_000), "too-many-parts"),
                Arguments.of(
                        "a header of 1 MB", HEAD + "X-Long: " + "x".repeat(1 << 20) + "\r\n\r\n", "header-too-large"),
                Arguments.of(
                        "a folded header of 1 MB",
                        HEAD + "X-Long: " + ("x".repeat(70) + "\r\n ").repeat(16_000) + "\r\n\r\n",
                        "header-too-large"),
                Arguments.of("2,000 headers", HEAD + "X-A: b\r\n".repeat(2_000) + "\r\n", "header-too-large"),
                Arguments.of("2 MB of text", HEAD + "\r\n" + "text ".repeat(420_000), "text-too-long"),
                Arguments.of(
                        "150,000 tags",
                        HEAD + "Content-Type: text/html\r\n\r\n" + "<b>".repeat(150_000),
                        "too-much-markup"),
                Arguments.of("26 MB", HEAD + "\r\n" + "x".repeat(26 << 20), "too-large"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombIsSetAside(String name, String message, String reason) {
        assertThat(MailReading.of(message.getBytes(ISO_8859_1), "mx.oscar.example"))
                .isEqualTo(new Unreadable(reason));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileTexts")
    void hostileTextTakesLinearTime(String name, String text) {
        long start = System.nanoTime();
        MailReading reading = MailReading.of((HEAD + "\r\n" + text).getBytes(ISO_8859_1), "mx.oscar.example");
        assertThat(reading).isInstanceOf(Readable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    static Stream<Arguments> hostileTexts() {
        return Stream.of(
                Arguments.of("one line", "a".repeat(1_000_000)),
                Arguments.of("quote marks", "> ".repeat(500_000)),
                Arguments.of("attributions that never end", "On 2026 a@b\n".repeat(80_000)),
                Arguments.of("senders that never come", "From: a\n".repeat(120_000)),
                Arguments.of("dashes", "-".repeat(1_000_000)),
                Arguments.of("lines of dashes", "-----\n".repeat(170_000)),
                Arguments.of("blank lines", "\n".repeat(1_000_000)),
                Arguments.of("asterisks", "*".repeat(1_000_000)),
                Arguments.of("bars and blanks", "| ".repeat(500_000)),
                Arguments.of("signatures", "--\n".repeat(330_000)),
                Arguments.of("half encoded words", "=?a?q?".repeat(160_000)));
    }

    @Test
    void deeplyNestedHtmlIsReadWithoutRecursion() {
        String html = HEAD + "Content-Type: text/html\r\n\r\n" + "<div>".repeat(90_000) + "ok";
        assertThat(MailReading.of(html.getBytes(ISO_8859_1), "mx.oscar.example"))
                .isInstanceOf(Readable.class);
    }

    @Test
    void halfEncodedWordsInAHeaderTakeLinearTime() {
        String subject = "Subject: " + "=?a?q?".repeat(10_000) + "\r\n\r\n";
        Readable reading = (Readable) MailReading.of((HEAD + subject).getBytes(ISO_8859_1), "mx.oscar.example");
        assertThat(reading.mail().subject()).startsWith("=?a?q?");
    }

    private static String nested(int depth) {
        StringBuilder message = new StringBuilder(HEAD);
        for (int i = 0; i < depth; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return message.append("\r\nend").toString();
    }

    private static String parts(int count) {
        return HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(count) + "--b--";
    }
}
