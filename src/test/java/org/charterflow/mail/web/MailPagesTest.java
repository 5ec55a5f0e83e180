package org.charterflow.mail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.MutableClock;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.Offices;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Tokens;
import org.charterflow.mail.inbound.Arrival;
import org.charterflow.mail.inbound.Examples;
import org.charterflow.mail.inbound.MailPipeline;
import org.charterflow.mail.inbound.MailStatus;
import org.charterflow.mail.inbound.MailStore;
import org.charterflow.mail.inbound.Post;
import org.charterflow.mail.inbound.StoredMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The operator's side of incoming mail: who sees what, why a mail was decided so, what people decide. */
@IntegrationTest
class MailPagesTest {

    private static final String SECRETARIAT = "secretariat@oscar.example";
    private static final String API = "/api/v1/inbound-mail";

    @Autowired
    WebApplicationContext application;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    MailStore store;

    @Autowired
    MailPipeline pipeline;

    @Autowired
    Tokens tokens;

    @Autowired
    CaseFiles cases;

    @Autowired
    Offices offices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @Autowired
    MeterRegistry meters;

    private final ObjectMapper json = new ObjectMapper();
    private final String from = Post.anyone();
    private MockMvc web;

    @BeforeEach
    void openBrowser() {
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @ParameterizedTest(name = "{0}: page {1}, raw {2}, release {3}")
    @CsvSource({
        "oscar-secretariat, 200, 200, 200",
        "oscar-auditor,     200, 200, 403",
        "camunda-admin,     200, 200, 200",
        "oscar-participant oscar-board, 404, 404, 404",
        "coia-secretariat,  404, 404, 404",
        "coia-auditor,      404, 404, 404"
    })
    void everybodySeesAndDoesWhatIsTheirs(String groups, int page, int raw, int release) throws Exception {
        StoredMail mail = quarantined();

        web.perform(as(groups, get("/mail/" + mail.id()))).andExpect(status().is(page));
        web.perform(as(groups, get(API + "/" + mail.id()))).andExpect(status().is(page));
        web.perform(as(groups, get("/mail/" + mail.id() + "/raw"))).andExpect(status().is(raw));
        web.perform(as(groups, get(API + "/" + mail.id() + "/raw"))).andExpect(status().is(raw));
        web.perform(as(groups, post(API + "/" + mail.id() + "/release")).with(csrf()))
                .andExpect(status().is(release));
        assertThat(journalled("mail-viewed-raw", mail)).isEqualTo(raw == 200 ? 2 : 0);
        assertThat(journalled("mail-released", mail)).isEqualTo(release == 200 ? 1 : 0);
    }

    @Test
    void strangersAreAskedToLogInAndAForgedFormDoesNothing() throws Exception {
        StoredMail mail = quarantined();
        web.perform(get("/mail").accept("text/html")).andExpect(status().is3xxRedirection());
        web.perform(get(API)).andExpect(status().isUnauthorized());
        web.perform(as("oscar-secretariat", post("/mail/" + mail.id() + "/reject")))
                .andExpect(status().isForbidden());
        web.perform(as("oscar-participant", get("/mail"))).andExpect(status().isForbidden());
        assertThat(found(mail).status()).isEqualTo(MailStatus.QUARANTINED);
    }

    @Test
    void theRawMailIsTheMailAsItCame() throws Exception {
        String raw = Post.mail(from, Post.anyId(), "as it came", true);
        StoredMail mail = take(SECRETARIAT, raw);
        web.perform(as("oscar-secretariat", get("/mail/" + mail.id() + "/raw")))
                .andExpect(header().string("Content-Type", "message/rfc822"))
                .andExpect(header().string("Content-Disposition", containsString("mail-" + mail.id() + ".eml")))
                .andExpect(content().bytes(raw.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aSearchFindsByEveryField() throws Exception {
        String caseNumber = cases.open("oscar", "test", Bilingual.of("来信", "Mail"));
        String word = "word" + UUID.randomUUID();
        StoredMail mail = take(address(caseNumber), Post.mail(from, Post.anyId(), word + " 100%", true));
        take(address(caseNumber), Post.mail(Post.anyone(), Post.anyId(), "another", true));

        for (String condition : List.of(
                "sender=" + from.substring(0, 9).toUpperCase(java.util.Locale.ROOT),
                "sender=" + from + "&status=applied&class=human&caseNumber=" + mail.caseNumber(),
                "text=" + word,
                "text=100%25&sender=" + from,
                "recipient=" + mail.recipient().substring(0, 30),
                "sender=" + from + "&from=" + clock.instant() + "&to="
                        + clock.instant().plusSeconds(1))) {
            assertThat(ids(find(condition)))
                    .as(condition)
                    .containsExactly(mail.id().toString());
        }
        for (String condition : List.of(
                "sender=" + from + "&status=rejected",
                "text=" + word + "_",
                "sender=" + from + "&from=" + clock.instant().plusSeconds(1),
                "sender=" + from + "&to=" + clock.instant(),
                "sender=" + from + "&class=bounce")) {
            assertThat(ids(find(condition))).as(condition).isEmpty();
        }
        web.perform(as("coia-secretariat", get(API + "?text=" + word)))
                .andExpect(jsonPath("$.mails").isEmpty());
        web.perform(as("coia-secretariat", get(API + "?alliance=oscar"))).andExpect(status().isNotFound());
        for (String wrong :
                List.of("limit=0", "limit=201", "status=lost", "class=alien", "after=somewhere", "from=today")) {
            web.perform(as("oscar-secretariat", get(API + "?" + wrong)))
                    .andExpect(status().isBadRequest())
                    .andExpect(header().string("Content-Type", containsString("application/problem+json")));
        }
    }

    @Test
    void pagesShowEachMailOnce() throws Exception {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            taken.add(
                    0,
                    take(SECRETARIAT, Post.mail(from, Post.anyId(), "mail " + i, true))
                            .id()
                            .toString());
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = find("sender=" + from + "&limit=2&after=" + next);
            seen.addAll(ids(page));
            next = page.path("next").asText("");
            take(SECRETARIAT, Post.mail(Post.anyone(), Post.anyId(), "meanwhile", true));
        } while (!next.isEmpty());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(taken);
    }

    @Test
    void theFiguresAddUp() throws Exception {
        quarantined();
        take(SECRETARIAT, Post.mail(from, Post.anyId(), "hello", true));
        JsonNode figures = json.readTree(web.perform(as("oscar-auditor", get(API + "/figures")))
                .andReturn()
                .getResponse()
                .getContentAsString());
        long sum = 0;
        for (String status : List.of(
                "applied", "duplicate", "ignored", "rejected", "clarify", "challenged", "quarantined", "pending")) {
            sum += figures.get(status).asLong();
        }
        assertThat(figures.get("received").asLong()).isEqualTo(sum);
        assertThat(figures.get("received").asLong())
                .isEqualTo(jdbc.sql("select count(*) from inbound_mail where alliance = 'oscar'")
                        .query(Long.class)
                        .single());
    }

    @Test
    void theReasonIsTheBordersWordStageByStage() throws Exception {
        StoredMail mail = take(SECRETARIAT, Post.mail(from, Post.anyId(), "hello", true));
        web.perform(as("oscar-auditor", get(API + "/" + mail.id())))
                .andExpect(jsonPath("$.status").value("applied"))
                .andExpect(jsonPath("$.reason").value("for-the-secretariat"))
                .andExpect(jsonPath("$.stages.senderVerdict").value("proven"))
                .andExpect(jsonPath("$.stages.authenticationResult").value(containsString("dmarc=pass")))
                .andExpect(jsonPath("$.stages.correlation").value("fixed-address"))
                .andExpect(jsonPath("$.stages.answers.length()").value(1))
                .andExpect(
                        jsonPath("$.stages.answers[0].subject").value(containsString("The secretariat has your mail")))
                .andExpect(jsonPath("$.stages.classReason").value("no-mark-of-a-machine"));
        web.perform(as("oscar-auditor", get("/mail/" + mail.id() + "?lang=en")))
                .andExpect(content().string(containsString("Our mail server proved the sender")))
                .andExpect(content().string(not(containsString("??"))));
        web.perform(as("oscar-auditor", get("/mail/" + mail.id() + "?lang=zh")))
                .andExpect(content().string(containsString("我方邮件服务器已证实发件人")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void whatIsReleasedGoesOnButIsNotBelieved() throws Exception {
        StoredMail mail = quarantined();
        double quarantined = gauge("charterflow.mail.incoming", "quarantined");
        web.perform(as("oscar-secretariat", post("/mail/" + mail.id() + "/release"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        pipeline.processPending();

        assertThat(found(mail).status()).isEqualTo(MailStatus.CHALLENGED);
        assertThat(gauge("charterflow.mail.incoming", "quarantined")).isEqualTo(quarantined - 1);
        web.perform(as("oscar-secretariat", post(API + "/" + mail.id() + "/release"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.rule").value("not-in-quarantine"));
    }

    @Test
    void whatIsRejectedStaysRejectedAndNobodyIsAnswered() throws Exception {
        StoredMail mail = quarantined();
        web.perform(as("oscar-secretariat", post(API + "/" + mail.id() + "/reject"))
                        .with(csrf()))
                .andExpect(jsonPath("$.status").value("rejected"));
        pipeline.processPending();
        assertThat(found(mail).status()).isEqualTo(MailStatus.REJECTED);
        assertThat(journalled("mail-rejected", mail)).isEqualTo(1);
        assertThat(sentTo(from)).isZero();
    }

    @Test
    void aBrokenBoundIsNeverOpenedAgain() throws Exception {
        String bomb = "From: " + from + "\r\nMessage-ID: <" + Post.anyId() + ">\r\nX-Long: " + "x".repeat(1 << 20);
        StoredMail mail = take(SECRETARIAT, bomb + "\r\n\r\n");
        assertThat(mail.reason()).isEqualTo("header-too-large");
        web.perform(as("oscar-secretariat", post(API + "/" + mail.id() + "/release"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.rule").value("cannot-be-read"));
        assertThat(found(mail).status()).isEqualTo(MailStatus.QUARANTINED);
    }

    @Test
    void aMailThatWaitsIsTriedAgain() throws Exception {
        String caseNumber = cases.open("oscar", "test", Bilingual.of("来信", "Mail"));
        StoredMail mail = take(address(caseNumber), Post.mail(from, Post.anyId(), "break", true));
        web.perform(as("oscar-secretariat", post(API + "/" + mail.id() + "/replay"))
                        .with(csrf()))
                .andExpect(status().isConflict());
        double waiting = gauge("charterflow.mail.waiting", null);
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofMinutes(5));
            pipeline.processPending();
        }
        assertThat(gauge("charterflow.mail.waiting", null)).isEqualTo(waiting + 1);
        assertThat(ids(find("status=waiting&sender=" + from)))
                .containsExactly(mail.id().toString());
        web.perform(as("oscar-secretariat", get("/mail?lang=en")))
                .andExpect(content().string(containsString("Waiting for an operator")))
                .andExpect(content().string(containsString("/mail/" + mail.id())));

        web.perform(as("oscar-secretariat", post("/mail/" + mail.id() + "/replay"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        pipeline.processPending();
        assertThat(found(mail).attempts()).isEqualTo(1);
        assertThat(found(mail).waiting()).isFalse();
        assertThat(journalled("mail-replayed", mail)).isEqualTo(1);
    }

    @Test
    void mailForTheSecretariatReachesItsPeopleAndIsSettledOnce() throws Exception {
        StoredMail mail = take(SECRETARIAT, Post.mail(from, Post.anyId(), "When is the next plenary?", true));
        StoredMail nowhere =
                take("anything@oscar.example", Post.mail(from, Post.anyId(), "Where do I write to?", true));
        assertThat(mail.status()).isEqualTo(MailStatus.APPLIED);
        assertThat(mail.caseNumber()).isNull();
        assertThat(ids(find("status=desk&sender=" + from)))
                .containsExactlyInAnyOrder(mail.id().toString(), nowhere.id().toString());
        for (String person : List.of("oscar.secretary1", "oscar.secretary2", "oscar.secretary3")) {
            assertThat(forwarded(person, "When is the next plenary?")).isEqualTo(1);
        }
        assertThat(sentTo(from)).as("acknowledged once a day").isEqualTo(1);

        web.perform(as("oscar-auditor", get("/mail/secretariat?lang=zh")))
                .andExpect(content().string(containsString("When is the next plenary?")))
                .andExpect(content().string(not(containsString("??"))));
        web.perform(as("oscar-auditor", post(API + "/" + mail.id() + "/settle")).with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(as("oscar-secretariat", post("/mail/" + mail.id() + "/settle"))
                        .param("note", "answered by telephone")
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        web.perform(as("oscar-secretariat", post(API + "/" + mail.id() + "/settle"))
                        .with(csrf()))
                .andExpect(status().isConflict());
        web.perform(as("oscar-secretariat", get("/mail/" + mail.id() + "?lang=en")))
                .andExpect(content().string(containsString("answered by telephone")));
        assertThat(ids(find("status=desk&sender=" + from)))
                .containsExactly(nowhere.id().toString());
        assertThat(journalled("mail-settled", mail)).isEqualTo(1);
    }

    private MockHttpServletRequestBuilder as(String groups, MockHttpServletRequestBuilder request) {
        return request.with(Logins.as(accounts, "oscar", groups.split(" ")));
    }

    private StoredMail quarantined() {
        StoredMail mail = take(SECRETARIAT, Examples.mail("14-dmarc-fail.eml", from));
        assertThat(mail.status()).isEqualTo(MailStatus.QUARANTINED);
        return mail;
    }

    private StoredMail take(String recipient, String mail) {
        UUID id = store.store(new Arrival("oscar", recipient, mail.getBytes(StandardCharsets.UTF_8), null))
                .id();
        pipeline.processPending();
        return store.find(id).orElseThrow();
    }

    private StoredMail found(StoredMail mail) {
        return store.find(mail.id()).orElseThrow();
    }

    private String address(String caseNumber) {
        return "recorded+" + tokens.issue("recorded", "oscar", caseNumber, "somebody", null) + "@oscar.example";
    }

    private JsonNode find(String conditions) throws Exception {
        return json.readTree(web.perform(as("oscar-secretariat", get(java.net.URI.create(API + "?" + conditions))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("mails").forEach(mail -> ids.add(mail.path("id").asText()));
        return ids;
    }

    private long journalled(String action, StoredMail mail) {
        return jdbc.sql("select count(*) from journal where action = :action and data ->> 'mail' = :mail")
                .params(Map.of("action", action, "mail", mail.id().toString()))
                .query(Long.class)
                .single();
    }

    private long forwarded(String person, String text) {
        return jdbc.sql("""
                        select count(*) from notice n join delivery d on d.notice = n.id
                         where n.kind = 'secretariat-mail' and d.addressee_key = :person and n.body like :text
                           and n.body like :sender
                        """)
                .params(Map.of("person", person, "text", "%" + text + "%", "sender", "%" + from + "%"))
                .query(Long.class)
                .single();
    }

    private long sentTo(String address) {
        return jdbc.sql("select count(*) from delivery where address = :address")
                .param("address", address)
                .query(Long.class)
                .single();
    }

    private double gauge(String name, @org.jspecify.annotations.Nullable String status) {
        var search = meters.get(name);
        return (status == null ? search : search.tag("status", status)).gauge().value();
    }
}
