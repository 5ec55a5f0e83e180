package org.charterflow.duty.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.MutableClock;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.Alliances;
import org.charterflow.duty.Duty;
import org.charterflow.duty.DutyCalendar;
import org.charterflow.duty.DutyWatch;
import org.charterflow.duty.Event;
import org.charterflow.duty.Events;
import org.charterflow.duty.NewEvent;
import org.charterflow.duty.Obligation;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The calendar on its page, in the API, in the feeds that calendars subscribe to, and its warnings. */
@IntegrationTest
class DutyCalendarTest {

    private static final String ALLIANCE = "hubei";
    private static final String PAGE = "/register/" + ALLIANCE + "/calendar";
    private static final String API = "/api/v1/alliances/" + ALLIANCE;
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Pattern SUBSCRIPTION = Pattern.compile("/r/calendar/[a-z2-7]+\\.ics");

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private Alliances alliances;

    @Autowired
    private Events events;

    @Autowired
    private DutyCalendar calendar;

    @Autowired
    private DutyWatch watch;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MutableClock clock;

    private MockMvc mvc;
    private RequestPostProcessor secretary;
    private RequestPostProcessor member;

    @BeforeEach
    void doors() {
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        secretary = Logins.as(accounts, ALLIANCE, ALLIANCE + "-secretariat");
        member = Logins.as(accounts, ALLIANCE, ALLIANCE + "-participant");
    }

    @Test
    @Article("OSCAR-29.4")
    void anEventIsPutInChangedAndCalledOffAndKeepsItsUid() throws Exception {
        String title = "开放日 " + System.nanoTime();
        mvc.perform(form(post(PAGE + "/events"), title, "2099-05-10T09:00").with(secretary))
                .andExpect(status().is3xxRedirection());
        Event event = find(title);
        VEvent first = inFeed(event);
        mvc.perform(form(post(PAGE + "/events/" + event.id()), title, "2099-05-11T09:00")
                        .with(secretary))
                .andExpect(status().is3xxRedirection());
        VEvent moved = inFeed(event);
        mvc.perform(post(PAGE + "/events/" + event.id() + "/call-off")
                        .with(csrf())
                        .with(secretary))
                .andExpect(status().is3xxRedirection());
        VEvent off = inFeed(event);

        assertThat(List.of(first, moved, off))
                .extracting(each -> each.getRequiredProperty("SEQUENCE").getValue())
                .containsExactly("0", "1", "2");
        assertThat(List.of(first, moved, off))
                .extracting(each -> each.getRequiredProperty("UID").getValue())
                .containsOnly(event.id() + "@hubei.example");
        assertThat(moved.toString()).contains("DTSTART;TZID=Asia/Shanghai:20990511T090000");
        assertThat(off.getRequiredProperty("STATUS").getValue()).isEqualTo("CANCELLED");
        mvc.perform(post(PAGE + "/events/" + event.id() + "/call-off")
                        .with(csrf())
                        .with(secretary))
                .andExpect(status().isConflict());
        mvc.perform(get(PAGE).header("Accept-Language", "en").with(secretary))
                .andExpect(content().string(containsString("called off")));
    }

    @Test
    void onlyTheSecretariatKeepsEvents() throws Exception {
        RequestPostProcessor stranger = Logins.as(accounts, "oscar", "oscar-secretariat");
        for (RequestPostProcessor other : List.of(member, stranger)) {
            mvc.perform(form(post(PAGE + "/events"), "x", "2099-05-10T09:00").with(other))
                    .andExpect(status().is4xxClientError());
        }
        Event event = add("属于湖北 " + System.nanoTime(), true);
        mvc.perform(put("/api/v1/alliances/oscar/events/" + event.id())
                        .contentType("application/json")
                        .content(json("2099-05-10T09:00:00", "event", "\"secretariat\""))
                        .with(csrf())
                        .with(stranger))
                .andExpect(status().isNotFound());
        mvc.perform(get(API + "/duties").with(stranger)).andExpect(status().isNotFound());
        mvc.perform(get(API + "/events")).andExpect(status().isUnauthorized());
    }

