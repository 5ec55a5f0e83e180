package org.charterflow.mail.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.SenderAuthentication.Verdict;

/** Whatever arrives, the stages end with a value. */
class MailReadingPropertyTest {

    @Property(tries = 500)
    void anyBytesEndInAReading(@ForAll byte[] content) {
        assertThat(MailReading.of(content, "mx.oscar.example")).isNotNull();
    }

    @Property(tries = 500)
    void anyMessageEndsInAReadingAndIsNeverProvenWithoutTheBordersWord(@ForAll("messages") String message) {
        MailReading reading = MailReading.of(message.getBytes(UTF_8), "mx.oscar.example");
        assertThat(reading).isNotNull();
        if (reading instanceof Readable readable) {
            assertThat(readable.sender().verdict()).isNotEqualTo(Verdict.PROVEN);
            assertThat(readable.text()).doesNotContain("\0");
            assertThat(readable.mail().subject()).doesNotContain("\r", "\n");
        }
    }

    @Property(tries = 300)
    void encodedWordsSurviveCuttingAtAnyByte(@ForAll("chinese") String text, @ForAll int cut) {
        byte[] bytes = text.getBytes(java.nio.charset.Charset.forName("GB18030"));
        // Strictly valid UTF-8 beats the label, also where it is so by accident.
        Assume.that(new String(bytes, UTF_8).contains("\uFFFD"));
        int at = Math.floorMod(cut, bytes.length + 1);
        String header = word(bytes, 0, at) + "\r\n " + word(bytes, at, bytes.length);
        assertThat(EncodedWords.decode(header.replace("\r\n", "")).text()).isEqualTo(text);
    }

    private static String word(byte[] bytes, int from, int to) {
        byte[] part = java.util.Arrays.copyOfRange(bytes, from, to);
        return "=?gb18030?B?" + new String(Base64.getEncoder().encode(part), ISO_8859_1) + "?=";
    }

    @Provide
    Arbitrary<String> chinese() {
        return Arbitraries.strings()
                .withCharRange('\u4E00', '\u9FA5')
                .ofMinLength(3)
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<List<String>> headers = header().list().ofMaxSize(12);
        return Combinators.combine(headers, body(3)).as((lines, body) -> String.join("\r\n", lines) + "\r\n" + body);
    }

    private Arbitrary<String> header() {
        Arbitrary<String> name = Arbitraries.of(
                "From",
                "To",
                "Subject",
                "Authentication-Results",
                "Received",
                "Auto-Submitted",
                "Return-Path",
                "Message-ID",
                "References",
                "Content-Disposition",
                "X-QQ-AUTO-REPLY",
                "List-Id",
                "Precedence");
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.of(
                        "a@b.example",
                        "\"x\" <a@b.example>",
                        "mx.other.example; dmarc=pass header.from=b.example",
                        "(mx.oscar.example; dmarc=pass header.from=b.example)",
                        "from x by mx.oscar.example",
                        "=?gb2312?B?zazS4g==?=",
                        "<>",
                        "auto-replied",
                        "attachment; filename*0*=UTF-8''%E5%90; filename*1*=%8C",
                        "((((",
                        "\"\"\"",
                        "=?utf-8?Q?=?=",
                        ";;;==="),
                Arbitraries.strings()
                        .ofMaxLength(80)
                        .map(text -> text.replace("\r", "").replace("\n", "")));
        return Combinators.combine(name, value).as((n, v) -> n + ": " + v);
    }

    private Arbitrary<String> body(int depth) {
        Arbitrary<String> leaf = Combinators.combine(
                        Arbitraries.of(
                                "text/plain",
                                "text/html",
                                "text/calendar; method=REPLY",
                                "application/pdf; name=a.pdf",
                                "message/delivery-status",
                                "message/rfc822",
                                "broken",
                                "multipart/mixed"),
                        Arbitraries.of("", "; charset=gb2312", "; charset=utf-7", "; charset=\"no such\""),
                        Arbitraries.of("7bit", "8bit", "base64", "quoted-printable", "x-none"),
                        Arbitraries.strings().ofMaxLength(200))
                .as((type, charset, encoding, text) -> "Content-Type: " + type + charset
                        + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + text);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> multipart = Combinators.combine(
                        Arbitraries.of("mixed", "alternative", "report; report-type=delivery-status", "related"),
                        Arbitraries.of("b1", "b2", "\"--\"", ""),
                        Arbitraries.lazy(() -> body(depth - 1)).list().ofMaxSize(4))
                .as((kind, boundary, parts) -> "Content-Type: multipart/" + kind + "; boundary=" + boundary
                        + "\r\n\r\n--" + boundary + "\r\n" + String.join("\r\n--" + boundary + "\r\n", parts));
        return Arbitraries.oneOf(leaf, multipart);
    }
}
