package org.charterflow.mail.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.charterflow.IntegrationTest;
import org.charterflow.Statements;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What working on a mail costs the database, where there are many. */
@IntegrationTest
class MailCostTest {

    /** The mail's own; the test's feature opens a case with it. */
    private static final int STATEMENTS_OF_A_MAIL = 2;

    @Autowired
    MailStore store;

    @Autowired
    MailPipeline pipeline;

    @Autowired
    Tokens tokens;

    @Autowired
    CaseFiles cases;

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MailTraces traces;

    @Autowired
    Clock clock;

    private final String from = Post.anyone();
    private String address = "";

    @BeforeEach
    void issueAToken() {
        String caseNumber = cases.open("oscar", "test", Bilingual.of("来信", "Mail"));
        String token = tokens.issue(RecordingMailHandler.PURPOSE, "oscar", caseNumber, "somebody", null);
        address = "recorded+" + token + "@oscar.example";
    }

    @Test
    void aMailCostsAHandfulOfStatementsAndNoCommitOfItsOwn() throws Exception {
        pipeline.processPending();
        int one = costOf(1);
        int twenty = costOf(20);
        assertThat((twenty - one) / 19.0).isLessThanOrEqualTo(STATEMENTS_OF_A_MAIL);
        assertThat(transactions(20)).isEqualTo(1);
    }

    @Test
    void storingManyCostsOneStatement() throws Exception {
        assertThat(statements.of(() -> store(20))).isEqualTo(statements.of(() -> store(1)));
    }

    @Test
    void storingRepeatsCostsOneMore() throws Exception {
        byte[] mail = Post.mail(from, Post.anyId(), "ignore", true).getBytes(UTF_8);
        byte[] another = Post.mail(from, Post.anyId(), "ignore", true).getBytes(UTF_8);
        store.store(arrivals(mail, another));
        assertThat(statements.of(() -> store.store(arrivals(mail, another))))
                .isEqualTo(statements.of(() -> store.store(arrivals(mail))))
                .isEqualTo(statements.of(() -> store(1)) + 1);
    }

    private List<Arrival> arrivals(byte[]... mails) {
        return Stream.of(mails)
                .map(mail -> new Arrival("oscar", address, mail, null))
                .toList();
    }

    /** PostgreSQL leaves the indexes alone where no column of theirs changes (heap-only tuples). */
    @Test
    void takingAMailChangesNothingThatAnIndexKnows() {
        UUID mail = store(1).get(0);
        String before = indexed(mail);
        String taken = transaction.execute(status -> {
            assertThat(pipeline.claim("attempts = 0", 1_000)).isNotEmpty();
            assertThat(traces.of(mail).nextAttemptAt()).isAfter(clock.instant());
            status.setRollbackOnly();
            return indexed(mail);
        });
        assertThat(taken).isEqualTo(before);
    }

    /** What stands in those columns of a mail's row of which an index makes use, in its terms or in its condition. */
    private String indexed(UUID mail) {
        return jdbc.sql("""
                        select coalesce(jsonb_object_agg(key, value)::text, '')
                          from inbound_mail m, jsonb_each(to_jsonb(m))
                         where m.id = :id
                           and exists (select 1 from pg_index i
                                        where i.indrelid = 'inbound_mail'::regclass
                                          and pg_get_indexdef(i.indexrelid) ~ ('\\m' || key || '\\M'))
                        """).param("id", mail).query(String.class).single();
    }

    private int costOf(int mails) throws Exception {
        store(mails);
        return statements.of(pipeline::processPending);
    }

    /** How many transactions decided on the mails: each leaves the id of its own in the rows it wrote last. */
    private long transactions(int mails) {
        List<UUID> stored = store(mails);
        pipeline.processPending();
        return jdbc.sql("select count(distinct xmin::text) from inbound_mail where id = any(:ids)")
                .param("ids", stored.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    private List<UUID> store(int mails) {
        return store
                .store(IntStream.range(0, mails)
                        .mapToObj(i -> new Arrival(
                                "oscar",
                                address,
                                Post.mail(from, Post.anyId(), "ignore", true).getBytes(UTF_8),
                                null))
                        .toList())
                .stream()
                .map(MailStore.Receipt::id)
                .toList();
    }
}