    @Test
    void aMistakeIsNamedByItsField() throws Exception {
        refused(json("2099-05-10T09:00:00", "meeting", "\"board\""), "starts", "meeting-is-called");
        refused(json("2099-05-10T09:00:00", "event", "null"), "organ", "organ-of-event");
        refused(json("2099-05-10T11:00:00", "event", "\"secretariat\""), "ends", "ends-after-start");
        mvc.perform(post(API + "/events")
                        .contentType("application/json")
                        .content(json("2099-05-10T09:00:00", "event", "\"nobody\""))
                        .with(csrf())
                        .with(secretary))
                .andExpect(status().isNotFound());
    }

    @Test
    void thePublicFeedsShowWhatIsPublicAndTheOwnFeedMore() throws Exception {
        String open = "公开 " + System.nanoTime();
        String closed = "内部 " + System.nanoTime();
        add(open, true);
        add(closed, false);

        String feed = text(PAGE + ".ics");
        assertThat(feed).contains(open).doesNotContain(closed);
        assertThat(text(PAGE + "/secretariat.ics")).contains(open).doesNotContain(closed);
        assertThat(text(PAGE + "/board.ics")).doesNotContain(open, closed);
        mvc.perform(get(PAGE + "/nobody.ics")).andExpect(status().isNotFound());
        String first = subscription();
        assertThat(text(first)).contains(open, closed);
        String second = subscription();
        mvc.perform(get(first)).andExpect(status().isNotFound());
        assertThat(text(second)).contains(closed);
        mvc.perform(get("/r/calendar/aeaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ics")).andExpect(status().isNotFound());
        mvc.perform(post(PAGE + "/subscription").with(csrf()).with(Logins.as(accounts, "oscar", "oscar-participant")))
                .andExpect(status().isNotFound());
        for (String address : List.of(PAGE + ".ics", PAGE + "/secretariat.ics", second)) {
            assertThat(read(text(address)).validate(true).hasErrors())
                    .as(address)
                    .isFalse();
        }
        accounts.lock("login." + ALLIANCE + "-participant");
        mvc.perform(get(second)).andExpect(status().isNotFound());
        accounts.setGroups("login." + ALLIANCE + "-participant", Set.of(ALLIANCE + "-participant"));
    }

