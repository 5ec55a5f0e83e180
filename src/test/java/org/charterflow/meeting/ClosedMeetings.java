package org.charterflow.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Seats;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Resolutions;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.ballot.VotingRule;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.charter.DecisionTables;
import org.charterflow.language.Bilingual;
import org.charterflow.meeting.Sessions.Called;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds whole meetings, votes and all, for tests of what comes after; how a meeting comes about is tested by itself. */
@Component
@Profile("test")
public class ClosedMeetings {

    private final MeetingStore meetings;
    private final ItemStore items;
    private final AttendeeStore attendees;
    private final CaseFiles cases;
    private final Seats seats;
    private final DecisionTables tables;
    private final Ballots ballots;
    private final RoomBallots room;
    private final Resolutions resolutions;
    private final Clock clock;

    ClosedMeetings(
            MeetingStore meetings,
            ItemStore items,
            AttendeeStore attendees,
            CaseFiles cases,
            Seats seats,
            DecisionTables tables,
            Ballots ballots,
            RoomBallots room,
            Resolutions resolutions,
            Clock clock) {
        this.meetings = meetings;
        this.items = items;
        this.attendees = attendees;
        this.cases = cases;
        this.seats = seats;
        this.tables = tables;
        this.ballots = ballots;
        this.room = room;
        this.resolutions = resolutions;
        this.clock = clock;
    }

    /** The voters of an organ as those entitled to attend. */
    public List<Attendee> voters(String alliance, String organ) {
        return seats.occupants(alliance, organ).stream()
                .filter(occupant -> occupant.seat().votes() && occupant.representative() != null)
                .map(occupant -> {
                    Representative person = Objects.requireNonNull(occupant.representative());
                    return new Attendee(
                            person.userId(),
                            person.userId(),
                            person.name(),
                            person.email(),
                            occupant.seat().memberName(),
                            Bilingual.of("成员", "member"),
                            occupant.seat().id(),
                            true,
                            false);
                })
                .toList();
    }

    /** Somebody who attends without a vote. */
    public static Attendee guest(String key, String name) {
        return new Attendee(
                key,
                key,
                name,
                key + "@guest.example",
                Bilingual.of("列席单位", "guest unit"),
                Bilingual.of("列席", "in attendance"),
                null,
                false,
                true);
    }

