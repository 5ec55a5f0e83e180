package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.charter.CharterTables.TABLES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.charterflow.Article;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EligibilityTest {

    private static final Map<String, Set<String>> HELD = new HashMap<>();

    @ParameterizedTest(name = "{0} as {1}, {2}, now {3}: {4}, {5}")
    @CsvSource(
            nullValues = "none",
            value = {
                "oscar, board,      enterprise,          full,       true, OSCAR-23, none",
                "oscar, board,      enterprise,          none,       true, OSCAR-22, R-OSCAR-4",
                "oscar, board,      research-institute,  none,       true, OSCAR-22, R-OSCAR-4",
                "oscar, board,      enterprise,          enterprise, true, OSCAR-22, R-OSCAR-4",
                "oscar, board,      enterprise,          board,      false, OSCAR-21, none",
                "oscar, full,       enterprise,          none,       true, OSCAR-23, none",
                "oscar, full,       social-organisation, enterprise, true, OSCAR-23, none",
                "oscar, full,       enterprise,          full,       false, OSCAR-21, none",
                "oscar, enterprise, enterprise,          none,       true, OSCAR-24, none",
                "oscar, enterprise, university,          none,       true, OSCAR-24, none",
                "oscar, enterprise, enterprise,          enterprise, false, OSCAR-21, none",
                "oscar, user,       enterprise,          none,       true, OSCAR-25, none",
                "oscar, user,       university,          none,       true, OSCAR-25, R-OSCAR-5",
                "oscar, user,       government-body,     enterprise, true, OSCAR-25, R-OSCAR-5",
                "oscar, user,       enterprise,          user,       false, OSCAR-21, none",
                "oscar, director,   enterprise,          none,       false, OSCAR-21, none",
                "oscar, none,       enterprise,          none,       false, OSCAR-21, none",
                "oscar, enterprise, club,                none,       false, OSCAR-21, none",
                "oscar, enterprise, none,                none,       false, OSCAR-21, none",
                "coia,  director,   enterprise,          none,       true, COIA-7.5, none",
                "coia,  director,   enterprise,          ordinary,   true, COIA-7.5, none",
                "coia,  director,   enterprise,          director,   false, COIA-4, none",
                "coia,  ordinary,   enterprise,          none,       true, COIA-4, none",
                "coia,  ordinary,   university,          partner,    true, COIA-4, none",
                "coia,  ordinary,   enterprise,          ordinary,   false, COIA-4, none",
                "coia,  partner,    enterprise,          none,       false, COIA-4.4, none",
                "coia,  partner,    other,               none,       false, COIA-4.4, none",
                "coia,  partner,    public-institution,  none,       true, COIA-4.4, none",
                "coia,  partner,    university,          none,       true, COIA-4.4, none",
                "coia,  partner,    research-institute,  none,       true, COIA-4.4, none",
                "coia,  partner,    social-organisation, none,       true, COIA-4.4, none",
                "coia,  partner,    government-body,     ordinary,   true, COIA-4.4, none",
                "coia,  partner,    university,          partner,    false, COIA-4, none",
                "coia,  board,      enterprise,          none,       false, COIA-4, none",
                "coia,  none,       enterprise,          none,       false, COIA-4, none",
                "coia,  ordinary,   club,                none,       false, COIA-4.2, none",
                "copu,  board,      enterprise,          none,       true, MODEL-10, none",
                "hubei, ordinary,   university,          none,       true, MODEL-10, none",
                "green, platinum,   enterprise,          member,     true, MODEL-10, none",
                "green, member,     enterprise,          none,       true, MODEL-10, none",
                "green, member,     enterprise,          member,     false, MODEL-10, none",
                "hubei, ordinary,   enterprise,          ordinary,   false, MODEL-10, none",
                "copu,  board,      enterprise,          board,      false, MODEL-10, none",
                "green, platinum,   enterprise,          platinum,   false, MODEL-10, none",
                "copu,  full,       enterprise,          none,       false, MODEL-10, none",
                "copu,  board,      none,                none,       false, MODEL-10, none",
            })
    @Article("OSCAR-21")
    @Article("OSCAR-22")
    @Article("OSCAR-23")
    @Article("OSCAR-24")
    @Article("COIA-4")
    @Article("COIA-4.4")
    @Article("COIA-7.5")
    @Article("MODEL-10")
    void whoFitsWhichClass(
            String alliance,
            @Nullable String memberClass,
            @Nullable String kind,
            @Nullable String currentClass,
            boolean eligible,
            String article,
            @Nullable String reading) {
        Map<String, @Nullable Object> applicant = applicant(memberClass, kind);
        applicant.put("currentClass", currentClass);

        Decision decision = eligibility(alliance, applicant);

        assertThat(decision.flag("eligible")).isEqualTo(eligible);
        assertThat(decision.flag("boardDecidesClass")).isFalse();
        assertThat(decision.citation()).isEqualTo(new Citation(article, reading));
        assertThat(decision.reason().zh()).endsWith("。");
        assertThat(decision.reason().en()).endsWith(".");
    }

    @ParameterizedTest(name = "class {0}, user {1}, vendor {2}: eligible {3}, board decides the class {4}")
    @CsvSource(
            nullValues = "none",
            value = {
                "user,       true,  true,  true,  true",
                "enterprise, true,  true,  true,  true",
                "user,       true,  false, true,  false",
                "user,       none,  true,  true,  false",
                "user,       none,  none,  true,  false",
                "user,       false, none,  false, false",
                "user,       false, true,  false, false",
                "enterprise, true,  false, true,  false",
                "enterprise, true,  none,  true,  false",
                "enterprise, false, true,  true,  false",
                "full,       true,  true,  true,  false",
                "board,      true,  true,  true,  false",
            })
    @Article("OSCAR-25")
    void whereUserAndEnterpriseBothFitTheBoardDecides(
            String memberClass,
            @Nullable Boolean user,
            @Nullable Boolean vendor,
            boolean eligible,
            boolean boardDecides) {
        Map<String, @Nullable Object> applicant = applicant(memberClass, "enterprise");
        applicant.put("userOrganisation", user);
        applicant.put("vendor", vendor);

        Decision decision = eligibility("oscar", applicant);

        assertThat(decision.flag("eligible")).isEqualTo(eligible);
        assertThat(decision.flag("boardDecidesClass")).isEqualTo(boardDecides);
        if (boardDecides || !eligible) {
            assertThat(decision.text("article")).isEqualTo("OSCAR-25");
        }
    }

    @ParameterizedTest(name = "{0}: legal personality {1}, registered {2}: {3}")
    @CsvSource(
            nullValues = "none",
            value = {
                "oscar, true,  none,  true,  OSCAR-24",
                "oscar, true,  false, true,  OSCAR-24",
                "oscar, false, true,  false, OSCAR-21",
                "oscar, none,  true,  false, OSCAR-21",
                "oscar, none,  none,  false, OSCAR-21",
                "coia,  false, true,  true,  COIA-4",
                "coia,  none,  true,  true,  COIA-4",
                "coia,  true,  none,  true,  COIA-4",
                "coia,  true,  false, true,  COIA-4",
                "coia,  false, false, false, COIA-4.1",
                "coia,  none,  none,  false, COIA-4.1",
                "copu,  false, true,  true,  MODEL-10",
                "copu,  false, false, false, MODEL-10",
            })
    @Article("OSCAR-21")
    @Article("COIA-4.1")
    void theLawHasToKnowTheApplicant(
            String alliance,
            @Nullable Boolean personality,
            @Nullable Boolean registered,
            boolean eligible,
            String article) {
        Map<String, @Nullable Object> applicant = applicant(
                switch (alliance) {
                    case "oscar" -> "enterprise";
                    case "coia" -> "ordinary";
                    default -> "board";
                },
                "enterprise");
        applicant.put("legalPersonality", personality);
        applicant.put("legallyRegistered", registered);

        Decision decision = eligibility(alliance, applicant);

        assertThat(decision.flag("eligible")).isEqualTo(eligible);
        assertThat(decision.text("article")).isEqualTo(article);
    }

    @ParameterizedTest(name = "{0} {1} = {2}: {3}")
    @CsvSource(
            nullValues = "none",
            value = {
                "oscar, enterprise, acceptsCharter, false, OSCAR-39",
                "oscar, enterprise, acceptsCharter, none,  none",
                "oscar, enterprise, aiRelated,      false, none",
                "coia,  ordinary,   acceptsCharter, false, COIA-4.3",
                "coia,  ordinary,   acceptsCharter, none,  none",
                "coia,  ordinary,   aiRelated,      false, COIA-4.2",
                "coia,  ordinary,   aiRelated,      none,  none",
                "copu,  board,      acceptsCharter, false, MODEL-10",
            })
    @Article("OSCAR-39")
    @Article("COIA-4.2")
    @Article("COIA-4.3")
    void whatTheApplicantDeclares(
            String alliance, String memberClass, String input, @Nullable Boolean value, @Nullable String refusedBy) {
        Map<String, @Nullable Object> applicant = applicant(memberClass, "enterprise");
        applicant.put(input, value);

        Decision decision = eligibility(alliance, applicant);

        assertThat(decision.flag("eligible")).isEqualTo(refusedBy == null);
        if (refusedBy != null) {
            assertThat(decision.text("article")).isEqualTo(refusedBy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oscar", "coia", "copu"})
    void anEmptyApplicationIsRefusedAndNotAnError(String alliance) {
        assertThat(eligibility(alliance, Map.of()).flag("eligible")).isFalse();
    }

    @Test
    void theReasonOfARefusedCompanyNamesWhatItMayApplyFor() {
        Decision decision = eligibility("coia", applicant("partner", "enterprise"));

        assertThat(decision.reason().en())
                .isEqualTo("Partner members are non-profits, government and public institutions and academia only;"
                        + " a company may apply as an ordinary or director member.");
    }

    @AfterAll
    static void everyRowHasHeld() {
        for (String alliance : List.of("oscar", "coia", CharterFiles.MODEL)) {
            DecisionResource table = CharterTables.FILES.decisionResource(alliance, "membership-eligibility");
            assertThat(HELD.getOrDefault(table.name(), Set.of()))
                    .as(table.name())
                    .hasSameSizeAs(TableFile.read(table).rows());
        }
    }

    private static Decision eligibility(String alliance, Map<String, @Nullable Object> applicant) {
        Decision decision = TABLES.evaluate(alliance, "membership-eligibility", applicant);
        String table = CharterTables.FILES
                .decisionResource(alliance, "membership-eligibility")
                .name();
        HELD.computeIfAbsent(table, name -> new TreeSet<>()).addAll(TABLES.matched());
        return decision;
    }

    private static Map<String, @Nullable Object> applicant(@Nullable String memberClass, @Nullable String kind) {
        Map<String, @Nullable Object> applicant = new HashMap<>();
        applicant.put("memberClass", memberClass);
        applicant.put("organisationKind", kind);
        applicant.put("legalPersonality", true);
        applicant.put("legallyRegistered", true);
        applicant.put("acceptsCharter", true);
        return applicant;
    }
}
