package org.charterflow.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.charterflow.alliance.Alliances;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Service;

/** Until when what has to go out before a meeting (OSCAR-29.5, COIA-16.1). */
@Service
public class MeetingDeadlines {

    private static final String NOTICE = "meeting-notice";
    private static final String AGENDA = "agenda";

    private final Periods periods;
    private final Alliances alliances;
    private final Clock clock;

    MeetingDeadlines(Periods periods, Alliances alliances, Clock clock) {
        this.periods = periods;
        this.alliances = alliances;
        this.clock = clock;
    }

    /** Until when the notice of its present date has to be handed over. */
    public Deadline notice(Meeting meeting) {
        return inForce(meeting)
                .before(meeting.alliance(), NOTICE, meeting.organ(), meeting.startsAt())
                .orElseThrow();
    }

    /** Until when agenda and papers have to be handed over. */
    public Deadline agenda(Meeting meeting) {
        return inForce(meeting)
                .before(meeting.alliance(), AGENDA, meeting.organ(), meeting.startsAt())
                .orElseThrow();
    }

    /** Until when topics are collected; empty where the charter sets no cut-off. */
    public Optional<Deadline> topics(Meeting meeting) {
        return inForce(meeting).before(meeting.alliance(), "topics", meeting.organ(), meeting.startsAt());
    }

    /**
     * The first working day on which the meeting can lawfully be held at that time of day, if notice and agenda go out
     * now.
     *
     * @param wanted the day and time asked for; no earlier day is offered
     */
    public Instant firstLawful(String alliance, String organ, Instant wanted) {
        return periods.firstInTime(alliance, List.of(NOTICE, AGENDA), organ, wanted, clock.instant());
    }

    /** What whoever chooses a date should know: a rest day, a lead time that can no longer be kept. */
    public List<Bilingual> warnings(Meeting meeting) {
        List<Bilingual> warnings = new ArrayList<>();
        if (periods.isRestDay(
                meeting.alliance(),
                meeting.startsAt().atZone(alliances.zone(meeting.alliance())).toLocalDate())) {
            warnings.add(Bilingual.of("会议日是节假日或周末", "the day is a public holiday or a weekend"));
        }
        Deadline notice = notice(meeting);
        if (!notice.admits(meeting.calledAt() == null ? clock.instant() : meeting.calledAt())) {
            warnings.add(Bilingual.of(
                    "通知期限已过，本次会议只能讨论，除非机构同意列入：" + notice.explanation().zh(),
                    "the notice came too late; items are discussed, and decided only if the organ admits them: "
                            + notice.explanation().en()));
        }
        return warnings;
    }

    /** The periods by which the meeting was called: a running case keeps the rules it began with. */
    private Periods inForce(Meeting meeting) {
        Instant called = meeting.calledAt();
        return called == null ? periods : periods.asOf(called);
    }
}
