package org.charterflow.withdrawal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.MutableClock;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.charterflow.withdrawal.Withdrawal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Leaving by paper, and taking it back on a page. */
@IntegrationTest
class WithdrawalPagesTest {

    @Autowired
    Leaving leaving;

    @Autowired
    MemberWithdrawals withdrawals;

    @Autowired
    Members members;

    @Autowired
    Alliances alliances;

    @Autowired
    CaseFiles cases;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    WebApplicationContext application;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    private MockMvc mvc;
    private Instant began;

    @BeforeEach
    void begin() {
        began = clock.instant();
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @AfterEach
    void giveBack() {
        leaving.giveBack();
        clock.set(began);
    }

    @Test
    @Article("OSCAR-27.1")
    @Article("OSCAR-40")
    void theSecretariatEntersAPaperWithItsScanAndTheCaseItAnswers() throws Exception {
        RequestPostProcessor secretary = Logins.as(accounts, "oscar", "oscar-secretariat");
        Member member = leaving.member("oscar", "user");
        String cause = cases.open("oscar", "test", Bilingual.of("章程修订", "Amendment"));
        LocalDateTime arrived = clock.instant()
                .atZone(alliances.get("oscar").zone())
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES);

        mvc.perform(paper("oscar", member, arrived.plusDays(1), cause).with(secretary))
                .andExpect(status().isBadRequest());
        mvc.perform(paper("oscar", member, arrived, "OSCAR-1900-0001").with(secretary))
                .andExpect(status().isBadRequest());
        mvc.perform(paper("oscar", member, arrived, cause).with(Logins.as(accounts, "oscar", "oscar-participant")))
                .andExpect(status().isForbidden());
        assertThat(withdrawals.open(member.id())).isEmpty();

        mvc.perform(paper("oscar", member, arrived, cause).with(secretary)).andExpect(status().is3xxRedirection());
        Withdrawal entered = withdrawals.causedBy("oscar", cause).get(0);
        leaving.follow(entered.caseNumber());

        assertThat(leaving.end()).isEqualTo("end_left");
        assertThat(entered.channel()).isEqualTo("paper");
        assertThat(members.get(member.id()).endedOn()).isEqualTo(arrived.toLocalDate());
        assertThat(jdbc.sql("""
                        select document.name from notice_document join notice on notice.id = notice_document.notice
                          join document on document.id = notice_document.document
                         where notice.case_number = :case and notice.kind = 'withdrawal-declared'
                        """)
                        .param("case", entered.caseNumber())
                        .query(String.class)
                        .list())
                .as("the board gets the scan")
                .containsExactly("letter.pdf");
        assertThat(jdbc.sql("select actor from journal where case_number = :case and action = 'withdrawal-received'")
                        .param("case", entered.caseNumber())
                        .query(String.class)
                        .single())
                .as("who entered it")
                .isNotEqualTo(entered.declaredBy());
        mvc.perform(get("/register/oscar/withdrawals/" + entered.caseNumber())
                        .param("lang", "en")
                        .with(secretary))
                .andExpect(content().string(containsString("on paper")))
                .andExpect(content().string(containsString("letter.pdf")))
                .andExpect(content().string(containsString(cause)))
                .andExpect(content().string(not(containsString("Take the withdrawal back"))));
    }

    @Test
    @Article("COIA-5.1")
    void aRepresentativeTakesItBackOnThePageUntilTheBoardHasConfirmed() throws Exception {
        Member member = leaving.member("coia", "ordinary");
        leaving.declare(member);
        String page = "/register/coia/withdrawals/" + leaving.caseNumber();
        RequestPostProcessor representative = user(leaving.person(member).userId());
        RequestPostProcessor other =
                user(leaving.person(leaving.member("coia", "ordinary")).userId());

        mvc.perform(get(page).param("lang", "en").with(other))
                .andExpect(content().string(not(containsString("Take the withdrawal back"))));
        mvc.perform(post(page + "/take-back").with(other).with(csrf())).andExpect(status().isNotFound());
        mvc.perform(get(page)).andExpect(status().isNotFound());
        mvc.perform(get(page).param("lang", "en").with(representative))
                .andExpect(content().string(containsString("Take the withdrawal back")));
        mvc.perform(post(page + "/take-back").with(representative).with(csrf())).andExpect(status().is3xxRedirection());
        leaving.run();

        assertThat(leaving.end()).isEqualTo("end_takenBack");
        assertThat(members.get(member.id()).endedOn()).isNull();
        mvc.perform(post(page + "/take-back").with(representative).with(csrf())).andExpect(status().isConflict());
    }

    private static MockMultipartHttpServletRequestBuilder paper(
            String alliance, Member member, LocalDateTime arrived, String cause) {
        MockMultipartHttpServletRequestBuilder form = multipart("/register/" + alliance + "/withdrawals/paper")
                .file(new MockMultipartFile(
                        "scan",
                        "letter.pdf",
                        "application/pdf",
                        "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
        form.param("number", member.number())
                .param("arrived", arrived.toString())
                .param("cause", cause)
                .with(csrf());
        return form;
    }
}
