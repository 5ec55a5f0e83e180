package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.IntegrationTest;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.Need;
import org.charterflow.casefile.Needs;
import org.charterflow.charter.Holidays;
import org.charterflow.charter.MadeUpYear;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The calendar of 2027 arrives while applications wait: rows, timers, tasks and what people are shown move with it. */
@IntegrationTest
class HolidayArrivalTest extends JourneyTest {

    private static final String ALLIANCE = "ciosa";

    @Autowired
    Holidays holidays;

    @Autowired
    Journal journal;

    @Autowired
    Needs needs;

    @BeforeEach
    void inTheLastWeekOf2026() {
        clock.set(beijing("2026-12-24T10:00"));
    }

    @Test
    void provisionalDeadlinesMoveWithTheirTimers() {
        Journey completing = another().apply(Applicant.of(ALLIANCE, "ordinary").without("postcode"));
        Journey reviewed = another().apply(Applicant.of(ALLIANCE, "ordinary"));
        Journey elsewhere = another().apply(Applicant.of("oscar", "enterprise").without("postcode"));
        clock.set(beijing("2026-12-30T10:00"));
        Journey firm = another().apply(Applicant.of(ALLIANCE, "ordinary").unproven());
        Instant firstTold = beijing("2027-01-08T00:00");
        assertThat(timer(completing, "timer_completionLapsed")).isEqualTo(firstTold);
        assertThat(need(completing).provisional()).isTrue();
        assertThat(due(reviewed)).isEqualTo(beijing("2027-01-08T00:00"));
        Instant challenged = timer(firm, "timer_challengeLapsed");

        holidays.replace(ALLIANCE, 2027, MadeUpYear.file(), "ciosa.secretary1", "api");

        Instant then = beijing("2027-01-10T00:00");
        assertThat(timer(completing, "timer_completionLapsed")).isEqualTo(then);
        assertThat(timer(completing, "timer_completionReminder"))
                .as("a reminder that no rest day extends stays")
                .isEqualTo(beijing("2027-01-01T00:00"));
        assertThat(need(completing).due()).isEqualTo(then);
        assertThat(need(completing).provisional()).isFalse();
        assertThat(completing.mails()).contains("deadline-moved");
        assertThat(completing.mail("deadline-moved")).contains("2027年1月9日");
        assertThat(journal.of(completing.caseNumber()))
                .anySatisfy(record -> assertThat(record.entry().action()).isEqualTo("deadline-recounted"));
        assertThat(due(reviewed)).as("ten working days").isEqualTo(beijing("2027-01-10T00:00"));
        assertThat(reviewed.mails()).doesNotContain("deadline-moved");
        assertThat(timer(firm, "timer_challengeLapsed"))
                .as("six days into the year, and no rest day at the end")
                .isEqualTo(challenged);
        assertThat(timer(elsewhere, "timer_completionLapsed"))
                .as("another alliance has its own calendar")
                .isEqualTo(firstTold);

        clock.set(then);
        completing.run();
        assertThat(completing.state()).isEqualTo("lapsed");
    }

    private Instant timer(Journey journey, String id) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(journey.instance())
                .activityId(id)
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    private Instant due(Journey journey) {
        Task task = journey.task("userTask_reviewDossier");
        Date due = task.getDueDate();
        assertThat(due).isNotNull();
        return due.toInstant();
    }

    private Need need(Journey journey) {
        List<Need> open = needs.of(ALLIANCE, journey.caseNumber());
        assertThat(open).isNotEmpty();
        return open.get(0);
    }

    private static Instant beijing(String local) {
        return ZonedDateTime.parse(local + ":00+08:00[Asia/Shanghai]").toInstant();
    }
}
