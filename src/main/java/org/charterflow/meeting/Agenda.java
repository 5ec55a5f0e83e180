package org.charterflow.meeting;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agenda the organiser makes of the topics; published with its papers, and supplemented. */
@Service
public class Agenda {

    private final MeetingRecords records;
    private final MeetingDeadlines deadlines;
    private final MeetingRules rules;
    private final ItemStore items;
    private final PendingQuestions pending;
    private final MeetingNotices notices;
    private final Lateness lateness;
    private final Clock clock;

    Agenda(
            MeetingRecords records,
            MeetingDeadlines deadlines,
            MeetingRules rules,
            ItemStore items,
            PendingQuestions pending,
            MeetingNotices notices,
            Lateness lateness,
            Clock clock) {
        this.records = records;
        this.deadlines = deadlines;
        this.rules = rules;
        this.items = items;
        this.pending = pending;
        this.notices = notices;
        this.lateness = lateness;
        this.clock = clock;
    }

    /**
     * Puts a question that waits for a meeting of the organ on the agenda, as its last item.
     *
     * @throws RuleViolation if the user does not run the meeting, or the question does not wait for one of its organ
     */
    @Transactional
    public UUID takeUp(String caseNumber, UUID ballot, String userId) {
        Meeting meeting = records.ahead(caseNumber, userId);
        PendingQuestions.Question question = pending.of(meeting).stream()
                .filter(each -> each.ballot().equals(ballot))
                .findFirst()
                .orElseThrow(MeetingRefusals::notPending);
        AgendaItem item = AgendaItem.takenUp(
                caseNumber,
                items.agenda(caseNumber).size() + 1,
                question,
                userId,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        items.insert(item);
        records.record(
                meeting,
                Act.task(userId, "item-listed", rules.article(meeting)),
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
        Meeting meeting = records.ahead(caseNumber, userId);
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
        records.record(
                meeting, Act.task(userId, "agenda-ordered", rules.article(meeting)), Map.of("items", order.size()));
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

    /**
     * Sends the agenda, or its supplement, with its papers to everybody entitled.
     *
     * @throws RuleViolation if the user does not run the meeting, nothing is listed, nothing is new, or a decision has no
     *     matter and question
     */
    @Transactional
    public void publish(String caseNumber, String userId, String channel) {
        Meeting meeting = records.ahead(caseNumber, userId);
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
}
