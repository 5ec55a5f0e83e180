package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Tokens;
import org.charterflow.mail.reading.RandomMails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Arbitrary mails through the pipeline, on the real database. */
@IntegrationTest
class GeneratedMailTest {

    private static final int MAILS = 300;
    private static final long SEED = 20_260_302;

    @Autowired
    MailStore store;

    @Autowired
    MailPipeline pipeline;

    @Autowired
    Tokens tokens;

    @Autowired
    CaseFiles cases;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyMailEndsInADispositionAndOnlyTheAppliedChangeACase() {
        String caseNumber = cases.open("oscar", "test", Bilingual.of("来信", "Mail"));
        String token = tokens.issue(RecordingMailHandler.PURPOSE, "oscar", caseNumber, "somebody", null);
        List<String> recipients = List.of(
                "secretariat@oscar.example",
                "apply@oscar.example",
                "recorded+" + token + "@oscar.example",
                "ballot+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@oscar.example",
                "bounce+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@oscar.example",
                "nobody@oscar.example");
        pipeline.processPending();
        RandomMails mails = new RandomMails(SEED);
        Map<MailStatus, Integer> ended = new EnumMap<>(MailStatus.class);
        long received = received();
        String state = state();
        for (int i = 0; i < MAILS; i++) {
            byte[] content = mails.next();
            String recipient = recipients.get(i % recipients.size());
            UUID id =
                    store.store(new Arrival("oscar", recipient, content, null)).id();
            pipeline.processPending();
            StoredMail mail = store.find(id).orElseThrow();
            assertThat(store.content(id)).as("mail %s of seed %s", i, SEED).hasValue(content);
            assertThat(mail.status()).as("mail %s: %s", i, mail.reason()).isNotEqualTo(MailStatus.PENDING);
            ended.merge(mail.status(), 1, Integer::sum);
            String after = state();
            if (mail.status() != MailStatus.APPLIED) {
                assertThat(after).as("mail %s: %s", i, mail.reason()).isEqualTo(state);
            }
            state = after;
        }
        assertThat(received()).isEqualTo(received + MAILS);
        assertThat(ended)
                .containsKeys(
                        MailStatus.APPLIED,
                        MailStatus.IGNORED,
                        MailStatus.QUARANTINED,
                        MailStatus.CHALLENGED,
                        MailStatus.REJECTED);
    }

    private long received() {
        return store.figures(java.util.Set.of("oscar")).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Everything that belongs to a case; that a notice went out or a stranger was refused changes none. */
    private String state() {
        return jdbc.sql("""
                        select concat_ws(' ',
                            (select count(*) || md5(string_agg(c::text, '' order by c.number)) from case_file c),
                            (select count(*) from journal where action not in ('notice-issued', 'foreign-token-refused')),
                            (select count(*) || md5(string_agg(a::text, '' order by a::text)) from application a),
                            (select count(*) from application_file),
                            (select count(*) from ballot), (select count(*) from vote),
                            (select count(*) from act_ru_execution), (select count(*) from act_ru_task))
                        """).query(String.class).single();
    }
}
