package org.charterflow.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.RunsFirst;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.NewMember;
import org.charterflow.alliance.NewRepresentative;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.charter.GoverningRules;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** Who stays is bound by an amendment, who left is not; the alliance is given back as it was found. */
@IntegrationTest
@RunsFirst
@Transactional
class MemberDocumentsTest {

    private static final String RESOLUTION = "决议〔2026〕修-2号";

    @Autowired
    MemberDocuments documents;

    @Autowired
    Obligations obligations;

    @Autowired
    GoverningDocuments governing;

    @Autowired
    GoverningRules rules;

    @Autowired
    ApplicationRules applications;

    @Autowired
    Members members;

    @Autowired
    Alliances alliances;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    WebApplicationContext application;

    @Autowired
    Clock clock;

    @Test
    @Article("OSCAR-40")
    void whoHasNotLeftByThenIsBoundByTheNewVersion() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        Member staying = member();
        Member left = member();
        LocalDate yesterday = alliances.today("oscar").minusDays(1);
        members.end(left.id(), yesterday, "withdrawal");
        assertThat(charter(documents.binding(staying))).isEqualTo("1");

        rules.takeEffect("oscar", Map.of(), List.of(announce()), midnight(), RESOLUTION);

        assertThat(charter(documents.binding(staying))).isEqualTo("2");
        assertThat(charter(documents.binding(members.get(left.id())))).isEqualTo("1");
        assertThat(obligations.ofMember(staying.id()))
                .isNotEmpty()
                .allSatisfy(
                        obligation -> assertThat(obligation.charterVersion()).isEqualTo("2"));
        for (Member member : List.of(staying, left)) {
            String version = member.equals(left) ? "1" : "2";
            String page = "/register/oscar/members/" + member.number();
            mvc.perform(get(page).param("lang", "en").with(Logins.as(accounts, "oscar", "oscar-participant")))
                    .andExpect(content().string(containsString("What binds it")))
                    .andExpect(content().string(containsString("/register/oscar/documents/charter/" + version)))
                    .andExpect(content().string(containsString("Nothing is on record")));
            mvc.perform(get(page)).andExpect(status().isNotFound());
        }
        assertThat(obligations.ofMember(left.id()))
                .isNotEmpty()
                .allSatisfy(
                        obligation -> assertThat(obligation.charterVersion()).isEqualTo("1"));
    }

    @Test
    @Article("OSCAR-40")
    void whoJoinsMeanwhileSignsTheComingVersionToo() {
        assertThat(applications.toBeSigned("oscar"))
                .extracting(GoverningDocument::version)
                .containsOnly("1");

        announce();

        assertThat(applications.toBeSigned("oscar"))
                .filteredOn(document -> document.name().equals("charter"))
                .extracting(GoverningDocument::version)
                .containsExactlyInAnyOrder("1", "2");
        assertThat(applications.charterVersions("oscar")).contains("1", "2");
    }

    private UUID announce() {
        return governing
                .announce(
                        "oscar",
                        "charter",
                        Bilingual.of("章程", "Charter"),
                        "## OSCAR-1 名称 Name\n\n名称。\n\nThe name.\n",
                        midnight().plus(Duration.ofDays(31)),
                        RESOLUTION)
                .id();
    }

    private Instant midnight() {
        return alliances
                .today("oscar")
                .atStartOfDay(alliances.get("oscar").zone())
                .toInstant();
    }

    private static String charter(List<GoverningDocument> versions) {
        return versions.stream()
                .filter(document -> document.name().equals("charter"))
                .findFirst()
                .orElseThrow()
                .version();
    }

    private Member member() {
        String user = "oscar.bound-" + UUID.randomUUID().toString().substring(0, 8);
        Member member = members.admit(
                new NewMember(
                        "oscar",
                        Bilingual.same("受约束单位" + user),
                        "enterprise",
                        "CN",
                        null,
                        null,
                        null,
                        user + "@bound.example",
                        new NewRepresentative(user, "代表", null, user + "@bound.example", null)),
                "user",
                alliances.today("oscar").minusDays(10));
        obligations.takeOn("oscar", member.id(), member.since());
        return member;
    }
}
