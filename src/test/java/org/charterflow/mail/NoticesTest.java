package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.charterflow.IntegrationTest;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.casefile.JournalRecord;
import org.charterflow.document.Audience;
import org.charterflow.document.NewDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class NoticesTest {

    @Autowired
    OutboxTests tests;

    @Autowired
    Notices notices;

    @Autowired
    DeliveryLedger ledger;

    @Autowired
    Journal journal;

    @Autowired
    DataSource dataSource;

    @Autowired
    NoticeTexts texts;

    @Autowired
    Letterheads letterheads;

    @Autowired
    Seal seal;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void aNoticeIsPendingForEachAddresseeAndInTheJournal() {
        String caseNumber = tests.openCase();

        UUID notice = tests.send(caseNumber, null, "li@unit.example", "wang@unit.example");

        assertThat(ledger.of(notice)).extracting(Delivery::addresseeKey).containsExactly("li", "wang");
        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.PENDING);
        assertThat(ledger.ofCase(caseNumber)).isEqualTo(ledger.of(notice));
        assertThat(journal.of(caseNumber))
                .extracting(JournalRecord::entry)
                .containsExactly(new JournalEntry(
                        "oscar",
                        caseNumber,
                        "charterflow",
                        "engine",
                        "notice-issued",
                        null,
                        Map.of("notice", notice.toString(), "kind", "test-notice", "addressees", 2)));
    }

    @Test
    void aTransactionThatRollsBackSendsNothing() {
        UUID[] notice = new UUID[1];
        new TransactionTemplate(tests.transactions).executeWithoutResult(transaction -> {
            notice[0] = tests.send(null, null, "li@unit.example");
            transaction.setRollbackOnly();
        });

        assertThat(ledger.of(notice[0])).isEmpty();
    }

    @Test
    void aThousandAddresseesTakeAsManyStatementsAsOne() {
        String caseNumber = tests.openCase();
        UUID paper = tests.documents
                .store(new NewDocument(
                        "oscar",
                        caseNumber,
                        "议案.txt",
                        "text/plain",
                        "议案".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Audience.MEMBERS))
                .id();

        int forOne = statements(notice(caseNumber, paper, 1));
        int forThousand = statements(notice(caseNumber, paper, 1000));

        assertThat(forThousand).isEqualTo(forOne).isLessThanOrEqualTo(5);
    }

    @Test
    void nobodyIsNamedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tests.send(null, null, "li@unit.example", "li@other.example"))
                .withMessageContaining("twice");
    }

    @Test
    void aNoticeToNobodyIsOnRecordAllTheSame() {
        assertThat(ledger.of(tests.send(null, new Reply("ballot", null)))).isEmpty();
    }

    private static Notice notice(String caseNumber, UUID paper, int addressees) {
        String[] addresses = IntStream.range(0, addressees)
                .mapToObj(i -> "member" + i + "@unit.example")
                .toArray(String[]::new);
        return OutboxTests.notice(caseNumber, new Reply("ballot", null), List.of(paper), addresses);
    }

    /** How many statements sending it takes, counted where they are prepared. */
    private int statements(Notice notice) {
        AtomicInteger prepared = new AtomicInteger();
        JdbcClient counted = JdbcClient.create(new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if (method.getName().startsWith("prepare")) {
                                prepared.incrementAndGet();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        });
        Notices sending = new Notices(
                counted,
                tests.clock,
                texts,
                new Tokens(counted, tests.clock, seal),
                letterheads,
                journal,
                events,
                "http://localhost");
        sending.send(notice);
        return prepared.get();
    }
}
