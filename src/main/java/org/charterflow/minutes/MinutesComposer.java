package org.charterflow.minutes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Count;
import org.charterflow.ballot.Resolution;
import org.charterflow.ballot.Resolutions;
import org.charterflow.ballot.RollCall;
import org.charterflow.ballot.Tally;
import org.charterflow.language.Bilingual;
import org.charterflow.meeting.AgendaItem;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingRoll;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.RollEntry;
import org.charterflow.meeting.Sitting;
import org.charterflow.minutes.MinutesContent.ItemRecord;
import org.charterflow.minutes.MinutesContent.OpenPointRecord;
import org.charterflow.minutes.MinutesContent.SittingRecord;
import org.charterflow.minutes.MinutesContent.VoteRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts the minutes together: what people wrote, and everything else from where it is on record. What they say of a vote is
 * read from its ballot each time, and nobody can write it.
 */
@Component
class MinutesComposer {

    private final Alliances alliances;
    private final Representatives representatives;
    private final Offices offices;
    private final Meetings meetings;
    private final Ballots ballots;
    private final Resolutions resolutions;

    MinutesComposer(
            Alliances alliances,
            Representatives representatives,
            Offices offices,
            Meetings meetings,
            Ballots ballots,
            Resolutions resolutions) {
        this.alliances = alliances;
        this.representatives = representatives;
        this.offices = offices;
        this.meetings = meetings;
        this.ballots = ballots;
        this.resolutions = resolutions;
    }

    /** @param edition which revision or version it is, in words */
    MinutesContent compose(String caseNumber, MinutesText text, Bilingual edition) {
        Meeting meeting = meetings.meeting(caseNumber);
        AllianceProfile alliance = alliances.get(meeting.alliance());
        List<Attendee> entitled = meetings.attendees(caseNumber);
        Map<String, Attendee> people = entitled.stream().collect(Collectors.toMap(Attendee::key, Function.identity()));
        return new MinutesContent(
                caseNumber,
                alliance.language(),
                alliance.zone(),
                alliance.name(),
                meetings.organ(meeting),
                Bilingual.of(
                        meeting.title().zh() + "纪要",
                        "Minutes: " + meeting.title().en()),
                meeting.kind().label(),
                edition,
                meeting.place(),
                meeting.link(),
                name(meeting, people, meeting.calledBy()),
                name(meeting, people, meeting.recorder()),
                sittings(meeting),
                items(caseNumber, text),
                text.at(Passage.REMARKS),
                text.openPoints().stream()
                        .map(point -> new OpenPointRecord(
                                point.task(),
                                Objects.requireNonNullElse(name(meeting, people, point.owner()), ""),
                                point.due(),
                                point.item()))
                        .toList(),
                text.followUps(),
                entitled.stream().map(Attendee::name).distinct().toList());
    }

    private List<SittingRecord> sittings(Meeting meeting) {
        List<SittingRecord> sittings = new ArrayList<>();
        List<AgendaItem> items = meetings.items(meeting.caseNumber());
        for (Sitting sitting : meetings.sittings(meeting.caseNumber())) {
            MeetingRoll roll = meetings.roll(meeting.caseNumber(), sitting.position());
            sittings.add(new SittingRecord(
                    sitting.openedAt(),
                    sitting.endedAt(),
                    quorum(meeting, roll),
                    names(roll, items, entry -> entry.attendee().votes() && entry.came() && !represented(entry)),
                    names(roll, items, entry -> entry.attendee().votes() && represented(entry)),
                    names(roll, items, entry -> !entry.attendee().votes() && entry.came()),
                    names(roll, items, entry -> entry.attendee().votes() && !entry.came())));
        }
        return sittings;
    }

    private static boolean represented(RollEntry entry) {
        return entry.status() == Attendance.Status.REPRESENTED;
    }

    private static List<String> names(MeetingRoll roll, List<AgendaItem> items, Predicate<RollEntry> which) {
        return roll.entries().stream()
                .filter(which)
                .map(entry -> named(entry, items))
                .toList();
    }

    /** Such as 王示例（示例公司，第2项到会）. */
    private static String named(RollEntry entry, List<AgendaItem> items) {
        List<String> remarks = new ArrayList<>();
        remarks.add(entry.attendee().unit().zh());
        if (entry.proxy() != null) {
            remarks.add("委托 " + entry.proxy());
        }
        number(entry.from(), items, "第%d项到会 came at item %1$d", remarks);
        number(entry.until(), items, "第%d项前离会 left before item %1$d", remarks);
        return entry.attendee().name() + "（" + String.join("，", remarks) + "）";
    }

