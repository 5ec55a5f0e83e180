package org.charterflow.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.VotingRule;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Sessions.Called;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The roll of a meeting in session: who may be called what, and whether there are enough to decide. */
@Component
class Rolls {

    private final AttendeeStore attendees;
    private final MeetingStore meetings;
    private final Meetings read;

    Rolls(AttendeeStore attendees, MeetingStore meetings, Meetings read) {
        this.attendees = attendees;
        this.meetings = meetings;
        this.read = read;
    }

    /** Appends what was called; who is called again unchanged gets no new line. */
    void call(Meeting meeting, List<Called> called, @Nullable UUID at, String by, Instant now) {
        String caseNumber = meeting.caseNumber();
        Map<String, RollEntry> before = roll(meeting).stream()
                .collect(Collectors.toMap(entry -> entry.attendee().key(), Function.identity()));
        List<Called> anew = new ArrayList<>();
        for (Called each : called) {
            RollEntry entry = before.get(each.key());
            if (entry == null) {
                throw MeetingRefusals.notEntitledToAttend(each.key());
            }
            String proxy = proxy(meeting, entry.attendee(), each);
            if (each.status() != entry.status() || !Objects.equals(proxy, entry.proxy())) {
                anew.add(new Called(each.key(), each.status(), proxy));
            }
        }
        attendees.call(caseNumber, anew, at, now, by);
        nobodyForTwo(meeting);
    }

    /**
     * Nothing is decided before there are enough; where nobody is entitled to vote there is nothing to count.
     *
     * @throws RuleViolation if the roll was not called to its end, or fewer are there than the organ's rule asks for
     */
    void requireQuorum(Meeting meeting, MeetingRoll roll) {
        if (roll.voting().seats().isEmpty()) {
            return;
        }
        String article =
                read.rule(meeting).map(rule -> rule.citation().toString()).orElse(null);
        if (!roll.voting().complete()) {
            throw MeetingRefusals.rollNotCalled(roll, article);
        }
        if (!roll.quorum()) {
            throw MeetingRefusals.noQuorum(roll, article);
        }
    }

    private @Nullable String proxy(Meeting meeting, Attendee attendee, Called called) {
        if (called.status() != Status.REPRESENTED) {
            return null;
        }
        UUID seat = attendee.seat();
        boolean allowed = read.rule(meeting).filter(VotingRule::representation).isPresent();
        if (!attendee.votes() || seat == null || !allowed) {
            throw MeetingRefusals.noRepresentation(
                    attendee,
                    read.rule(meeting).map(rule -> rule.citation().toString()).orElse(null));
        }
        return new Attendance(seat, called.status(), called.proxy()).representedBy();
    }

    /** Nobody acts for two units: who holds a proxy is there for no other, and not for themselves. */
    private void nobodyForTwo(Meeting meeting) {
        List<RollEntry> roll = roll(meeting);
        List<String> proxies =
                roll.stream().flatMap(entry -> Stream.ofNullable(entry.proxy())).toList();
        List<String> voting = Stream.concat(
                        proxies.stream(),
                        roll.stream()
                                .filter(entry -> entry.attendee().votes() && entry.status() == Status.PRESENT)
                                .map(entry -> entry.attendee().name()))
                .toList();
        proxies.stream()
                .filter(name -> Collections.frequency(voting, name) > 1)
                .findFirst()
                .ifPresent(name -> {
                    throw new RuleViolation(
                            "proxy",
                            "one-unit-per-person",
                            read.rule(meeting)
                                    .map(rule -> rule.citation().toString())
                                    .orElse(null),
                            Bilingual.of(name + "不能同时代表两个单位", name + " cannot act for two units"),
                            RuleViolation.Kind.FORBIDDEN);
                });
    }

    private List<RollEntry> roll(Meeting meeting) {
        return attendees.roll(
                meeting.caseNumber(), meetings.sittings(meeting.caseNumber()).size());
    }
}
