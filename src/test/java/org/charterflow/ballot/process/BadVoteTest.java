package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Vote;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.mail.Tokens;
import org.charterflow.mail.inbound.Door;
import org.charterflow.mail.inbound.Examples;
import org.charterflow.mail.inbound.MailStatus;
import org.charterflow.mail.inbound.Post;
import org.charterflow.mail.inbound.StoredMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What bad input gets, the rows on votes, with the message itself through the doors. */
@IntegrationTest
class BadVoteTest {

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    Ballots ballots;

    @Autowired
    BallotProcess process;

    @Autowired
    Tokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @Autowired
    ApplicationContext application;

    private List<Unit> board = List.of();
    private Running running = new Running(UUID.randomUUID(), "", "");

    @BeforeEach
    void anOpenBallot() {
        board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
        running = bed.open("oscar", "board", "admission", board.get(0));
    }

    @AfterEach
    void giveBack() {
        if (!ballots.get(running.ballot()).state().ended()) {
            process.withdraw(running.ballot(), "the test is over");
        }
        organ.giveBack();
    }

    @Test
    @DisplayName("row 18: a display name or a look-alike domain is no voter")
    void displayNames() {
        String lookAlike = "\"" + email(1) + "\" <voter@un1t.example>";
        String mail =
                mail("voter@un1t.example", "同意").replace("From: Zhou Min <voter@un1t.example>", "From: " + lookAlike);
        StoredMail taken = take(mail);

        assertThat(taken.sender()).isEqualTo("voter@un1t.example");
        assertThat(taken.reason()).isEqualTo("foreign-token");
        assertThat(votes()).isEmpty();
    }

