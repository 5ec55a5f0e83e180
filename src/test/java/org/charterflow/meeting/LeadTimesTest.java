package org.charterflow.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.charter.Deadline;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.NoticeSummary;
import org.charterflow.meeting.Lateness.Late;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Until when what has to be handed over, to the second, in Beijing. */
@IntegrationTest
class LeadTimesTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Bilingual WHAT = Bilingual.of("会议通知", "the notice of the meeting");

    @Autowired
    MeetingDeadlines deadlines;

    @ParameterizedTest(name = "{0} {1}: a meeting on {2} is too late from {3}")
    @CsvSource({
        "oscar, board, 2026-06-08T14:00, 2026-06-01T00:00",
        "oscar, wg-openstack, 2026-06-08T09:00, 2026-06-01T00:00",
        "oscar, plenary, 2026-06-08T09:00, 2026-06-01T00:00",
        // over the holiday of the National Day: rest days do not shorten the lead time, nor lengthen it
        "oscar, board, 2026-10-09T09:30, 2026-10-02T00:00",
        // over the new year
        "oscar, board, 2027-01-05T10:00, 2026-12-29T00:00",
        "coia, technical-committee, 2026-05-08T09:00, 2026-05-01T00:00",
        "coia, technical-committee, 2027-01-04T09:00, 2026-12-28T00:00",
    })
    @Article("OSCAR-29.5")
    @Article("COIA-16.1")
    void theLastHandOverCountsToTheSecond(String alliance, String organ, String start, String tooLate) {
        Deadline notice = deadlines.notice(meeting(alliance, organ, start));

        assertThat(notice.at()).isEqualTo(beijing(tooLate));
        assertThat(missed(notice, notice.at().minusSeconds(1))).isEmpty();
        assertThat(missed(notice, notice.at())).hasValueSatisfying(late -> {
            assertThat(late.article()).startsWith(alliance.equals("oscar") ? "OSCAR-29.5" : "COIA-16.1");
            assertThat(late.why().en()).contains("was handed over to the last of them on");
        });
    }

    @Test
    @Article("OSCAR-29.5")
    void agendaAndPapersOfTheBoardHaveTheSameWeek() {
        Meeting meeting = meeting("oscar", "board", "2026-06-08T14:00");

        assertThat(deadlines.agenda(meeting).at()).isEqualTo(beijing("2026-06-01T00:00"));
        assertThat(deadlines.topics(meeting)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: topics until {1}, agenda until {2}")
    @CsvSource({
        // the Saturday before is worked in exchange for the holiday
        "2026-10-12T09:00, 2026-10-10T00:00, 2026-10-11T00:00",
        // the holiday lies between
        "2026-10-09T09:00, 2026-10-01T00:00, 2026-10-09T00:00",
        "2026-06-10T09:00, 2026-06-09T00:00, 2026-06-10T00:00",
    })
    @Article("COIA-16.1")
    void topicsCloseTwoWorkingDaysBeforeAndTheAgendaFollows(String start, String topics, String agenda) {
        Meeting meeting = meeting("coia", "technical-committee", start);

        assertThat(deadlines.topics(meeting)).map(Deadline::at).contains(beijing(topics));
        assertThat(deadlines.agenda(meeting).at()).isEqualTo(beijing(agenda));
    }

    @Test
    @Article("OSCAR-29.5")
    void aNoticeThatWasNotSentOrHasNotReachedEverybodyIsLate() {
        Deadline notice = deadlines.notice(meeting("oscar", "board", "2026-06-08T14:00"));
        Instant inTime = notice.at().minus(Duration.ofDays(1));

        assertThat(Lateness.missed(null, notice, WHAT, BEIJING)).isPresent();
        assertThat(Lateness.missed(sent(inTime, 1, 0, 0), notice, WHAT, BEIJING))
                .isPresent();
        assertThat(Lateness.missed(sent(inTime, 0, 1, 0), notice, WHAT, BEIJING))
                .isPresent();
        assertThat(Lateness.missed(sent(inTime, 0, 0, 1), notice, WHAT, BEIJING))
                .isPresent();
        assertThat(Lateness.missed(sent(inTime, 0, 0, 0), notice, WHAT, BEIJING))
                .isEmpty();
    }

    private static Optional<Late> missed(Deadline deadline, Instant lastHandedOver) {
        return Lateness.missed(sent(lastHandedOver, 0, 0, 0), deadline, WHAT, BEIJING);
    }

    private static NoticeSummary sent(@Nullable Instant last, int waiting, int bounced, int writtenOff) {
        return new NoticeSummary(
                UUID.randomUUID(),
                "oscar",
                null,
                "meeting-called",
                "",
                Instant.EPOCH,
                9,
                waiting,
                9 - waiting - bounced - writtenOff,
                bounced,
                0,
                List.of(),
                writtenOff,
                last,
                last);
    }

    private static Meeting meeting(String alliance, String organ, String start) {
        return new Meeting(
                "TEST-1",
                alliance,
                organ,
                MeetingKind.ORDINARY,
                Bilingual.same("test"),
                beijing(start),
                beijing(start).plusSeconds(3600),
                null,
                null,
                false,
                MeetingState.ANNOUNCED,
                null,
                null,
                null,
                null,
                null,
                "uid",
                0,
                null,
                null);
    }

    private static Instant beijing(String local) {
        return LocalDateTime.parse(local).atZone(BEIJING).toInstant();
    }
}
