package org.charterflow.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.VotingRule;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds meetings for tests of what is decided at one; how a meeting comes about is tested by itself. */
@Component
@Profile({"test", "demo"})
public class TestMeetings {

    private final MeetingStore meetings;
    private final ItemStore items;
    private final CaseFiles cases;
    private final Ballots ballots;
    private final Clock clock;

    TestMeetings(MeetingStore meetings, ItemStore items, CaseFiles cases, Ballots ballots, Clock clock) {
        this.meetings = meetings;
        this.items = items;
        this.cases = cases;
        this.ballots = ballots;
        this.clock = clock;
    }

    /**
     * Puts a question that waits for a meeting on the agenda of one in session, in time, so that its vote can be
     * opened; a question that is decided in writing stays where it is.
     *
     * @param id a prepared ballot whose rule was adopted
     */
    @Transactional
    public void take(UUID id) {
        Ballot ballot = ballots.get(id);
        if (ballot.ruleInForce().form() != VotingRule.Form.MEETING) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Bilingual title = Bilingual.of("测试会议", "Meeting for a test");
        String caseNumber = cases.open(ballot.alliance(), "meeting", title);
        meetings.insert(
                new Meeting(
                        caseNumber,
                        ballot.alliance(),
                        ballot.organ(),
                        MeetingKind.ORDINARY,
                        title,
                        now,
                        now.plus(Duration.ofHours(2)),
                        null,
                        null,
                        false,
                        MeetingState.IN_SESSION,
                        null,
                        now,
                        null,
                        null,
                        null,
                        UUID.randomUUID().toString(),
                        0,
                        null,
                        now),
                List.of());
        meetings.openSitting(caseNumber, now, "test", 0, false);
        items.insert(new AgendaItem(
                UUID.randomUUID(),
                caseNumber,
                1,
                ItemState.LISTED,
                ballot.question(),
                null,
                "test",
                "test",
                "form",
                ItemKind.DECISION,
                ballot.matter(),
                ballot.question(),
                null,
                id,
                false,
                null,
                now,
                false,
                null,
                List.of(),
                null,
                null,
                false,
                null,
                null));
    }
}