    private static void number(@Nullable UUID item, List<AgendaItem> items, String words, List<String> remarks) {
        items.stream()
                .filter(found -> found.id().equals(item))
                .map(AgendaItem::position)
                .filter(Objects::nonNull)
                .forEach(position -> remarks.add(words.formatted(position)));
    }

    private Bilingual quorum(Meeting meeting, MeetingRoll roll) {
        RollCall voting = roll.voting();
        Bilingual sums = Bilingual.of(
                "应到 " + voting.seats().size() + "，实到 " + voting.present(),
                voting.seats().size() + " entitled, " + voting.present() + " present");
        return meetings.rule(meeting)
                .filter(rule -> roll.quorumNeeded() > 0)
                .map(rule -> roll.quorum()
                        ? Bilingual.of(
                                sums.zh() + "，符合章程规定（至少 " + roll.quorumNeeded() + "，"
                                        + rule.citation().words().zh() + "）",
                                sums.en() + "; a quorum (at least " + roll.quorumNeeded() + ", "
                                        + rule.citation().words().en() + ")")
                        : Bilingual.of(
                                sums.zh() + "，未达法定人数（至少 " + roll.quorumNeeded() + "，"
                                        + rule.citation().words().zh() + "）",
                                sums.en() + "; no quorum (at least " + roll.quorumNeeded() + ", "
                                        + rule.citation().words().en() + ")"))
                .orElseGet(() -> Bilingual.of(sums.zh() + "，规则不要求法定人数", sums.en() + "; no quorum is asked for"));
    }

    /** The items in the order of the agenda, by their numbers from 1. */
    List<ItemRecord> items(String caseNumber, MinutesText text) {
        List<ItemRecord> items = new ArrayList<>();
        int number = 0;
        for (AgendaItem item : meetings.items(caseNumber)) {
            number++;
            List<VoteRecord> votes = new ArrayList<>();
            vote(item.admission(), true).ifPresent(votes::add);
            vote(item.ballot(), false).ifPresent(votes::add);
            items.add(new ItemRecord(
                    number,
                    item.title(),
                    item.kind().label(),
                    item.proposer(),
                    exception(item),
                    text.at(Passage.discussion(number)),
                    votes,
                    text.at(Passage.conclusion(number)),
                    text.confidential().get(number)));
        }
        return items;
    }

    private static @Nullable Bilingual exception(AgendaItem item) {
        Bilingual late = item.late();
        if (late == null) {
            return null;
        }
        return item.admitted()
                ? Bilingual.of(
                        late.zh() + "；经本机构表决同意列入后审议表决",
                        late.en() + "; admitted by a vote of the organ before it was decided")
                : Bilingual.of(late.zh() + "；只讨论，未表决", late.en() + "; discussed, not decided");
    }

    private Optional<VoteRecord> vote(@Nullable UUID id, boolean onAdmission) {
        if (id == null) {
            return Optional.empty();
        }
        Ballot ballot = ballots.get(id);
        Count count = ballot.count();
        Instant opened = ballot.openedAt();
        Instant counted = ballot.endedAt();
        if (count == null || opened == null || counted == null || ballot.outcome() == null) {
            return Optional.empty();
        }
        Tally tally = ballots.tally(id);
        return Optional.of(new VoteRecord(
                onAdmission,
                ballot.question(),
                count.inFavour(),
                count.against(),
                count.abstaining(),
                count.recused(),
                count.outstanding(),
                tally.outcome().label(),
                tally.arithmetic(),
                resolutions.ofBallot(id).map(Resolution::number).orElse(null),
                opened,
                counted,
                Objects.requireNonNullElse(ballot.seal(), "")));
    }

    /** Who called and who records the meeting may have taken no part in it. */
    private @Nullable String name(Meeting meeting, Map<String, Attendee> people, @Nullable String key) {
        if (key == null) {
            return null;
        }
        Attendee found = people.get(key);
        if (found != null) {
            return found.name();
        }
        return representatives
                .byUserId(key)
                .map(Representative::name)
                .or(() -> offices.heldBy(meeting.alliance(), key).stream()
                        .map(OfficeHolder::name)
                        .findFirst())
                .orElse(key);
    }
}
