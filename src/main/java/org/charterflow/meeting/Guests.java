package org.charterflow.meeting;

import java.util.List;
import java.util.Map;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representatives;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Members invited to one meeting without a seat in its organ (OSCAR-29.2: invited user members). */
@Service
public class Guests {

    private final MeetingRecords records;
    private final MeetingRules rules;
    private final Entitlements entitlements;
    private final AttendeeStore attendees;
    private final MeetingNotices notices;
    private final Members members;
    private final Representatives representatives;

    Guests(
            MeetingRecords records,
            MeetingRules rules,
            Entitlements entitlements,
            AttendeeStore attendees,
            MeetingNotices notices,
            Members members,
            Representatives representatives) {
        this.records = records;
        this.rules = rules;
        this.entitlements = entitlements;
        this.attendees = attendees;
        this.notices = notices;
        this.members = members;
        this.representatives = representatives;
    }

    /**
     * Invites a member's representative, who attends without a vote.
     *
     * @param memberNumber of a member of the meeting's alliance
     * @throws RuleViolation if the user does not run the meeting, it is over, the alliance has no such member with a
     *     representative, or the representative is entitled already
     */
    @Transactional
    public void invite(String caseNumber, String memberNumber, String userId) {
        Meeting meeting = records.forOrganiser(caseNumber, userId);
        if (meeting.state().ended() || meeting.state() == MeetingState.REQUESTED) {
            throw MeetingRefusals.wrongState(meeting);
        }
        Attendee guest = members.findByNumber(meeting.alliance(), memberNumber.strip())
                .flatMap(member -> representatives.ofMember(member.id()))
                .map(entitlements::invited)
                .orElseThrow(() -> RuleViolation.invalid(
                        "member",
                        "member-of-alliance",
                        Bilingual.of(
                                "本联盟没有会员 " + memberNumber + "，或其未指定代表",
                                "the alliance has no member " + memberNumber + " with a representative")));
        if (attendees.find(caseNumber, guest.key()).isPresent()) {
            throw MeetingRefusals.entitledAlready(guest);
        }
        attendees.put(caseNumber, List.of(guest));
        notices.invite(meeting, guest);
        records.record(
                meeting,
                Act.task(
                        userId,
                        "guest-invited",
                        rules.of(meeting.alliance(), meeting.organ()).citation().toString()),
                Map.of("guest", guest.name(), "unit", guest.unit()));
    }
}
