package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.charter.CharterTables.decide;

import org.charterflow.Article;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way an application goes, what membership costs, who may propose a project. */
class AdmissionTablesTest {

    @ParameterizedTest(name = "{0}: {2} to {1}: {3}, {4}, seat {5} {6}")
    @CsvSource(
            nullValues = "none",
            value = {
                "oscar, board,      full,       board,       promotion,        board, board-member, OSCAR-23,   none",
                "oscar, board,      none,       board,       admission,        board, board-member, OSCAR-10.5, R-OSCAR-4",
                "oscar, board,      enterprise, board,       promotion,        board, board-member, OSCAR-10.4, R-OSCAR-4",
                "oscar, board,      user,       board,       promotion,        board, board-member, OSCAR-10.4, R-OSCAR-4",
                "oscar, full,       none,       board,       admission,        none,  none,         OSCAR-10.5, none",
                "oscar, enterprise, none,       board,       admission,        none,  none,         OSCAR-10.5, none",
                "oscar, user,       none,       board,       admission,        none,  none,         OSCAR-10.5, none",
                "oscar, full,       enterprise, board,       membership-class, none,  none,         OSCAR-10.5, R-OSCAR-22",
                "oscar, user,       enterprise, board,       membership-class, none,  none,         OSCAR-10.5, R-OSCAR-22",
                "oscar, enterprise, board,      board,       membership-class, none,  none,         OSCAR-10.5, R-OSCAR-22",
                "coia,  director,   none,       board,       admission,        board, director,     COIA-7.5,   none",
                "coia,  director,   ordinary,   board,       promotion,        board, director,     COIA-7.5,   none",
                "coia,  director,   partner,    board,       promotion,        board, director,     COIA-7.5,   none",
                "coia,  ordinary,   none,       secretariat, admission,        none,  none,         COIA-21.5,  R-COIA-1",
                "coia,  partner,    none,       secretariat, admission,        none,  none,         COIA-21.5,  R-COIA-1",
                "coia,  ordinary,   director,   secretariat, membership-class, none,  none,         COIA-21.5,  R-COIA-1",
                "coia,  partner,    ordinary,   secretariat, membership-class, none,  none,         COIA-21.5,  R-COIA-1",
                "copu,  board,      none,       board,       admission,        board, board-unit,   MODEL-11,   none",
                "hubei, board,      ordinary,   board,       promotion,        board, board-unit,   MODEL-11,   none",
                "hubei, ordinary,   none,       board,       admission,        none,  none,         MODEL-11,   none",
                "hubei, ordinary,   board,      board,       membership-class, none,  none,         MODEL-11,   none",
                "green, platinum,   none,       board,       admission,        board, platinum,     MODEL-11,   none",
                "green, platinum,   member,     board,       promotion,        board, platinum,     MODEL-11,   none",
            })
    @Article("OSCAR-10.4")
    @Article("OSCAR-10.5")
    @Article("OSCAR-23")
    @Article("COIA-7.5")
    @Article("COIA-21.5")
    @Article("MODEL-11")
    void theWayOfAnApplication(
            String alliance,
            String memberClass,
            @Nullable String currentClass,
            String path,
            String matter,
            @Nullable String organ,
            @Nullable String capacity,
            String article,
            @Nullable String reading) {
        Decision way = decide(alliance, "admission-path", "memberClass", memberClass, "currentClass", currentClass);

        assertThat(way.text("path")).isEqualTo(path);
        assertThat(way.text("matter")).isEqualTo(matter);
        assertThat(way.optionalText("needsSeatOrgan")).isEqualTo(organ);
        assertThat(way.optionalText("needsSeatCapacity")).isEqualTo(capacity);
        assertThat(way.citation()).isEqualTo(new Citation(article, reading));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            nullValues = "none",
            value = {"oscar, director", "coia, board", "oscar, none", "coia, none", "copu, none"})
    void anUnknownClassHasNoWay(String alliance, @Nullable String memberClass) {
        assertThat(decide(alliance, "admission-path", "memberClass", memberClass)
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1} in {2}: {3} yuan")
    @CsvSource({
        "coia,  director, 2025, 0,      COIA-25.1",
        "coia,  director, 2026, 0,      COIA-25.1",
        "coia,  director, 2027, 100000, COIA-25.1",
        "coia,  director, 2040, 100000, COIA-25.1",
        "coia,  ordinary, 2025, 0,      COIA-25.1",
        "coia,  ordinary, 2026, 0,      COIA-25.1",
        "coia,  ordinary, 2027, 20000,  COIA-25.1",
        "coia,  partner,  2026, 0,      COIA-25.1",
        "coia,  partner,  2027, 0,      COIA-25.1",
        "oscar, board,    2026, 0,      OSCAR-37",
        "oscar, user,     2027, 0,      OSCAR-37",
        "green, platinum, 2027, 0,      MODEL-12",
    })
    @Article("COIA-25.1")
    @Article("OSCAR-37")
    @Article("MODEL-12")
    void whatMembershipCosts(String alliance, String memberClass, int year, int amount, String article) {
        Decision fee = decide(alliance, "membership-fee", "memberClass", memberClass, "year", year);

        assertThat(fee.integer("amount")).isEqualTo(amount);
        assertThat(fee.text("currency")).isEqualTo("CNY");
        assertThat(fee.text("article")).isEqualTo(article);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            nullValues = "none",
            value = {"board, 2027", "none, 2027", "director, none"})
    @Article("COIA-25.1")
    void coiaHasNoFeeForAClassOrYearItDoesNotKnow(@Nullable String memberClass, @Nullable Integer year) {
        assertThat(decide("coia", "membership-fee", "memberClass", memberClass, "year", year)
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1}: may propose {2}, {3} supporters, decided by {4}")
    @CsvSource(
            nullValues = "none",
            value = {
                "oscar, board,      true,  2, true,  working-group,       notice, OSCAR-28",
                "oscar, enterprise, true,  2, true,  working-group,       notice, OSCAR-28",
                "oscar, full,       false, 2, false, none,                none,   OSCAR-28",
                "oscar, user,       false, 2, false, none,                none,   OSCAR-28",
                "oscar, none,       false, 2, false, none,                none,   OSCAR-28",
                "coia,  director,   true,  0, false, technical-committee, none,   COIA-8.1.3",
                "coia,  ordinary,   true,  0, false, technical-committee, none,   COIA-8.1.3",
                "coia,  partner,    true,  0, false, technical-committee, none,   COIA-8.1.3",
                "coia,  none,       false, 0, false, none,                none,   COIA-8.1.3",
                "hubei, ordinary,   true,  0, false, board,               none,   MODEL-13",
                "hubei, none,       false, 0, false, none,                none,   MODEL-13",
            })
    @Article("OSCAR-28")
    @Article("COIA-8.1.3")
    @Article("MODEL-13")
    void whoMayProposeAProject(
            String alliance,
            @Nullable String memberClass,
            boolean may,
            int supporters,
            boolean exception,
            @Nullable String organ,
            @Nullable String filing,
            String article) {
        Decision rule = decide(alliance, "project-initiation", "memberClass", memberClass);

        assertThat(rule.flag("mayPropose")).isEqualTo(may);
        assertThat(rule.integer("supporters")).isEqualTo(supporters);
        assertThat(rule.flag("exceptionPossible")).isEqualTo(exception);
        assertThat(rule.optionalText("decidingOrgan")).isEqualTo(organ);
        assertThat(rule.optionalText("filing")).isEqualTo(filing);
        assertThat(rule.text("intake")).isEqualTo(alliance.equals("oscar") ? "working-group" : "secretariat");
        assertThat(rule.text("article")).isEqualTo(article);
        assertThat(rule.reason().zh()).isNotBlank();
        assertThat(rule.reason().en()).isNotBlank();
    }

    @ParameterizedTest(name = "{0} {1}: decided by {2}, elected {3}, appointed by {4}")
    @CsvSource(
            nullValues = "none",
            value = {
                "oscar, working-group,           board,               true,  board, false, OSCAR-17",
                "oscar, temporary-working-group, board,               false, board, true,  OSCAR-18",
                "coia,  sig,                     technical-committee, true,  none,  false, COIA-13",
                "hubei, working-group,           board,               true,  none,  false, MODEL-18",
                "hubei, sig,                     board,               true,  none,  false, MODEL-18",
                "hubei, temporary-working-group, board,               false, board, true,  MODEL-18",
            })
    @Article("OSCAR-17")
    @Article("OSCAR-18")
    @Article("COIA-13")
    @Article("MODEL-18")
    void whoSetsUpAGroupAndHowItGetsItsLeader(
            String alliance,
            String kind,
            String organ,
            boolean elected,
            @Nullable String appointedBy,
            boolean limited,
            String article) {
        Decision rule = decide(alliance, "working-group", "groupKind", kind);

        assertThat(rule.text("proposers")).isEqualTo(organ);
        assertThat(rule.text("decidedBy")).isEqualTo(organ);
        assertThat(rule.flag("leaderElected")).isEqualTo(elected);
        assertThat(rule.optionalText("appointedBy")).isEqualTo(appointedBy);
        assertThat(rule.flag("limited")).isEqualTo(limited);
        assertThat(rule.text("article")).isEqualTo(article);
        assertThat(rule.reason().zh()).isNotBlank();
        assertThat(rule.reason().en()).isNotBlank();
        assertThat(decide(alliance, "working-group", "groupKind", "project").isEmpty())
                .isTrue();
    }
}
