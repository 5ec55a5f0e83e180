package org.charterflow.mail.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.charterflow.IntegrationTest;
import org.charterflow.StatementCount;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What working on a mail costs the database, where there are many. */
@IntegrationTest
class MailCostTest {

    /** The mail's own; the test's feature opens a case with it. */
    private static final int STATEMENTS_OF_A_MAIL = 8;

    @Autowired
    MailStore store;

    @Autowired
    MailPipeline pipeline;

    @Autowired
    Tokens tokens;

    @Autowired
    CaseFiles cases;

    @Autowired
    StatementCount statements;

    @Autowired
    JdbcClient jdbc;

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