    /** A meeting in session, those of the given statuses called so, everybody else present. */
    @Transactional
    public String open(
            String alliance, String organ, String caller, List<Attendee> entitled, Map<String, Status> called) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Bilingual title = Bilingual.of("第一届第三次会议", "Third meeting of the first term");
        String caseNumber = cases.open(alliance, "meeting", title);
        meetings.insert(
                new Meeting(
                        caseNumber,
                        alliance,
                        organ,
                        MeetingKind.ORDINARY,
                        title,
                        now,
                        now.plus(Duration.ofHours(2)),
                        "北京市海淀区 *3* 号会议室",
                        "https://meet.example/oscar",
                        false,
                        MeetingState.IN_SESSION,
                        caller,
                        now,
                        null,
                        null,
                        alliance + ".secretary2",
                        UUID.randomUUID().toString(),
                        0,
                        null,
                        now),
                List.of());
        VotingRule rule = VotingRule.from(
                tables.evaluate(alliance, "voting-rule", Map.of("organ", organ, "matter", Meetings.LATE_ITEM)));
        int voters = (int) entitled.stream().filter(Attendee::votes).count();
        meetings.openSitting(caseNumber, now, caller, rule.quorumOf(voters), rule.representation());
        attendees.put(caseNumber, entitled);
        attendees.call(
                caseNumber,
                entitled.stream()
                        .map(person -> called(person, called.getOrDefault(person.key(), Status.PRESENT)))
                        .toList(),
                null,
                now,
                caller);
        return caseNumber;
    }

    private static Called called(Attendee person, Status status) {
        return new Called(person.key(), status, status == Status.REPRESENTED ? "赵受托" : null);
    }

    /** An item that is not decided. */
    @Transactional
    public void discuss(String caseNumber, String title, @Nullable String notes, @Nullable String conclusion) {
        items.insert(item(caseNumber, title, ItemKind.DISCUSSION, null, null, null, false, notes, conclusion, null));
    }

    /** An item that is decided by a vote in the room: the first so many present vote in favour, then against, then abstain. */
    @Transactional
    public UUID decide(String caseNumber, String title, String matter, int inFavour, int against, int abstaining) {
        Meeting meeting = meetings.find(caseNumber).orElseThrow();
        UUID ballot = prepare(meeting, matter, title);
        items.insert(item(caseNumber, title, ItemKind.DECISION, matter, ballot, null, false, null, null, null));
        vote(meeting, ballot, inFavour, against, abstaining);
        return ballot;
    }

    /** As {@link #decide(String, String, String, int, int, int)}, of an item that was late and admitted by all present. */
    @Transactional
    public UUID decideLate(String caseNumber, String title, String matter, int inFavour, int against, int abstaining) {
        Meeting meeting = meetings.find(caseNumber).orElseThrow();
        int there = (int) attendees.roll(caseNumber, 1).stream()
                .filter(entry -> entry.attendee().votes() && entry.there())
                .count();
        UUID admission = prepare(meeting, "late-item", "是否列入：" + title);
        AgendaItem late =
                item(caseNumber, title, ItemKind.DECISION, matter, null, admission, true, null, null, "材料晚于会前一周发送");
        items.insert(late);
        vote(meeting, admission, there, 0, 0);
        UUID ballot = prepare(meeting, matter, title);
        items.ballot(late.id(), ballot);
        vote(meeting, ballot, inFavour, against, abstaining);
        return ballot;
    }

    private UUID prepare(Meeting meeting, String matter, String title) {
        UUID ballot = ballots.prepare(new BallotDraft(
                meeting.alliance(),
                meeting.caseNumber(),
                meeting.organ(),
                matter,
                Bilingual.of("是否同意：" + title, "Shall it be adopted: " + title),
                List.of(),
                null));
        ballots.adoptRule(
                ballot,
                VotingRule.from(tables.evaluate(
                        meeting.alliance(), "voting-rule", Map.of("organ", meeting.organ(), "matter", matter))));
        return ballot;
    }

    private void vote(Meeting meeting, UUID ballot, int inFavour, int against, int abstaining) {
        String caller = Objects.requireNonNull(meeting.calledBy());
        ballots.call(ballot, caller);
        ballots.open(ballot);
        callRoll(meeting, ballot);
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < inFavour; i++) {
            choices.add(Choice.FOR);
        }
        for (int i = 0; i < against; i++) {
            choices.add(Choice.AGAINST);
        }
        for (int i = 0; i < abstaining; i++) {
            choices.add(Choice.ABSTAIN);
        }
        List<UUID> present = attendees.roll(meeting.caseNumber(), 1).stream()
                .filter(entry -> entry.attendee().votes() && entry.there())
                .map(entry -> Objects.requireNonNull(entry.attendee().seat()))
                .toList();
        for (int i = 0; i < choices.size(); i++) {
            room.enter(new CastVote(
                    ballot, present.get(i), choices.get(i), false, null, Channel.ROOM, caller, null, clock.instant()));
        }
        ballots.close(ballot);
        resolutions.record(ballot);
    }

    private void callRoll(Meeting meeting, UUID ballot) {
        List<Attendance> called = attendees.roll(meeting.caseNumber(), 1).stream()
                .filter(entry -> entry.attendee().votes())
                .map(entry -> new Attendance(
                        Objects.requireNonNull(entry.attendee().seat()),
                        Objects.requireNonNull(entry.status()),
                        entry.proxy()))
                .toList();
        room.callRoll(ballot, called, Objects.requireNonNull(meeting.calledBy()));
    }

    /** Closes the meeting. */
    @Transactional
    public void close(String caseNumber) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        meetings.endSitting(caseNumber, now, Sitting.Ending.CLOSED);
        Meeting open = meetings.find(caseNumber).orElseThrow();
        meetings.save(new Meeting(
                open.caseNumber(),
                open.alliance(),
                open.organ(),
                open.kind(),
                open.title(),
                open.startsAt(),
                open.endsAt(),
                open.place(),
                open.link(),
                open.open(),
                MeetingState.CLOSED,
                open.calledBy(),
                open.calledAt(),
                open.requestedBy(),
                open.reason(),
                open.recorder(),
                open.uid(),
                open.sequence(),
                open.notice(),
                open.agendaPublishedAt()));
    }

    private AgendaItem item(
            String caseNumber,
            String title,
            ItemKind kind,
            @Nullable String matter,
            @Nullable UUID ballot,
            @Nullable UUID admission,
            boolean admitted,
            @Nullable String notes,
            @Nullable String conclusion,
            @Nullable String late) {
        return new AgendaItem(
                UUID.randomUUID(),
                caseNumber,
                items.agenda(caseNumber).size() + 1,
                ItemState.LISTED,
                Bilingual.of(title, title),
                null,
                "秘书处",
                "secretary",
                "form",
                kind,
                matter,
                matter == null ? null : Bilingual.same(title),
                null,
                ballot,
                false,
                admission,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false,
                null,
                List.of(),
                late == null ? null : Bilingual.of(late, "the papers went out less than a week before"),
                late == null ? null : "OSCAR-29.5",
                admitted,
                notes,
                conclusion);
    }
}
