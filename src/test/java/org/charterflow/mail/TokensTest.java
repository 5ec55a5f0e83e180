package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class TokensTest {

    @Autowired
    Tokens tokens;

    @Autowired
    CaseFiles cases;

    @Autowired
    MutableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aTokenSaysWhatItWasIssuedForInEitherCase() {
        String caseNumber = cases.open("oscar", "test", Bilingual.of("测试", "test"));
        Instant expires = clock.instant().plus(Duration.ofDays(5)).plusNanos(123);

        String token = tokens.issue("ballot", "oscar", caseNumber, "seat-1", expires);

        assertThat(token).matches("[a-z2-7]{34}");
        assertThat(tokens.read(token)).hasValueSatisfying(read -> {
            assertThat(read.purpose()).isEqualTo("ballot");
            assertThat(read.alliance()).isEqualTo("oscar");
            assertThat(read.caseNumber()).isEqualTo(caseNumber);
            assertThat(read.subject()).isEqualTo("seat-1");
            assertThat(read.expires()).isBetween(expires.minusNanos(1000), expires);
        });
        assertThat(tokens.read(token.toUpperCase(Locale.ROOT))).isEqualTo(tokens.read(token));
    }

    @Test
    void aTokenMayHaveNoCaseAndNoEnd() {
        String token = tokens.issue("address", "oscar", null, "m-1", null);

        assertThat(tokens.read(token)).contains(new Token("address", "oscar", null, "m-1", null));
    }

    @Test
    void anExpiredTokenIsReadOnlyByThoseWhoAskForIt() {
        String token =
                tokens.issue("address", "oscar", null, "m-1", clock.instant().plusSeconds(60));
        assertThat(tokens.read(token)).isPresent();

        clock.advance(Duration.ofSeconds(60));

        assertThat(tokens.read(token)).isEmpty();
        assertThat(tokens.inspect(token))
                .hasValueSatisfying(
                        read -> assertThat(read.expiredAt(clock.instant())).isTrue());
    }

    @Test
    void twoTokensForTheSameAreDifferent() {
        assertThat(tokens.issue("address", "oscar", null, "m-1", null))
                .isNotEqualTo(tokens.issue("address", "oscar", null, "m-1", null));
    }

    @Test
    void whatTheDatabaseWasMadeToSayAfterwardsIsNotBelieved() {
        String token = tokens.issue("address", "oscar", null, "m-1", null);

        jdbc.sql("update reply_token set alliance = 'coia' where subject = 'm-1'")
                .update();

        assertThat(tokens.inspect(token)).isEmpty();
    }

    @Test
    void aTokenOfNobodysIsNone() {
        assertThat(tokens.read("a".repeat(34))).isEmpty();
        assertThat(tokens.read("ballot")).isEmpty();
    }
}