    @Test
    @DisplayName("row 21: another member's token is refused, in the journal and the security log")
    void anothersToken() {
        StoredMail taken = take(mail(email(2), "同意"));

        assertThat(taken.status()).isEqualTo(MailStatus.REJECTED);
        assertThat(taken.reason()).isEqualTo("foreign-token");
        assertThat(votes()).isEmpty();
        assertThat(jdbc.sql("""
                                select count(*) from journal
                                 where action = 'foreign-token-refused' and case_number = :case and actor = :actor
                                """)
                        .param("case", running.caseNumber())
                        .param("actor", email(2))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @DisplayName("row 29: after the deadline a vote is on record as late, and its sender is told")
    @Article("OSCAR-12")
    @ParameterizedTest
    @EnumSource
    void late(Door.Kind kind) {
        // INTERNALDATE is cut to the second.
        clock.set(bed.deadline(running).plusSeconds(60));
        try (Door door = Door.open(kind, application)) {
            StoredMail taken = door.take(address(1), octets(mail(email(1), "同意")));

            assertThat(taken.status()).isEqualTo(MailStatus.REJECTED);
            assertThat(taken.reason()).isEqualTo("ballot-deadline-passed");
            assertThat(taken.caseNumber()).isEqualTo(running.caseNumber());
        }
        assertThat(votes()).isEmpty();
        assertThat(answers("mail-rejected", 1)).singleElement().asString().contains("the vote ended on");
    }

    @Test
    @DisplayName("row 29: a vote that reached the mailbox in time counts, however late it is read")
    @Article("OSCAR-12")
    void readLate() {
        Instant deadline = bed.deadline(running);
        clock.set(deadline.plus(Duration.ofHours(1)));
        Instant inTime = Instant.now().minus(Duration.ofHours(2));
        try (Door.Mailbox door = (Door.Mailbox) Door.open(Door.Kind.IMAP, application)) {
            door.deliver(address(1), octets(mail(email(1), "同意")), inTime);
            assertThat(door.pending(deadline)).isTrue();

            door.read();
            StoredMail taken = door.workedOn(door.awaitStored(1).get(0));
            assertThat(taken.status()).isEqualTo(MailStatus.APPLIED);
            assertThat(taken.receivedAt()).isEqualTo(clock.instant());
            assertThat(taken.arrivedAt()).isBefore(deadline);
            door.awaitRead(deadline);
            assertThat(door.pending(deadline)).isFalse();
        }
        assertThat(votes())
                .singleElement()
                .satisfies(vote -> assertThat(vote.choice()).isEqualTo(Choice.FOR));
        bed.runJobs(running);
        assertThat(ballots.get(running.ballot()).state().ended()).isTrue();
    }

    @DisplayName("row 30: 不同意 is against")
    @ParameterizedTest
    @ValueSource(strings = {"不同意", "不同意。", "我不同意", "反对"})
    void against(String text) {
        assertThat(take(mail(email(1), text)).status()).isEqualTo(MailStatus.APPLIED);
        assertThat(votes())
                .singleElement()
                .satisfies(vote -> assertThat(vote.choice()).isEqualTo(Choice.AGAINST));
    }

    @DisplayName("row 31: a condition, a question, a double negation, both at once are a question")
    @ParameterizedTest
    @ValueSource(strings = {"同意，但须补充材料", "同意？", "不反对", "同意 反对", "for and against", "同意\r\n反对"})
    void unclear(String text) {
        assertAsked(take(mail(email(1), text)));
    }

    @Test
    @DisplayName("row 32: a quoted ballot alone, nothing at all, a vote in the subject alone are a question")
    void noVote() {
        String proof = "Authentication-Results: mx.oscar.example; dmarc=pass header.from=unit.example\r\n";
        String quotedOnly = Examples.mail("client-only-quoted.eml", email(1));
        assertAsked(take(proof + quotedOnly));
        assertAsked(take(mail(email(1), "")));
        assertAsked(take(mail(email(1), "").replace("Subject: An answer", "Subject: 同意")));
    }

    @DisplayName("row 34: a second vote before closing replaces the first, both are kept, the receipt says so")
    @Article("OSCAR-12")
    @ParameterizedTest
    @EnumSource
    void secondVote(Door.Kind kind) {
        try (Door door = Door.open(kind, application)) {
            assertThat(door.take(address(1), octets(mail(email(1), "反对"))).status())
                    .isEqualTo(MailStatus.APPLIED);
            clock.advance(Duration.ofMinutes(1));
            assertThat(door.take(address(1), octets(mail(email(1), "同意"))).status())
                    .isEqualTo(MailStatus.APPLIED);
        }
        assertThat(votes()).extracting(Vote::choice).containsExactlyInAnyOrder(Choice.AGAINST, Choice.FOR);
        assertThat(ballots.tally(running.ballot()).count().inFavour()).isEqualTo(1);
        assertThat(ballots.tally(running.ballot()).count().against()).isZero();
        assertThat(answers("vote-receipt", 1))
                .hasSize(2)
                .anySatisfy(receipt -> assertThat(receipt).contains("replaces"));
    }

    @Test
    @DisplayName("row 37: direction and zero-width characters in a vote are a question")
    void invisibleCharacters() {
        assertAsked(take(mail(email(1), "同\u202e意")));
        assertAsked(take(mail(email(1), "同\u200b意")));
    }

    private void assertAsked(StoredMail taken) {
        assertThat(taken.status()).isEqualTo(MailStatus.CLARIFY);
        assertThat(votes()).isEmpty();
    }

    private StoredMail take(String mail) {
        try (Door door = Door.open(Door.Kind.HTTP, application)) {
            return door.take(address(1), octets(mail));
        }
    }

    private static String mail(String from, String text) {
        return Post.mail(from, Post.anyId(), text, true);
    }

    private static String octets(String mail) {
        return new String(mail.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private String email(int unit) {
        return board.get(unit).representative().email();
    }

    private String address(int unit) {
        String subject = running.ballot() + "." + board.get(unit).user();
        return "ballot+" + tokens.issue("ballot", "oscar", running.caseNumber(), subject, null) + "@oscar.example";
    }

    private List<Vote> votes() {
        return ballots.votes(running.ballot());
    }

    private List<String> answers(String kind, int unit) {
        return jdbc.sql("""
                        select n.body from notice n join delivery d on d.notice = n.id
                         where n.kind = :kind and d.address = :address order by n.created_at
                        """)
                .param("kind", kind)
                .param("address", email(unit))
                .query(String.class)
                .list();
    }
}