    @Test
    void thePageSaysWhatIsDemandedByWhichArticle() throws Exception {
        mvc.perform(get(PAGE).header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("MODEL-17")))
                .andExpect(content().string(containsString("理事会会议")))
                .andExpect(content().string(not(containsString("name=\"titleZh\""))));
        mvc.perform(get(PAGE).with(secretary)).andExpect(content().string(containsString("name=\"titleZh\"")));
        mvc.perform(get(API + "/duties").with(member))
                .andExpect(jsonPath("$[0].duty").value("plenary"))
                .andExpect(jsonPath("$[0].times").value(1))
                .andExpect(jsonPath("$[1].article").value("MODEL-17"));
    }

    @Test
    @Article("COIA-16.1")
    void secretariatAndChairsAreWarnedOnceForEachStageBeforeTheMonthIsOver() {
        LocalDate month = monthWithoutMeetings("coia", "technical-committee");
        int before = warnings("coia");
        moveTo(month);
        Instant began = clock.instant();
        watch.look("coia");
        Obligation obligation = committee("coia");
        assertThat(obligation.missing()).isEqualTo(2);

        // With long holidays the first warning is due as the month begins.
        moveTo(obligation.warnings().get(1));
        watch.look("coia");
        watch.look("coia");
        assertThat(warnings("coia")).isGreaterThan(before);
        int afterFirst = warnings("coia");
        assertThat(addressees("coia", began)).contains("coia.d5", "coia.secretary1");

        events.add(
                "coia",
                new NewEvent(
                        Duty.Kind.MEETING,
                        "technical-committee",
                        Bilingual.of("技术委员会会议", "Meeting of the technical committee"),
                        LocalDateTime.ofInstant(clock.instant(), BEIJING),
                        LocalDateTime.ofInstant(clock.instant(), BEIJING).plusHours(2),
                        null,
                        true),
                "coia.secretary1",
                "form");
        assertThat(committee("coia").missing()).isEqualTo(1);
        watch.look("coia");
        assertThat(warnings("coia")).isEqualTo(afterFirst);

        clock.set(obligation.warnings().get(0));
        watch.look("coia");
        assertThat(warnings("coia")).isEqualTo(afterFirst + 1);

        moveTo(month.plusMonths(1));
        watch.look("coia");
        assertThat(jdbc.sql("""
                        select count(*) from journal where alliance = 'coia' and action = 'duty-missed'
                           and data ->> 'duty' = 'technical-committee' and data ->> 'firstDay' = :day
                        """)
                        .param("day", month.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(calendar.obligations("coia"))
                .anyMatch(over -> over.state() == Obligation.State.MISSED
                        && over.firstDay().equals(month));
    }

    /** The first month to come for which no other test has called a meeting. */
    private LocalDate monthWithoutMeetings(String alliance, String organ) {
        Viewer secretariat = new Viewer("x", Set.of(alliance + "-secretariat"));
        Set<YearMonth> taken = calendar.occasions(alliance, secretariat).stream()
                .filter(occasion -> organ.equals(occasion.organ()))
                .map(occasion -> YearMonth.from(occasion.startsAt().atZone(BEIJING)))
                .collect(Collectors.toSet());
        YearMonth month = YearMonth.from(alliances.today(alliance)).plusMonths(1);
        while (taken.contains(month)) {
            month = month.plusMonths(1);
        }
        return month.atDay(1);
    }

    private void moveTo(LocalDate day) {
        moveTo(day.atStartOfDay(BEIJING).toInstant());
    }

    private void moveTo(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            clock.set(instant);
        }
    }

    private Obligation committee(String alliance) {
        return calendar.obligations(alliance).stream()
                .filter(obligation -> obligation.duty().id().equals("technical-committee"))
                .findFirst()
                .orElseThrow();
    }

    private int warnings(String alliance) {
        return jdbc.sql("""
                        select count(*) from journal where alliance = :alliance and action in ('duty-warned-of')
                           and data ->> 'duty' = 'technical-committee'
                        """).param("alliance", alliance).query(Integer.class).single();
    }

    private List<String> addressees(String alliance, Instant since) {
        return jdbc.sql("""
                        select addressee_key from delivery
                         where notice in (select id from notice where alliance = :alliance and kind = 'duty-warning'
                                                                  and created_at >= :since)
                        """)
                .param("alliance", alliance)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private Event add(String title, boolean open) {
        LocalDateTime starts = LocalDateTime.ofInstant(clock.instant(), BEIJING).plusDays(20);
        return events.add(
                ALLIANCE,
                new NewEvent(
                        Duty.Kind.EVENT,
                        "secretariat",
                        Bilingual.same(title),
                        starts,
                        starts.plus(Duration.ofHours(2)),
                        "武汉",
                        open),
                "hubei.secretary1",
                "form");
    }

    private Event find(String title) {
        return events.of(ALLIANCE).stream()
                .filter(event -> event.title().zh().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private VEvent inFeed(Event event) throws Exception {
        Calendar feed = read(text(PAGE + ".ics"));
        assertThat(feed.validate(true).hasErrors()).isFalse();
        return feed.<VEvent>getComponents("VEVENT").stream()
                .filter(each -> each.getRequiredProperty("UID")
                        .getValue()
                        .startsWith(event.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private String subscription() throws Exception {
        Object address = mvc.perform(post(PAGE + "/subscription").with(csrf()).with(member))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getFlashMap()
                .get("subscription");
        Matcher path = SUBSCRIPTION.matcher(String.valueOf(address));
        assertThat(path.find()).as("%s", address).isTrue();
        return path.group();
    }

    private String text(String address) throws Exception {
        return mvc.perform(get(address))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/calendar"))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replace("\r\n ", "");
    }

    private static Calendar read(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private void refused(String body, String field, String rule) throws Exception {
        mvc.perform(post(API + "/events")
                        .contentType("application/json")
                        .content(body)
                        .with(csrf())
                        .with(secretary))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value(field))
                .andExpect(jsonPath("$.rule").value(rule));
    }

    private static String json(String starts, String kind, String organ) {
        return """
                {"kind": "%s", "organ": %s, "title": {"zh": "活动", "en": "Event"}, "starts": "%s",
                 "ends": "2099-05-10T11:00:00", "place": null, "open": true}
                """.formatted(kind, organ, starts);
    }

    private static MockHttpServletRequestBuilder form(
            MockHttpServletRequestBuilder request, String title, String starts) {
        return request.param("kind", "EVENT")
                .param("organ", "secretariat")
                .param("titleZh", title)
                .param("titleEn", "")
                .param("starts", starts)
                .param("ends", "2099-05-11T18:00")
                .param("place", "武汉")
                .param("open", "true")
                .with(csrf());
    }
}
