package org.charterflow.meeting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representatives;
import org.charterflow.casefile.Act;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Topics of a meeting as they come in, until the organiser makes an agenda of them (COIA-16.1). */
@Service
public class Topics {

    private final MeetingRecords records;
    private final MeetingDeadlines deadlines;
    private final MeetingRules rules;
    private final ItemStore items;
    private final AttendeeStore attendees;
    private final MeetingPapers papers;
    private final MeetingNotices notices;
    private final Representatives representatives;
    private final Members members;
    private final Matters matters;

    Topics(
            MeetingRecords records,
            MeetingDeadlines deadlines,
            MeetingRules rules,
            ItemStore items,
            AttendeeStore attendees,
            MeetingPapers papers,
            MeetingNotices notices,
            Representatives representatives,
            Members members,
            Matters matters) {
        this.records = records;
        this.deadlines = deadlines;
        this.rules = rules;
        this.items = items;
        this.attendees = attendees;
        this.papers = papers;
        this.notices = notices;
        this.representatives = representatives;
        this.members = members;
        this.matters = matters;
    }

    /**
     * Takes a topic; one that comes after the cut-off is kept for discussion alone, or for the next meeting (COIA-16.1).
     *
     * @param papers files that come with it, as they were handed in
     * @param receivedAt when it arrived
     * @return its id
     * @throws RuleViolation as {@link MeetingPapers#store}; if the user is not entitled to attend and is not of the secretariat, the meeting is over, or
     *     a decision names no matter of the organ, or is about a unit that is no member
     */
    @Transactional
    public UUID propose(
            String caseNumber,
            Topic topic,
            List<NewDocument> papers,
            String userId,
            String channel,
            Instant receivedAt) {
        Meeting meeting = records.get(caseNumber);
        if (attendees.find(caseNumber, userId).isEmpty() && !records.isOrganiser(meeting, userId)) {
            throw MeetingRefusals.notEntitled(rules.of(meeting.alliance(), meeting.organ()));
        }
        if (meeting.state().ended() || meeting.state() == MeetingState.REQUESTED) {
            throw MeetingRefusals.wrongState(meeting);
        }
        if (topic.title().zh().isBlank() || topic.title().en().isBlank()) {
            throw RuleViolation.invalid("title", "required", Bilingual.of("请填写议题名称", "name the topic"));
        }
        requireMatter(meeting, topic);
        boolean late =
                deadlines.topics(meeting).filter(end -> !end.admits(receivedAt)).isPresent();
        AgendaItem item = AgendaItem.proposed(
                caseNumber,
                topic,
                interested(meeting, topic),
                papers.stream().map(this.papers::store).toList(),
                proposer(userId),
                userId,
                channel,
                receivedAt.truncatedTo(ChronoUnit.MICROS),
                late);
        items.insert(item);
        records.record(
                meeting,
                new Act(userId, channel, late ? "topic-after-cut-off" : "topic-proposed", rules.article(meeting)),
                Map.of("topic", topic.title()));
        notices.topic(meeting, item);
        return item.id();
    }

    /**
     * Changes what the agenda says of a topic: it has to be sent anew.
     *
     * @throws RuleViolation as {@link #propose}
     */
    @Transactional
    public void edit(String caseNumber, UUID id, Topic topic, String userId) {
        Meeting meeting = records.ahead(caseNumber, userId);
        AgendaItem item = items.get(meeting, id);
        if (item.ballot() != null) {
            throw MeetingRefusals.ballotSaysSo(item);
        }
        requireMatter(meeting, topic);
        items.edit(item.id(), topic, interested(meeting, topic));
        records.record(
                meeting, Act.task(userId, "item-edited", rules.article(meeting)), Map.of("topic", topic.title()));
    }

    /**
     * Adds a paper to a topic: it has to be sent anew.
     *
     * @throws RuleViolation as {@link MeetingPapers#store}; if the user neither proposed the topic nor runs the meeting,
     *     or it does not lie ahead
     */
    @Transactional
    public void addPaper(String caseNumber, UUID id, NewDocument paper, String userId) {
        Meeting meeting = records.get(caseNumber);
        AgendaItem item = items.get(meeting, id);
        if (!item.proposedBy().equals(userId)) {
            records.ahead(caseNumber, userId);
        } else if (!meeting.state().ahead()) {
            throw MeetingRefusals.wrongState(meeting);
        }
        UUID document = papers.store(paper);
        items.addPaper(item.id(), document);
        records.record(
                meeting,
                Act.task(userId, "paper-added", rules.article(meeting)),
                Map.of("topic", item.title(), "document", document));
    }

    /** Keeps a topic for the organ's next meeting. */
    @Transactional
    public void defer(String caseNumber, UUID id, String userId) {
        Meeting meeting = records.ahead(caseNumber, userId);
        AgendaItem item = items.get(meeting, id);
        items.unlist(item.id(), ItemState.DEFERRED);
        records.record(
                meeting, Act.task(userId, "topic-deferred", rules.article(meeting)), Map.of("topic", item.title()));
    }

    /** Takes a topic over that was deferred to this meeting. */
    @Transactional
    public void takeOver(String caseNumber, UUID id, String userId) {
        Meeting meeting = records.ahead(caseNumber, userId);
        AgendaItem item = items.deferred(meeting.alliance(), meeting.organ()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(MeetingRefusals::noSuchItem);
        items.moveTo(item.id(), caseNumber);
        records.record(
                meeting, Act.task(userId, "topic-taken-over", rules.article(meeting)), Map.of("topic", item.title()));
    }

    /** The number of the member that an item is about; empty for none. */
    public String interestedIn(AgendaItem item) {
        return Optional.ofNullable(item.interestedMember())
                .flatMap(members::find)
                .map(Member::number)
                .orElse("");
    }

    /** Topics of the organ's earlier meetings that wait for this one. */
    public List<AgendaItem> deferred(String caseNumber) {
        Meeting meeting = records.get(caseNumber);
        return items.deferred(meeting.alliance(), meeting.organ());
    }

    private @Nullable UUID interested(Meeting meeting, Topic topic) {
        String number = topic.interestedMember();
        if (number == null || number.isBlank()) {
            return null;
        }
        return members.findByNumber(meeting.alliance(), number.strip())
                .map(Member::id)
                .orElseThrow(() -> RuleViolation.invalid(
                        "interestedMember",
                        "member-of-alliance",
                        Bilingual.of("本联盟没有会员 " + number, "the alliance has no member " + number)));
    }

    private void requireMatter(Meeting meeting, Topic topic) {
        if (topic.kind() != ItemKind.DECISION) {
            return;
        }
        String matter = topic.matter();
        if (matter == null || !matters.decides(meeting, matter)) {
            throw RuleViolation.invalid(
                    "matter",
                    "matter-not-decided-by-organ",
                    Bilingual.of(
                            "该机构不表决“" + matter + "”事项", "the organ does not decide the matter \"" + matter + "\""));
        }
    }

    private String proposer(String userId) {
        return representatives
                .byUserId(userId)
                .map(person -> members.find(person.member())
                                .map(Member::name)
                                .map(Bilingual::zh)
                                .orElse("") + " " + person.name())
                .orElse("秘书处 Secretariat");
    }
}
