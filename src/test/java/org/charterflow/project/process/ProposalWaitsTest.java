package org.charterflow.project.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Member;
import org.charterflow.casefile.Need;
import org.charterflow.casefile.Needs;
import org.charterflow.charter.Holidays;
import org.charterflow.charter.MadeUpYear;
import org.charterflow.project.SupportAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens while a proposal waits: calendars arrive, mail is late to be read, representatives change. */
@IntegrationTest
class ProposalWaitsTest {

    @Autowired
    Initiation initiation;

    @Autowired
    Holidays holidays;

    @Autowired
    Needs needs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    private Instant began;

    @BeforeEach
    void now() {
        began = clock.instant();
    }

    @AfterEach
    void giveBack() {
        initiation.giveBack();
        clock.set(began);
    }

    @Test
    void provisionalDeadlinesMoveWithTheirTimers() {
        initiation.at("hubei");
        clock.set(beijing("2026-12-24T10:00"));
        Member proposer = initiation.member("ordinary");
        Map<String, String> answers = initiation.answers();
        answers.remove("goals");
        initiation.propose(proposer, answers);
        assertThat(initiation.timer("timer_completionLapsed")).isEqualTo(beijing("2027-01-08T00:00"));
        assertThat(need().provisional()).isTrue();

        holidays.replace("hubei", 2027, MadeUpYear.file(), "hubei.secretary1", "api");

        Instant then = beijing("2027-01-10T00:00");
        assertThat(initiation.timer("timer_completionLapsed")).isEqualTo(then);
        assertThat(initiation.timer("timer_completionReminder")).isEqualTo(beijing("2027-01-01T00:00"));
        assertThat(need().due()).isEqualTo(then);
        assertThat(need().provisional()).isFalse();
        assertThat(initiation.mail("proposal-deadline-moved")).contains("9 January 2027");

        clock.set(then);
        initiation.run();
        assertThat(initiation.end()).isEqualTo("end_lapsedIncomplete");
    }

    @Test
    @Article("OSCAR-28")
    void supportThatArrivedInTimeIsReadBeforeTheProposalLapses() {
        initiation.at("oscar");
        Member proposer = initiation.member("enterprise");
        Member first = initiation.member("user");
        Member second = initiation.member("full");
        initiation
                .propose(proposer, initiation.answers(first, second))
                .support(first, SupportAnswer.GIVE)
                .nextTimer();
        Instant deadline = initiation.timer("timer_supportDue");
        UUID mail = pendingMail(deadline.minusSeconds(1));

        assertThatThrownBy(() -> initiation.nextTimer()).hasMessageContaining("is read first");
        assertThat(initiation.state()).isEqualTo("seeking-support");

        initiation.support(second, SupportAnswer.GIVE);
        jdbc.sql("update inbound_mail set status = 'applied', next_attempt_at = null where id = ?")
                .param(mail)
                .update();
        initiation.run();
        assertThat(initiation.state()).isEqualTo("to-be-assigned");
    }

    @Test
    @Article("OSCAR-11")
    void aSuccessorIsAskedAlsoAfterATimeInWhichNobodyActedForTheUnit() {
        initiation.at("oscar");
        Member proposer = initiation.member("enterprise");
        Member first = initiation.member("user");
        initiation.propose(proposer, initiation.answers(first)).vacate(first);

        String successor = initiation.name(first).userId();

        assertThat(initiation.task("userTask_supportProposal").getAssignee()).isEqualTo(successor);
        initiation.supportByTask(first, "give");
        assertThat(need().what().en()).contains("1 more");
    }

    private UUID pendingMail(Instant receivedAt) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into inbound_mail (id, alliance, door, recipient, received_at, arrived_at, content_hash,
                                                  status, next_attempt_at)
                        values (:id, 'oscar', 'http', 'projects@oscar.example', :at, :at, repeat('0', 64),
                                'pending', :at)
                        """)
                .param("id", id)
                .param("at", receivedAt.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private Need need() {
        String alliance = initiation.caseNumber().startsWith("OSCAR") ? "oscar" : "hubei";
        List<Need> open = needs.of(alliance, initiation.caseNumber());
        assertThat(open).isNotEmpty();
        return open.get(0);
    }

    private static Instant beijing(String local) {
        return ZonedDateTime.parse(local + ":00+08:00[Asia/Shanghai]").toInstant();
    }
}
