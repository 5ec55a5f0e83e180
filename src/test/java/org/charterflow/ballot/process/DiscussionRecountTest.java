package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.charter.Holidays;
import org.charterflow.charter.MadeUpYear;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The calendar of the year arrives while an organ discusses, and while it votes. */
@IntegrationTest
class DiscussionRecountTest {

    private static final String ALLIANCE = "changfeng";

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    Ballots ballots;

    @Autowired
    Holidays holidays;

    @Autowired
    ManagementService management;

    @Autowired
    MutableClock clock;

    private Instant began;

    @BeforeEach
    void inJanuary2027() {
        began = clock.instant();
        clock.set(beijing("2027-01-01T10:00"));
    }

    @AfterEach
    void returnToTheTimeBefore() {
        organ.giveBack();
        clock.set(began);
    }

    @Test
    void aDiscussionMovesAndASealedClosingStays() {
        List<Unit> board = organ.of(ALLIANCE, "board", "board", "board-unit", 3, "chair");
        Unit caller = board.get(0);
        Running voting = bed.open(ALLIANCE, "board", "admission", caller);
        Instant sealed = bed.deadline(voting);
        assertThat(sealed).as("eight days in, a made-up holiday").isEqualTo(beijing("2027-01-09T00:00"));
        assertThat(bed.ballot(voting).deadline().provisional()).isTrue();
        clock.set(beijing("2027-01-04T10:00"));
        Running discussing = bed.open(ALLIANCE, "board", "policy", caller);
        assertThat(timer(discussing, "timer_discussionEnds")).isEqualTo(beijing("2027-01-08T00:00"));

        holidays.replace(ALLIANCE, 2027, MadeUpYear.file(), "changfeng.secretary1", "api");

        assertThat(timer(discussing, "timer_discussionEnds")).isEqualTo(beijing("2027-01-10T00:00"));
        assertThat(bed.ballot(discussing).discussionEnds()).isEqualTo(beijing("2027-01-10T00:00"));
        assertThat(bed.deadline(voting)).isEqualTo(sealed);
        assertThat(timer(voting, "timer_closing")).isEqualTo(sealed);
        assertThat(ballots.get(voting.ballot()).seal()).isNotNull();
    }

    private Instant timer(Running running, String id) {
        return management
                .createJobQuery()
                .processInstanceId(running.process())
                .activityId(id)
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    private static Instant beijing(String local) {
        return ZonedDateTime.parse(local + ":00+08:00[Asia/Shanghai]").toInstant();
    }
}
