package org.charterflow.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.charterflow.ConcurrentCalls.atOnce;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.charterflow.IntegrationTest;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.language.RuleViolation.Kind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class CaseFilesTest {

    private static final Bilingual TITLE = Bilingual.of("入会申请", "Membership application");

    /** Every test numbers for an alliance of its own. */
    private final String alliance =
            "a" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);

    private final String mark = alliance.toUpperCase(Locale.ROOT);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void numbersCountUpFromOneInEachYearOfTheAlliancesZone() {
        assertThat(open("2026-12-31T15:59:59Z")).isEqualTo(mark + "-2026-0001");
        assertThat(open("2026-12-31T15:59:59Z")).isEqualTo(mark + "-2026-0002");
        assertThat(open("2026-12-31T16:00:00Z")).as("midnight in Shanghai").isEqualTo(mark + "-2027-0001");
    }

    @Test
    void aTransactionThatRollsBackGivesItsNumberBack() {
        open("2026-03-09T01:00:00Z");

        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            assertThat(open("2026-03-09T01:00:00Z")).isEqualTo(mark + "-2026-0002");
            transaction.setRollbackOnly();
        });

        assertThat(open("2026-03-09T01:00:00Z")).isEqualTo(mark + "-2026-0002");
    }

    @Test
    void manyAtOnceGetNumbersWithoutGapOrDouble() throws Exception {
        int threads = 8;
        int each = 12;
        Callable<Integer> worker = () -> {
            for (int i = 0; i < each; i++) {
                boolean rollBack = i % 4 == 3;
                new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                    open("2026-03-09T01:00:00Z");
                    if (rollBack) {
                        transaction.setRollbackOnly();
                    }
                });
            }
            return each;
        };

        assertThat(atOnce(Collections.nCopies(threads, worker))).isEmpty();

        assertThat(at("2026-03-09T01:00:00Z").ofAlliance(alliance, 1000))
                .extracting(CaseFile::number)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, threads * each * 3 / 4)
                        .mapToObj(number -> String.format(Locale.ROOT, "%s-2026-%04d", mark, number))
                        .toList());
    }

    @Test
    void aCaseSaysWhereItStandsUntilItIsClosed() {
        CaseFiles cases = at("2026-03-09T01:00:00Z");
        String number = open("2026-03-09T01:00:00Z");

        cases.state(number, "under-review", Bilingual.of("审查中", "under review"));
        assertThat(cases.find(alliance, number)).hasValueSatisfying(found -> {
            assertThat(found.state()).isEqualTo("under-review");
            assertThat(found.stateLabel()).isEqualTo(Bilingual.of("审查中", "under review"));
            assertThat(found.openedAt()).isEqualTo(Instant.parse("2026-03-09T01:00:00Z"));
            assertThat(found.closed()).isFalse();
        });

        cases.close(number, "admitted", Bilingual.of("已入会", "admitted"));
        assertThat(cases.find(alliance, number)).hasValueSatisfying(found -> {
            assertThat(found.outcome()).isEqualTo("admitted");
            assertThat(found.closedAt()).isEqualTo(Instant.parse("2026-03-09T01:00:00Z"));
        });
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> cases.close(number, "rejected", Bilingual.of("未通过", "rejected")))
                .satisfies(violation -> assertThat(violation.kind()).isEqualTo(Kind.CONFLICT));
    }

    @Test
    void aCaseIsFoundOnlyInItsOwnAlliance() {
        String number = open("2026-03-09T01:00:00Z");

        assertThat(at("2026-03-09T01:00:00Z").find("coia", number)).isEmpty();
    }

    @Test
    void anUnknownCaseHasNoState() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> at("2026-03-09T01:00:00Z").state("OSCAR-1999-0001", "x", TITLE))
                .satisfies(violation -> assertThat(violation.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    private String open(String instant) {
        CaseFiles cases = at(instant);
        String number = new TransactionTemplate(transactions)
                .execute(transaction -> cases.open(alliance, "membership-application", TITLE));
        return Objects.requireNonNull(number);
    }

    private CaseFiles at(String instant) {
        return new CaseFiles(jdbc, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), new CaseNumbering() {
            @Override
            public String mark(String id) {
                return mark;
            }

            @Override
            public ZoneId zone(String id) {
                return ZoneId.of("Asia/Shanghai");
            }
        });
    }
}
