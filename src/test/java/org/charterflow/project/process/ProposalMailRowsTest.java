package org.charterflow.project.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.mail.inbound.Door;
import org.charterflow.mail.inbound.MailStatus;
import org.charterflow.mail.inbound.Post;
import org.charterflow.mail.inbound.StoredMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Proposals by mail that name their supporters badly, as the border hands them in. */
@IntegrationTest
class ProposalMailRowsTest {

    @Autowired
    Initiation initiation;

    @Autowired
    Alliances alliances;

    @Autowired
    ApplicationContext application;

    @Autowired
    MutableClock clock;

    private Instant began;
    private Member proposer;
    private Member supporter;

    @BeforeEach
    void atOscar() {
        began = clock.instant();
        initiation.at("oscar");
        proposer = initiation.member("board");
        supporter = initiation.member("user");
    }

    @AfterEach
    void giveBack() {
        initiation.giveBack();
        clock.set(began);
    }

    @Test
    @Article("OSCAR-28")
    @DisplayName("row 44: supporters who are the proposer, named twice or no member make it incomplete, and it says so")
    void supportersWhoCannotCountMakeItIncomplete() {
        Map<String, String> answers = initiation.answers(proposer, supporter, supporter);
        answers.merge("supporters", "无此单位", (named, more) -> named + "、" + more);
        propose(answers, "", "");
        assertThat(initiation.state()).isEqualTo("to-be-completed");
        assertThat(initiation.mail("proposal-incomplete"))
                .contains("cannot support it as well", "more than once", "no member of the alliance");
    }

    @Test
    @Article("OSCAR-28")
    @DisplayName("row 45: a supporter only named in Cc or in the text is asked, and counts for nothing yet")
    void whoIsOnlyNamedInPassingIsAsked() {
        Member named = initiation.member("full");
        propose(
                initiation.answers(),
                "Cc: <" + initiation.person(supporter).email() + ">\r\n",
                named.name().zh() + " 也表示关注。");
        assertThat(initiation.state()).isEqualTo("seeking-support");
        assertThat(initiation.mail("proposal-received")).isNotBlank();
        initiation.supportByTask(supporter, "give").supportByTask(named, "give");
        assertThat(initiation.state()).isEqualTo("to-be-assigned");
    }

    private void propose(Map<String, String> answers, String header, String remark) {
        String text = alliances.projectForm("oscar").fields().stream()
                .filter(field -> answers.containsKey(field.key()))
                .map(field -> field.label().zh() + "：" + answers.get(field.key()))
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n" + remark));
        String mail = header + Post.mail(initiation.person(proposer).email(), Post.anyId(), text, true);
        try (Door door = Door.open(Door.Kind.HTTP, application)) {
            StoredMail taken = door.take(
                    "projects@oscar.example",
                    new String(mail.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            assertThat(taken.status()).isEqualTo(MailStatus.APPLIED);
            initiation.follow(Objects.requireNonNull(taken.caseNumber()));
        }
    }
}
