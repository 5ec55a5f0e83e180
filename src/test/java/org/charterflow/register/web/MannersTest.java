package org.charterflow.register.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.charterflow.access.Groups;
import org.charterflow.access.Viewer;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Layout, languages, problem details and the viewer, shown on controllers of the test's own. */
@WebMvcTest(controllers = FailureController.class)
@ActiveProfiles("test")
@Import({MannersTest.SomeApi.class, MannersTest.SomePage.class})
class MannersTest {

    @Autowired
    private MockMvc mvc;

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, 404",
        "INVALID, 400",
        "CONFLICT, 409",
        "FORBIDDEN, 403",
        "TOO_LARGE, 413",
        "UNSUPPORTED, 415"
    })
    void aBrokenRuleIsAProblemDetailWithFieldRuleArticleAndBothLanguages(String kind, int code) throws Exception {
        mvc.perform(get("/api/v1/some/" + kind).with(user("u")).header("Accept-Language", "en"))
                .andExpect(status().is(code))
                .andExpect(content().contentType(APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(code))
                .andExpect(jsonPath("$.instance").value("/api/v1/some/" + kind))
                .andExpect(jsonPath("$.field").value("class"))
                .andExpect(jsonPath("$.rule").value("partner-kind"))
                .andExpect(jsonPath("$.article").value("COIA-4.4"))
                .andExpect(jsonPath("$.detail").value("A company cannot be a partner."))
                .andExpect(jsonPath("$.explanation.zh").value("企业不能成为合作会员。"))
                .andExpect(jsonPath("$.explanation.en").value("A company cannot be a partner."))
                .andExpect(jsonPath("$.trace").doesNotExist());
    }

    @Test
    void theDetailIsInTheCallersLanguage() throws Exception {
        mvc.perform(get("/api/v1/some/INVALID").with(user("u")).header("Accept-Language", "zh-CN,en;q=0.5"))
                .andExpect(jsonPath("$.detail").value("企业不能成为合作会员。"));
    }

    @Test
    void everyFieldThatBreaksItsConstraintIsNamed() throws Exception {
        mvc.perform(post("/api/v1/some")
                        .with(user("u"))
                        .with(csrf())
                        .contentType(APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").isNotEmpty())
                .andExpect(jsonPath("$.rule").value("not-blank"))
                .andExpect(jsonPath("$.errors.length()").value(2))
                .andExpect(jsonPath("$.errors[0].explanation.en").value(endsWith("is required.")));
    }

    @Test
    void whatCannotBeReadIsAProblemWithoutInnerWords() throws Exception {
        String answer = mvc.perform(post("/api/v1/some")
                        .with(user("u"))
                        .with(csrf())
                        .contentType(APPLICATION_JSON)
                        .content("{not json"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(APPLICATION_PROBLEM_JSON))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).doesNotContain("Jackson", "Exception", "line:");
        mvc.perform(get("/api/v1/some/by-id/not-a-uuid").with(user("u"))).andExpect(status().isBadRequest());
    }

    @Test
    void whoWasOvertakenIsToldToReadAgain() throws Exception {
        mvc.perform(get("/api/v1/overtaken").with(user("u")))
                .andExpect(status().isConflict())
                .andExpect(content().contentType(APPLICATION_PROBLEM_JSON));
    }

    @Test
    void aPageTellsTheRuleInTheLayout() throws Exception {
        mvc.perform(get("/some-page").with(user("oscar.b1")).header("Accept-Language", "en"))
                .andExpect(status().isConflict())
                .andExpect(header().string("Content-Security-Policy", containsString("'none'")))
                .andExpect(content().string(containsString("A company cannot be a partner.")))
                .andExpect(content().string(containsString("COIA-4.4")))
                .andExpect(content().string(containsString("oscar.b1")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 登录",
                "zh-CN, -, 登录",
                "en-GB, -, Log in",
                "'fr,en;q=0.5', -, Log in",
                "fr, -, 登录",
                "zh-CN, en, Log in",
                "en, zh, 登录"
            })
    void pagesAreInTheLanguageAskedForElseTheBrowsersElseChinese(
            @Nullable String browser, @Nullable String asked, String title) throws Exception {
        var request = get("/some-form").with(user("u"));
        if (browser != null) {
            request.header("Accept-Language", browser);
        }
        if (asked != null) {
            request.param("lang", asked);
        }
        mvc.perform(request)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<title>" + title + "</title>")))
                .andExpect(content().string(containsString("name=\"_csrf\"")));
    }

    @Test
    void theViewerIsWhoLoggedInWithTheirGroups() throws Exception {
        mvc.perform(get("/api/v1/viewer")
                        .with(user("oscar.secretary1")
                                .authorities(AuthorityUtils.createAuthorityList("GROUP_coia-secretariat", "ROLE_X"))))
                .andExpect(content().string("oscar.secretary1 [oscar]"));
    }

    @SpringBootApplication(scanBasePackages = {"org.charterflow.access", "org.charterflow.register.web"})
    static class Manners {

        @Bean
        Groups groups() {
            return userId -> Set.of("oscar-secretariat");
        }
    }

    record Application(@NotBlank String name, @NotBlank String code) {}

    @RestController
    static class SomeApi {

        @GetMapping("/api/v1/some/{kind}")
        String violate(@PathVariable RuleViolation.Kind kind) {
            throw violation(kind);
        }

        @GetMapping("/api/v1/some/by-id/{id}")
        String read(@PathVariable UUID id) {
            return id.toString();
        }

        @PostMapping("/api/v1/some")
        List<String> apply(@Valid @RequestBody Application application) {
            return List.of(application.name());
        }

        @GetMapping("/api/v1/overtaken")
        String overtaken() {
            throw new OptimisticLockingFailureException("version 3");
        }

        @GetMapping("/api/v1/viewer")
        String viewer(Viewer viewer) {
            return viewer.userId() + " " + viewer.alliances();
        }
    }

    @Controller
    static class SomePage {

        @GetMapping("/some-page")
        String page() {
            throw violation(RuleViolation.Kind.CONFLICT);
        }

        @GetMapping("/some-form")
        String form() {
            return "login";
        }
    }

    private static RuleViolation violation(RuleViolation.Kind kind) {
        return new RuleViolation(
                "class",
                "partner-kind",
                "COIA-4.4",
                Bilingual.of("企业不能成为合作会员。", "A company cannot be a partner."),
                kind);
    }
}
