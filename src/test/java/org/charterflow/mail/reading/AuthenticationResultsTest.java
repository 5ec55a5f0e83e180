package org.charterflow.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.SenderAuthentication.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as real borders write them, and as forgers would like to (RFC 8601). */
class AuthenticationResultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.oscar.example; dmarc=pass header.from=b.example                      | PROVEN",
                "MX.OSCAR.EXAMPLE 1; spf=pass smtp.mailfrom=b.example; DMARC=Pass (p=none) header.from=B.Example | PROVEN",
                "mx.oscar.example (border); dkim=fail (bad sig); dmarc = pass header.from = b.example | PROVEN",
                "mx.oscar.example; dmarc=pass header.from=\"b.example\"                  | PROVEN",
                "mx.oscar.example; dmarc=pass header.from=a@b.example                    | PROVEN",
                "mx.oscar.example 2; dmarc=pass header.from=b.example                    | UNPROVEN",
                "mx.oscar.example; none                                                  | UNPROVEN",
                "mx.oscar.example; dkim=pass header.d=b.example; spf=pass                | UNPROVEN",
                "mx.oscar.example; dmarc=pass                                            | UNPROVEN",
                "mx.oscar.example; dmarc=bestguesspass header.from=b.example             | UNPROVEN",
                "mx.oscar.example; dmarc=temperror header.from=b.example                 | UNPROVEN",
                "mx.oscar.example; spf=pass reason=\"; dmarc=pass header.from=b.example\"| UNPROVEN",
                "mx.oscar.example; (dmarc=pass header.from=b.example                     | UNPROVEN",
                "evil.example mx.oscar.example; dmarc=pass header.from=b.example         | UNPROVEN",
                "mx.oscar.example.evil.example; dmarc=pass header.from=b.example         | UNPROVEN",
                "mx.oscar.example; dmarc=pass header.from=sub.b.example                  | DISPROVEN",
                "mx.oscar.example; dmarc=fail header.from=b.example; dmarc=pass header.from=b.example | DISPROVEN",
            })
    void onlyTheTrustedBordersAlignedPassProves(String value, Verdict verdict) {
        String message = "Authentication-Results: " + value + "\r\nFrom: a@b.example\r\n\r\nhello";
        Readable reading = (Readable) MailReading.of(message.getBytes(StandardCharsets.US_ASCII), "mx.oscar.example");
        assertThat(reading.sender().verdict()).isEqualTo(verdict);
    }

    @Test
    void aNulIsNeitherKeptNorLeftOut() {
        String message = "Authentication-Results: mx.oscar.example; dmarc=pass header.from=b.example; x=\0\r\n"
                + "From: a@b\0.example\r\nMessage-ID: <a\0@b>\r\n\r\nhello";
        Readable reading = (Readable) MailReading.of(message.getBytes(StandardCharsets.US_ASCII), "mx.oscar.example");
        assertThat(reading.sender().verdict()).isEqualTo(Verdict.DISPROVEN);
        assertThat(reading.mail().headers()).noneMatch(header -> header.value().indexOf('\0') >= 0);
    }
}
