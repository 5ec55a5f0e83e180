package org.charterflow.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representatives;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Topics as they come in, and the agenda the organiser makes of them; published with its papers, and supplemented. */
@Service
public class Agenda {

    private final MeetingRecords records;
    private final MeetingDeadlines deadlines;
    private final MeetingRules rules;
    private final ItemStore items;
    private final AttendeeStore attendees;
    private final PendingQuestions pending;
    private final MeetingNotices notices;
    private final Representatives representatives;
    private final Members members;
    private final Matters matters;
    private final Lateness lateness;
    private final Clock clock;

    Agenda(
            MeetingRecords records,
            MeetingDeadlines deadlines,
            MeetingRules rules,
            ItemStore items,
            AttendeeStore attendees,
            PendingQuestions pending,
            MeetingNotices notices,
            Representatives representatives,
            Members members,
            Matters matters,
            Lateness lateness,
            Clock clock) {
        this.records = records;
        this.deadlines = deadlines;
        this.rules = rules;
        this.items = items;
        this.attendees = attendees;
        this.pending = pending;
        this.notices = notices;
        this.representatives = representatives;
        this.members = members;
        this.matters = matters;
        this.lateness = lateness;
        this.clock = clock;
    }

    /**
     * Takes a topic; one that comes after the cut-off is kept for discussion alone, or for the next meeting (COIA-16.1).
     *
     * @param receivedAt when it arrived
     * @return its id
     * @throws RuleViolation if the user is not entitled to attend and is not of the secretariat, the meeting is over, or
     *     a decision names no matter of the organ
     */
    @Transactional
    public UUID propose(String caseNumber, Topic topic, String userId, String channel, Instant receivedAt) {
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
        AgendaItem item = new AgendaItem(
                UUID.randomUUID(),
                caseNumber,
                null,
                ItemState.PROPOSED,
                topic.title(),
                topic.explanation(),
                proposer(userId),
                userId,
                channel,
                topic.kind(),
                topic.matter(),
                topic.question(),
                null,
                topic.kind() == ItemKind.DECISION,
                null,
                receivedAt.truncatedTo(ChronoUnit.MICROS),
                late,
                null,
                topic.papers(),
                null,
                null,
                false,
                null,
                null);
        items.insert(item);
        records.record(
                meeting,
                new Act(userId, channel, late ? "topic-after-cut-off" : "topic-proposed", article(meeting)),
                Map.of("topic", topic.title()));
        notices.topic(meeting, item);
        return item.id();
    }

    /**
     * Puts a question that waits for a meeting of the organ on the agenda, as its last item.
     *
     * @throws RuleViolation if the user does not run the meeting, or the question does not wait for one of its organ
     */
    @Transactional
    public UUID takeUp(String caseNumber, UUID ballot, String userId) {
        Meeting meeting = open(caseNumber, userId);
        PendingQuestions.Question question = pending.of(meeting).stream()
                .filter(each -> each.ballot().equals(ballot))
                .findFirst()
                .orElseThrow(MeetingRefusals::notPending);
        AgendaItem item = new AgendaItem(
                UUID.randomUUID(),
                caseNumber,
                items.agenda(caseNumber).size() + 1,
                ItemState.LISTED,
                question.title(),
                null,
                question.proposer(),
                userId,
                "form",
                ItemKind.DECISION,
                question.matter(),
                question.question(),
                ballot,
                false,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false,
                null,
                question.papers(),
                null,
                null,
                false,
                null,
                null);
        items.insert(item);
        records.record(
                meeting,
                Act.task(userId, "item-listed", article(meeting)),
                Map.of("item", question.title(), "case", question.caseNumber()));
        return item.id();
    }

    /**
     * Makes these the agenda, in this order; what else was listed goes back to the topics.
     *
     * @throws RuleViolation if the user does not run the meeting, or a topic is not the meeting's, or waits for none
     */
    @Transactional
    public void order(String caseNumber, List<UUID> order, String userId) {
        Meeting meeting = open(caseNumber, userId);
        Set<UUID> listed = new HashSet<>(order);
        List<AgendaItem> all = new ArrayList<>(items.agenda(caseNumber));
        all.addAll(items.topics(caseNumber));
        if (listed.size() != order.size()
                || !all.stream().map(AgendaItem::id).toList().containsAll(listed)) {
            throw RuleViolation.invalid(
                    "items",
                    "items-of-the-meeting",
                    Bilingual.of("议题不属于本次会议或重复", "an item is not of this meeting, or named twice"));
        }
        for (AgendaItem item : all) {
            int position = order.indexOf(item.id());
            if (position >= 0) {
                items.list(item.id(), position + 1);
            } else if (item.state() == ItemState.LISTED) {
                items.unlist(item.id(), ItemState.PROPOSED);
            }
        }
        records.record(meeting, Act.task(userId, "agenda-ordered", article(meeting)), Map.of("items", order.size()));
    }

    /** Topics of the organ's earlier meetings that wait for this one. */
    public List<AgendaItem> deferred(String caseNumber) {
        Meeting meeting = records.get(caseNumber);
        return items.deferred(meeting.alliance(), meeting.organ());
    }

