package org.charterflow.charter.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.charter.Holidays;
import org.charterflow.charter.MadeUpYear;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who may put in a holiday calendar, by page and API, and what is refused. */
@IntegrationTest
class HolidayDoorsTest {

    private static final String ALLIANCE = "cocreate";
    private static final String API = "/api/v1/alliances/" + ALLIANCE + "/holidays";
    private static final String PAGE = "/register/" + ALLIANCE + "/holidays";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private Holidays holidays;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc mvc;
    private RequestPostProcessor secretary;

    @BeforeEach
    void doors() {
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        secretary = Logins.as(accounts, ALLIANCE, ALLIANCE + "-secretariat");
    }

    @Test
    void theSecretariatReplacesAYearAndEverybodyReadsIt() throws Exception {
        mvc.perform(upload(2027, MadeUpYear.file()).with(secretary))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.workedDays[0]").value("2027-01-09"));
        mvc.perform(upload(2027, MadeUpYear.file()).with(secretary))
                .andExpect(jsonPath("$.version").value(1));
        byte[] corrected = MadeUpYear.TEXT.replace("20270212", "20270213").getBytes(UTF_8);
        mvc.perform(multipart(PAGE)
                        .file(new MockMultipartFile("file", "CN-2027.ics", "text/calendar", corrected))
                        .param("year", "2027")
                        .with(csrf())
                        .with(secretary))
                .andExpect(status().is3xxRedirection());

        mvc.perform(get(PAGE).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("2027-02-12")))
                .andExpect(content().string(containsString("version 2")))
                .andExpect(content().string(not(containsString("type=\"file\""))));
        mvc.perform(get(PAGE).with(secretary)).andExpect(content().string(containsString("type=\"file\"")));
        assertThat(jdbc.sql("""
                        select actor || ' ' || channel || ' ' || (data ->> 'version') from journal
                         where alliance = :alliance and action = 'holiday-calendar-replaced' order by id
                        """).param("alliance", ALLIANCE).query(String.class).list())
                .containsExactly(
                        "login." + ALLIANCE + "-secretariat api 1", "login." + ALLIANCE + "-secretariat form 2");
    }

    @Test
    void nobodyElseDoes() throws Exception {
        RequestPostProcessor member = Logins.as(accounts, ALLIANCE, ALLIANCE + "-participant");
        RequestPostProcessor stranger = Logins.as(accounts, "oscar", "oscar-secretariat");

        mvc.perform(upload(2028, MadeUpYear.file()).with(csrf())).andExpect(status().isUnauthorized());
        mvc.perform(upload(2028, MadeUpYear.file()).with(member)).andExpect(status().isForbidden());
        mvc.perform(upload(2028, MadeUpYear.file()).with(stranger)).andExpect(status().isNotFound());
        mvc.perform(get(API).with(stranger)).andExpect(status().isNotFound());
        for (RequestPostProcessor other : List.of(member, stranger)) {
            mvc.perform(multipart(PAGE)
                            .file(new MockMultipartFile("file", "x.ics", "text/calendar", MadeUpYear.file()))
                            .param("year", "2028")
                            .with(csrf())
                            .with(other))
                    .andExpect(status().is4xxClientError());
        }
        assertThat(holidays.years(ALLIANCE)).noneMatch(year -> year.year() == 2028);
    }

    @Test
    void whatIsNoCalendarOfTheYearChangesNothing() throws Exception {
        mvc.perform(upload(2029, MadeUpYear.file()).with(secretary))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("line 4")))
                .andExpect(jsonPath("$.detail").value(containsString("2027-01-07 is not in 2029")));
        mvc.perform(upload(2029, new byte[] {(byte) 0xff, (byte) 0xfe}).with(secretary))
                .andExpect(status().isBadRequest());
        mvc.perform(upload(1, MadeUpYear.file()).with(secretary)).andExpect(status().isBadRequest());
        mvc.perform(upload(2029, new byte[Holidays.LARGEST_FILE + 1]).with(secretary))
                .andExpect(status().is(413));
        assertThat(holidays.years(ALLIANCE)).noneMatch(year -> year.year() == 2029);
    }

    private static MockHttpServletRequestBuilder upload(int year, byte[] file) {
        return put(API + "/" + year)
                .contentType("text/calendar")
                .content(file)
                .header("Accept-Language", "en")
                .with(csrf());
    }
}
