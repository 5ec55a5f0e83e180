package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.charterflow.charter.Beijing.at;
import static org.charterflow.charter.CharterTables.decide;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.charterflow.Article;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The periods of the charters; times are Beijing's. */
class PeriodsTest {

    private static final Localities CHINA = new Localities() {
        @Override
        public ZoneId zone(String alliance) {
            return Beijing.ZONE;
        }

        @Override
        public String country(String alliance) {
            return "CN";
        }
    };
    private static final Periods PERIODS = new Periods(
            CharterTables.TABLES, new HolidayCalendars(CharterTables.FILES, CHINA, alliance -> List.of()), CHINA);

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4}, {5}, extended {6}, {7}")
    @CsvSource(
            nullValues = "none",
            value = {
                "oscar, written-ballot,        none, 7,  days,         forward, true,  OSCAR-12,   R-OSCAR-2",
                "oscar, meeting-ballot,        none, 0,  days,         forward, false, MODEL-8,    R-OSCAR-23",
                "oscar, ballot-reminder,       none, 2,  days,         lead,    false, MODEL-8,    R-OSCAR-23",
                "oscar, review,                none, 10, working-days, forward, false, MODEL-8,    R-OSCAR-23",
                "oscar, completion,            none, 14, days,         forward, true,  MODEL-8,    R-OSCAR-23",
                "oscar, completion-reminder,   none, 7,  days,         forward, false, MODEL-8,    R-OSCAR-23",
                "oscar, signature,             none, 30, days,         forward, true,  MODEL-8,    R-OSCAR-23",
                "oscar, signature-reminder,    none, 15, days,         forward, false, MODEL-8,    R-OSCAR-23",
                "oscar, invoice,               none, 30, days,         forward, true,  MODEL-8,    R-OSCAR-23",
                "oscar, invoice-reminder,      none, 20, days,         forward, false, MODEL-8,    R-OSCAR-23",
                "oscar, challenge,             none, 7,  days,         forward, true,  MODEL-8,    R-OSCAR-23",
                "oscar, supporters,            none, 14, days,         forward, true,  MODEL-8,    R-OSCAR-23",
                "oscar, supporters-reminder,   none, 7,  days,         forward, false, MODEL-8,    R-OSCAR-23",
                "oscar, project-discussion,    none, 7,  days,         forward, true,  MODEL-8,    R-OSCAR-23",
                "oscar, leader-recommendation, none, 14, days,        forward, true,  MODEL-8,    R-OSCAR-23",
                "oscar, acceptance-delivery,   none, 3,  days,         forward, true,  MODEL-8,    R-OSCAR-23",
                "oscar, set-password,          none, 7,  days,         forward, true,  MODEL-8,    R-OSCAR-23",
                "oscar, minutes-confirmation,  none, 3,  days,         forward, true,  OSCAR-29.6, none",
                "oscar, expulsion-hearing,     none, 15, days,         forward, true,  MODEL-6,    R-OSCAR-8",
                "oscar, ip-review,             none, 30, days,         forward, true,  OSCAR-36.1, none",
                "oscar, meeting-notice,        none, 1,  weeks,        lead,    false, OSCAR-29.5, R-OSCAR-19",
                "oscar, agenda,                none, 1,  weeks,        lead,    false, OSCAR-29.5, R-OSCAR-19",
                "oscar, amendment-notice,      none, 30, days,         lead,    false, OSCAR-40,   R-OSCAR-19",
                "oscar, chair-term,            none, 5,  years,        forward, false, OSCAR-13,   R-OSCAR-24",
                "oscar, confidentiality-after-dissolution, none, 2, years, forward, false, OSCAR-35, R-OSCAR-10",
                "oscar, personal-data,         none, 3,  years,        forward, false, MODEL-15,   R-OSCAR-23",
                "coia,  personal-data,         none, 3,  years,        forward, false, MODEL-15,   R-COIA-11",
                "copu,  personal-data,         none, 3,  years,        forward, false, MODEL-15,   none",
                "coia,  written-ballot,        none, 7,  days,         forward, true,  COIA-10,    R-COIA-7",
                "coia,  completion,            none, 14, days,         forward, true,  MODEL-8,    R-COIA-11",
                "coia,  minutes-confirmation,  none, 3,  days,         forward, true,  MODEL-4,    R-COIA-11",
                "coia,  expulsion-hearing,     none, 15, days,         forward, true,  MODEL-6,    R-COIA-3",
                "coia,  ip-review,             none, 30, days,         forward, true,  MODEL-9,    R-COIA-11",
                "coia,  meeting-notice,        none, 7,  days,         lead,    false, MODEL-3,    R-COIA-15",
                "coia,  meeting-notice,        board, 7, days,         lead,    false, MODEL-3,    R-COIA-15",
                "coia,  meeting-notice,        technical-committee, 7, days, lead, false, COIA-16.1, R-COIA-15",
                "coia,  agenda,                board, 7, days,         lead,    false, MODEL-3,    R-COIA-15",
                "coia,  agenda,                technical-committee, 1, working-days, cut-off, false, COIA-16.1, R-COIA-13",
                "coia,  topics,                technical-committee, 2, working-days, cut-off, false, COIA-16.1, R-COIA-8",
                "coia,  amendment-notice,      none, 0,  days,         lead,    false, COIA-26.1,  R-COIA-9",
                "coia,  technical-committee-term, none, 2, natural-years, forward, false, COIA-17, R-COIA-10",
                "copu,  written-ballot,        none, 7,  days,         forward, true,  MODEL-8,    R-MODEL-2",
                "copu,  meeting-notice,        none, 7,  days,         lead,    false, MODEL-3,    R-MODEL-1",
                "copu,  agenda,                none, 7,  days,         lead,    false, MODEL-3,    R-MODEL-1",
                "copu,  minutes-confirmation,  none, 3,  days,         forward, true,  MODEL-4,    none",
                "copu,  amendment-notice,      none, 30, days,         lead,    false, MODEL-5,    R-MODEL-1",
                "copu,  expulsion-hearing,     none, 15, days,         forward, true,  MODEL-6,    none",
                "copu,  ip-review,             none, 30, days,         forward, true,  MODEL-9,    none",
                "copu,  supporters,            none, 14, days,         forward, true,  MODEL-8,    none",
                "copu,  supporters-reminder,   none, 7,  days,         forward, false, MODEL-8,    none",
                "copu,  leader-recommendation, none, 14, days,        forward, true,  MODEL-8,    none",
                "copu,  project-discussion,    none, 7,  days,         forward, true,  MODEL-8,    none",
            })
    @Article("OSCAR-13")
    @Article("OSCAR-29.5")
    @Article("OSCAR-29.6")
    @Article("OSCAR-35")
    @Article("OSCAR-36.1")
    @Article("OSCAR-40")
    @Article("COIA-16.1")
    @Article("COIA-17")
    @Article("MODEL-3")
    @Article("MODEL-4")
    @Article("MODEL-5")
    @Article("MODEL-6")
    @Article("MODEL-8")
    @Article("MODEL-9")
    void lengthsAndKinds(
            String alliance,
            String period,
            @Nullable String organ,
            int length,
            String unit,
            String kind,
            boolean extended,
            String article,
            @Nullable String reading) {
        Decision row = decide(alliance, "period", "period", period, "organ", organ);

        assertThat(row.integer("length")).isEqualTo(length);
        assertThat(row.text("unit")).isEqualTo(unit);
        assertThat(row.text("kind")).isEqualTo(kind);
        assertThat(row.flag("extendOverRestDays")).isEqualTo(extended);
        assertThat(row.citation()).isEqualTo(new Citation(article, reading));
    }

    @Test
    @Article("OSCAR-29.6")
    void threeDaysToConfirmTheMinutesEndOnTheFourth() {
        Deadline deadline = PERIODS.forward("oscar", "minutes-confirmation", at("2026-03-01T15:00"));

        assertThat(deadline.at()).isEqualTo(at("2026-03-05T00:00"));
        assertThat(deadline.admits(at("2026-03-04T23:59"))).isTrue();
        assertThat(deadline.admits(at("2026-03-05T00:00"))).isFalse();
        assertThat(deadline.explanation().zh()).isEqualTo("自2026年3月1日起3日（当日不计），至2026年3月4日24:00止（北京时间）。依据：OSCAR-29.6。");
        assertThat(deadline.explanation().en())
                .isEqualTo("3 days from 1 March 2026, that day not counted: until 4 March 2026, 24:00 Beijing time"
                        + " (OSCAR-29.6).");
    }

    @Test
    @Article("OSCAR-29.5")
    void anAgendaOf31MayServesAMeetingOn8JuneAndNotOn7June() {
        Instant handedOver = at("2026-05-31T18:00");

        assertThat(PERIODS.lead("oscar", "agenda", at("2026-06-08T09:00")).admits(handedOver))
                .isTrue();
        assertThat(PERIODS.lead("oscar", "agenda", at("2026-06-07T09:00")).admits(handedOver))
                .isFalse();
    }

    @Test
    @Article("OSCAR-40")
    void anAmendmentLastHandedOverOn1MarchTakesEffectOn1April() {
        Deadline effective = PERIODS.effective("oscar", "amendment-notice", at("2026-03-01T15:00"));

        assertThat(effective.at()).isEqualTo(at("2026-04-01T00:00"));
        assertThat(effective.citation()).hasToString("OSCAR-40 as read in R-OSCAR-19");
    }

    @Test
    @Article("COIA-26.1")
    void atCoiaAnAmendmentDoesNotWait() {
        Instant now = at("2026-03-01T15:00");

        assertThat(PERIODS.effective("coia", "amendment-notice", now).at()).isEqualTo(now);
    }

    @Test
    @Article("OSCAR-13")
    void aChairElectedOn9March2026ServesUntil9March2031() {
        assertThat(PERIODS.forward("oscar", "chair-term", at("2026-03-09T10:00"))
                        .at())
                .isEqualTo(at("2031-03-10T00:00"));
    }

    @Test
    @Article("COIA-17")
    void aTechnicalCommitteeElectedIn2026ServesUntilTheEndOf2027() {
        assertThat(PERIODS.forward("coia", "technical-committee-term", at("2026-03-09T10:00"))
                        .at())
                .isEqualTo(at("2028-01-01T00:00"));
    }

    @Test
    @Article("COIA-16.1")
    void theTechnicalCommitteesAgendaFollowsItsTopicsWhichFollowTheNotice() {
        Instant meeting = at("2026-03-12T14:00");
        String organ = "technical-committee";

        Deadline notice = PERIODS.lead("coia", "meeting-notice", organ, meeting);
        Deadline topics = PERIODS.cutOff("coia", "topics", organ, meeting);
        Deadline agenda = PERIODS.cutOff("coia", "agenda", organ, meeting);

        assertThat(notice.at()).isEqualTo(at("2026-03-05T00:00"));
        assertThat(topics.at()).isEqualTo(at("2026-03-11T00:00"));
        assertThat(agenda.at()).isEqualTo(at("2026-03-12T00:00"));
    }

    @Test
    void aBallotsReminderGoesOutTwoDaysBeforeItsEnd() {
        Deadline end = PERIODS.forward("oscar", "written-ballot", at("2026-03-10T10:00"));

        assertThat(end.at()).isEqualTo(at("2026-03-18T00:00"));
        assertThat(PERIODS.lead("oscar", "ballot-reminder", end.at()).at()).isEqualTo(at("2026-03-16T00:00"));
    }

    @Test
    void aBallotAtAMeetingEndsWithItsDayEvenOnARestDay() {
        Deadline end = PERIODS.forward("oscar", "meeting-ballot", at("2026-03-07T10:00"));

        assertThat(end.at()).isEqualTo(at("2026-03-08T00:00"));
        assertThat(end.explanation().en())
                .isEqualTo("Until 7 March 2026, 24:00 Beijing time (MODEL-8 as read in R-OSCAR-23).");
    }

    @Test
    void daysOfDiscussionAreCountedForward() {
        Citation rule = new Citation("OSCAR-12", "R-OSCAR-2");

        assertThat(PERIODS.days("oscar", 3, rule, at("2026-03-10T10:00")).at()).isEqualTo(at("2026-03-14T00:00"));
        assertThat(PERIODS.days("oscar", 3, rule, at("2026-03-11T10:00")).at()).isEqualTo(at("2026-03-17T00:00"));
        assertThat(PERIODS.days("oscar", 0, rule, at("2026-03-14T10:00")).at()).isEqualTo(at("2026-03-15T00:00"));
    }

    @Test
    void anUnknownPeriodAndAPeriodOfAnotherKindAreRefused() {
        Instant now = at("2026-03-10T10:00");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PERIODS.forward("oscar", "siesta", now))
                .withMessage("oscar has no period 'siesta'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PERIODS.lead("oscar", "written-ballot", now))
                .withMessage("period 'written-ballot' of oscar is of the kind forward, not lead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PERIODS.cutOff("coia", "topics", now))
                .withMessage("coia has no period 'topics'");
    }
}