    /** Why each item could only be discussed if the meeting were opened now, by its id; what is in time is not in it. */
    public Map<UUID, Bilingual> late(Meeting meeting) {
        Lateness.Evidence evidence = lateness.of(meeting);
        Map<UUID, Bilingual> late = new HashMap<>();
        for (AgendaItem item : items.agenda(meeting.caseNumber())) {
            if (item.decides()) {
                evidence.late(item).ifPresent(why -> late.put(item.id(), why.why()));
            }
        }
        return late;
    }

    /** Keeps a topic for the organ's next meeting. */
    @Transactional
    public void defer(String caseNumber, UUID id, String userId) {
        Meeting meeting = open(caseNumber, userId);
        AgendaItem item = item(meeting, id);
        items.unlist(item.id(), ItemState.DEFERRED);
        records.record(meeting, Act.task(userId, "topic-deferred", article(meeting)), Map.of("topic", item.title()));
    }

    /** Takes a topic over that was deferred to this meeting. */
    @Transactional
    public void takeOver(String caseNumber, UUID id, String userId) {
        Meeting meeting = open(caseNumber, userId);
        AgendaItem item = items.deferred(meeting.alliance(), meeting.organ()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(MeetingRefusals::noSuchItem);
        items.moveTo(item.id(), caseNumber);
        records.record(meeting, Act.task(userId, "topic-taken-over", article(meeting)), Map.of("topic", item.title()));
    }

    /**
     * Changes what the agenda says of a topic: it has to be sent anew.
     *
     * @throws RuleViolation as {@link #propose}
     */
    @Transactional
    public void edit(String caseNumber, UUID id, Topic topic, String userId) {
        Meeting meeting = open(caseNumber, userId);
        AgendaItem item = item(meeting, id);
        if (item.ballot() != null) {
            throw MeetingRefusals.ballotSaysSo(item);
        }
        requireMatter(meeting, topic);
        items.edit(item.id(), topic);
        records.record(meeting, Act.task(userId, "item-edited", article(meeting)), Map.of("topic", topic.title()));
    }

    /** Adds a paper to a topic: it has to be sent anew. */
    @Transactional
    public void addPaper(String caseNumber, UUID id, UUID document, String userId) {
        Meeting meeting = records.get(caseNumber);
        AgendaItem item = item(meeting, id);
        if (!item.proposedBy().equals(userId)) {
            open(caseNumber, userId);
        }
        items.addPaper(item.id(), document);
        records.record(
                meeting,
                Act.task(userId, "paper-added", article(meeting)),
                Map.of("topic", item.title(), "document", document));
    }

    /**
     * Sends the agenda, or its supplement, with its papers to everybody entitled.
     *
     * @throws RuleViolation if the user does not run the meeting, nothing is listed, nothing is new, or a decision has no
     *     matter and question
     */
    @Transactional
    public void publish(String caseNumber, String userId, String channel) {
        Meeting meeting = open(caseNumber, userId);
        List<AgendaItem> agenda = items.agenda(caseNumber);
        if (agenda.isEmpty()) {
            throw RuleViolation.invalid("items", "agenda-not-empty", Bilingual.of("请先列入议题", "list an item first"));
        }
        agenda.forEach(Agenda::requireQuestion);
        if (agenda.stream().allMatch(item -> item.notice() != null)) {
            throw MeetingRefusals.nothingNew(meeting);
        }
        UUID notice = notices.agenda(meeting.changed(), agenda, meeting.agendaPublishedAt() != null);
        items.send(caseNumber, notice);
        records.save(
                meeting.changed().published(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                new Act(
                        userId,
                        channel,
                        meeting.agendaPublishedAt() == null ? "agenda-published" : "agenda-supplemented",
                        deadlines.agenda(meeting).citation().toString()),
                Map.of("notice", notice, "items", agenda.size()));
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

    private static void requireQuestion(AgendaItem item) {
        Bilingual question = item.question();
        if (item.decides()
                && (item.matter() == null || question == null || question.zh().isBlank())) {
            throw RuleViolation.invalid(
                    "question",
                    "decision-has-question",
                    Bilingual.of(
                            "第 " + item.position() + " 项须写明表决事项和表决文本",
                            "item " + item.position() + " names no matter and question to vote on"));
        }
    }

    /** The meeting, for the organiser, while its agenda can change: until it is over. */
    private Meeting open(String caseNumber, String userId) {
        Meeting meeting = records.forOrganiser(caseNumber, userId);
        if (!meeting.state().ahead()) {
            throw MeetingRefusals.wrongState(meeting);
        }
        return meeting;
    }

    private AgendaItem item(Meeting meeting, UUID id) {
        return items.find(id)
                .filter(item -> item.caseNumber().equals(meeting.caseNumber()))
                .orElseThrow(MeetingRefusals::noSuchItem);
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

    private String article(Meeting meeting) {
        return rules.of(meeting.alliance(), meeting.organ()).citation().toString();
    }
}
