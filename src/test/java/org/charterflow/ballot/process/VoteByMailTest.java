package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.alliance.Representative;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Vote;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.Disposition.Outcome;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.mail.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Votes by answering the ballot's mail, and by its link. */
@IntegrationTest
class VoteByMailTest {

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    Ballots ballots;

    @Autowired
    BallotProcess process;

    @Autowired
    VoteByMail handler;

    @Autowired
    Tokens tokens;

    @Autowired
    TestRestTemplate http;

    @Autowired
    PlatformTransactionManager transactions;

    private List<Unit> board = List.of();
    private Running running = new Running(UUID.randomUUID(), "", "");

    @BeforeEach
    void anOpenBallot() {
        board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
        running = bed.open("oscar", "board", "admission", board.get(0));
    }

    @AfterEach
    void giveBack() {
        process.withdraw(running.ballot(), "the test is over");
        organ.giveBack();
    }

    @Test
    void anAnswerOfOneWordIsAVote() {
        Disposition disposition = answer(board.get(1), email(1), "不同意。");

        assertThat(disposition.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(ballots.votes(running.ballot())).singleElement().satisfies(vote -> {
            assertThat(vote.choice()).isEqualTo(Choice.AGAINST);
            assertThat(vote.channel()).isEqualTo(Channel.MAIL);
            assertThat(vote.evidence()).startsWith("mail ");
        });
        assertThat(bed.seatTask(running, board.get(1))).isNull();
    }

    @Test
    void anythingElseIsAnsweredWithAQuestion() {
        assertThat(answer(board.get(1), email(1), "同意，但须补充材料").outcome()).isEqualTo(Outcome.CLARIFY);
        assertThat(ballots.votes(running.ballot())).isEmpty();
    }

    @Test
    void theTokenOfAnotherIsRefused() {
        Disposition disposition = answer(board.get(1), email(2), "同意");

        assertThat(disposition.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(disposition.reason()).isEqualTo("foreign-token");
        assertThat(ballots.votes(running.ballot())).isEmpty();
    }

    @Test
    void anAdvisersAnswerIsRefusedWithTheArticle() {
        Unit adviser = organ.adviser();

        assertThatThrownBy(() -> answer(adviser, adviser.representative().email(), "同意"))
                .isInstanceOfSatisfying(RuleViolation.class, e -> {
                    assertThat(e.rule()).isEqualTo("seat-without-vote");
                    assertThat(e.article()).startsWith("OSCAR-12");
                });
    }

    @Test
    void theLinkOpensAPageThatDecidesNothingAndItsFormVotes() {
        String path = "/r/ballot/" + token(board.get(1));

        ResponseEntity<String> page = http.getForEntity(path, String.class);

        assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(page.getBody()).contains("接纳示例单位为会员？", "北京时间", "OSCAR-12");
        assertThat(ballots.votes(running.ballot())).isEmpty();

        ResponseEntity<String> answer = http.postForEntity(path, form(page, "vote=for"), String.class);

        assertThat(answer.getStatusCode().is3xxRedirection()
                        || answer.getStatusCode().is2xxSuccessful())
                .isTrue();
        assertThat(ballots.votes(running.ballot())).singleElement().satisfies(vote -> {
            assertThat(vote.choice()).isEqualTo(Choice.FOR);
            assertThat(vote.channel()).isEqualTo(Channel.LINK);
        });
        assertThat(http.postForEntity(path, form(page, "vote=maybe"), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(http.getForEntity("/r/ballot/nonsense", String.class).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    @Article("OSCAR-11")
    void aSuccessorVotesByItsOwnMailAndLinkAndThePredecessorsTokensVoteNoMore() {
        Unit unit = board.get(1);
        String before = "/r/ballot/" + token(unit.user());
        Representative successor = organ.successorOf(unit);

        assertThat(answer(unit.user(), email(1), "同意").reason()).isEqualTo("foreign-token");
        assertThat(answer(unit.user(), successor.email(), "同意").reason()).isEqualTo("foreign-token");
        ResponseEntity<String> old = http.getForEntity(before, String.class);
        assertThat(old.getBody()).contains("您目前不代表本项表决的任何席位").doesNotContain("name=\"vote\"");
        ResponseEntity<String> other = http.getForEntity("/r/ballot/" + token(successor.userId()), String.class);
        assertThat(http.postForEntity(before, form(other, "vote=for"), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(ballots.votes(running.ballot())).isEmpty();

        assertThat(answer(successor.userId(), successor.email(), "同意").outcome())
                .isEqualTo(Outcome.APPLIED);
        http.postForEntity("/r/ballot/" + token(successor.userId()), form(other, "vote=against"), String.class);

        assertThat(ballots.votes(running.ballot()))
                .extracting(Vote::castBy, Vote::channel, Vote::choice)
                .containsExactly(
                        tuple(successor.userId(), Channel.MAIL, Choice.FOR),
                        tuple(successor.userId(), Channel.LINK, Choice.AGAINST));
    }

    @Test
    void strangersSeeNoBallotAndEverybodyThePublicResolutions() {
        String api = "/api/v1/alliances/oscar";

        assertThat(http.getForEntity(api + "/ballots/" + running.ballot(), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(http.getForEntity(api + "/resolutions", String.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(http.getForEntity("/api/v1/alliances/nowhere/resolutions", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private Disposition answer(Unit tokenOf, String from, String text) {
        return answer(tokenOf.user(), from, text);
    }

    private Disposition answer(String tokenOf, String from, String text) {
        ReceivedMail mail = bed.mail(running, tokenOf, from, text);
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> handler.handle(mail)));
    }

    private String email(int unit) {
        return board.get(unit).representative().email();
    }

    private String token(Unit unit) {
        return token(unit.user());
    }

    private String token(String user) {
        return tokens.issue("ballot", "oscar", running.caseNumber(), running.ballot() + "." + user, null);
    }

    private static HttpEntity<String> form(ResponseEntity<String> page, String fields) {
        Matcher csrf =
                Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(Objects.requireNonNull(page.getBody()));
        assertThat(csrf.find()).isTrue();
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        page.getHeaders()
                .getOrDefault(HttpHeaders.SET_COOKIE, List.of())
                .forEach(cookie -> headers.add(HttpHeaders.COOKIE, cookie.substring(0, cookie.indexOf(';'))));
        return new HttpEntity<>(fields + "&_csrf=" + csrf.group(1), headers);
    }
}
