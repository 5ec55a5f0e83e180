package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.charterflow.sql.Instants.utc;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.MutableClock;
import org.charterflow.RunsFirst;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.Offices;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.document.Documents;
import org.charterflow.language.RuleViolation;
import org.charterflow.personaldata.Holding;
import org.charterflow.personaldata.PersonalData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What is kept of a person, and what two persons of the secretariat erase of it, and when. */
@IntegrationTest
@RunsFirst
class ErasureTest {

    private static final Duration THREE_YEARS = Duration.ofDays(3 * 366);

    @Autowired
    ProcessEngine engine;

    @Autowired
    MembershipProcess process;

    @Autowired
    Offices offices;

    @Autowired
    CaseFiles cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MutableClock clock;

    @Autowired
    PersonalData data;

    @Autowired
    Journal journal;

    @Autowired
    Documents documents;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    WebApplicationContext application;

    private Instant began;

    @BeforeEach
    void rememberTheTime() {
        began = clock.instant();
    }

    @AfterEach
    void returnToIt() {
        clock.set(began);
    }

    @Test
    void aLapsedApplicationGoesAfterItsRetentionByTwoPersons() {
        Applicant applicant = Applicant.of("oscar", "enterprise").unproven();
        Journey lapsed = journey().apply(applicant).nextTimer();
        String address = applicant.address;
        assertThat(data.find("oscar", address)).hasSize(2).noneMatch(Holding::erasable);
        assertThatThrownBy(() -> data.request("oscar", address, "oscar.secretary1"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("nothing");
        assertThat(data.find("coia", address)).isEmpty();

        clock.advance(THREE_YEARS);
        assertThat(data.find("oscar", address.toUpperCase(java.util.Locale.ROOT)))
                .hasSize(2)
                .allMatch(Holding::erasable);
        data.request("oscar", address, "oscar.secretary1");
        UUID request = open(address);
        assertThatThrownBy(() -> data.confirm("oscar", request, "oscar.secretary1"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("Another person");
        assertThatThrownBy(() -> data.confirm("coia", request, "coia.secretary1"))
                .isInstanceOf(RuleViolation.class);
        assertThat(data.confirm("oscar", request, "oscar.secretary2")).isEqualTo(2);

        assertThat(data.find("oscar", address)).isEmpty();
        assertThat(documents.ofCase(lapsed.caseNumber())).isEmpty();
        assertThat(everything(lapsed.caseNumber())).doesNotContain(address, "王示例", "张示例", "李示例");
        assertThat(journal.of(lapsed.caseNumber()))
                .anySatisfy(entry -> assertThat(entry.entry().action()).isEqualTo("personal-data-erased"));
        assertThat(jdbc.sql("select count(*) from erasure_request where address = :address")
                        .param("address", address)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(lapsed.state()).as("that there was a case stays").isEqualTo("lapsed");
    }

    @Test
    void whatProvesAMembershipStays() {
        Applicant applicant = Applicant.of("coia", "ordinary");
        journey().apply(applicant).accept().acceptanceArrives();
        clock.advance(THREE_YEARS);
        String representative = String.valueOf(applicant.answers.get("representativeEmail"));

        List<Holding> holdings = data.find("coia", representative);

        assertThat(holdings)
                .anySatisfy(holding -> {
                    assertThat(holding.record().kind()).isEqualTo("application");
                    assertThat(holding.erasable()).isFalse();
                    assertThat(holding.why().en()).contains("kept with the membership");
                })
                .anySatisfy(holding -> {
                    assertThat(holding.record().kind()).isEqualTo("representative");
                    assertThat(holding.why().en()).isEqualTo("its purpose goes on");
                });
    }

    @Test
    void receivedMailGoesWithItsBytes() {
        String address = "writer" + UUID.randomUUID() + "@unit.example";
        UUID mail = UUID.randomUUID();
        receive(mail, address, clock.instant().minus(THREE_YEARS));
        jdbc.sql("insert into inbound_mail_content (mail, content) values (:id, 'x'::bytea)")
                .param("id", mail)
                .update();

        data.request("oscar", address, "oscar.secretary1");
        data.confirm("oscar", open(address), "oscar.secretary2");

        assertThat(jdbc.sql("select inbound_mail::text from inbound_mail where id = :id")
                        .param("id", mail)
                        .query(String.class)
                        .single())
                .doesNotContain(address, "李示例");
        assertThat(jdbc.sql("select count(*) from inbound_mail_content where mail = :id")
                        .param("id", mail)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void mailIsOfTheDayInItsAlliance() {
        String address = "writer" + UUID.randomUUID() + "@unit.example";
        receive(UUID.randomUUID(), address, Instant.parse("2026-02-01T17:00:00Z"));

        assertThat(data.find("oscar", address))
                .singleElement()
                .satisfies(holding -> assertThat(holding.record().what().en()).isEqualTo("mail received 2026-02-02"));
    }

    private void receive(UUID mail, String from, Instant at) {
        jdbc.sql("""
                        insert into inbound_mail (id, alliance, door, recipient, received_at, arrived_at, content_hash, status,
                                                  sender, sender_name, subject, text, authentication_result)
                        values (:id, 'oscar', 'http', 'secretariat@oscar.example', :at, :at, repeat('0', 64), 'ignored',
                                :from, '李示例', '问题', '李示例的问题', :from)
                        """).param("id", mail).param("at", utc(at)).param("from", from).update();
    }

    @Test
    void onlyTheSecretariatOfTheAllianceEnters() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        String page = "/alliances/oscar/personal-data";
        mvc.perform(get(page).with(Logins.as(accounts, "oscar", "oscar-participant")))
                .andExpect(status().isForbidden());
        mvc.perform(get(page).with(Logins.as(accounts, "coia", "coia-secretariat")))
                .andExpect(status().isNotFound());
        mvc.perform(get(page).with(Logins.as(accounts, "oscar", "oscar-secretariat")))
                .andExpect(status().isOk());
        mvc.perform(post(page + "/search")
                        .param("address", "nobody@nowhere.example")
                        .header("Accept-Language", "en")
                        .with(csrf())
                        .with(Logins.as(accounts, "oscar", "oscar-secretariat")))
                .andExpect(content().string(containsString("Nothing is kept")));
        mvc.perform(post(page + "/requests")
                        .param("address", "nobody@nowhere.example")
                        .with(csrf())
                        .with(Logins.as(accounts, "oscar", "oscar-auditor")))
                .andExpect(status().isForbidden());
    }

    /** All that our own tables still say of a case, but for the append-only journal. */
    private String everything(String caseNumber) {
        return String.join(
                "\n",
                jdbc.sql("""
                        select application::text from application where case_number = :case
                        union all select notice::text from notice where case_number = :case
                        union all select reply_token::text from reply_token where case_number = :case
                        union all select delivery::text from delivery join notice on notice.id = delivery.notice
                                   where notice.case_number = :case
                        """).param("case", caseNumber).query(String.class).list());
    }

    private UUID open(String address) {
        return data.open("oscar").stream()
                .filter(request -> request.address().equals(address))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Journey journey() {
        return new Journey(engine, process, offices, cases, jdbc, events, transaction, clock);
    }
}
