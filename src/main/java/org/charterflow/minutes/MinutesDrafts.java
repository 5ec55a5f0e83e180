package org.charterflow.minutes;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.charterflow.access.Viewer;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.AgendaItem;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingRights;
import org.charterflow.meeting.Meetings;
import org.charterflow.minutes.Minutes.State;
import org.charterflow.minutes.MinutesContent.ItemRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The text of minutes while it is written: drafted when a meeting has closed, and revised for comments (OSCAR-29.6). */
@Service
public class MinutesDrafts {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_LINE = 500;

    private final MinutesStore store;
    private final MinutesComposer composer;
    private final ActionItems actions;
    private final Meetings meetings;
    private final MeetingRights rights;
    private final CaseFiles cases;
    private final Journal journal;
    private final Clock clock;

    MinutesDrafts(
            MinutesStore store,
            MinutesComposer composer,
            ActionItems actions,
            Meetings meetings,
            MeetingRights rights,
            CaseFiles cases,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.composer = composer;
        this.actions = actions;
        this.meetings = meetings;
        this.rights = rights;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /** Drafts the minutes of a closed meeting from its record; those that are there already stay. */
    @Transactional
    public void draft(String caseNumber) {
        if (store.find(caseNumber).isPresent()) {
            return;
        }
        Meeting meeting = meetings.meeting(caseNumber);
        Map<String, String> texts = new HashMap<>();
        List<ItemRecord> records = composer.items(caseNumber, MinutesText.EMPTY);
        int number = 0;
        for (AgendaItem item : meetings.items(caseNumber)) {
            ItemRecord onRecord = records.get(number);
            number++;
            put(texts, Passage.discussion(number), item.notes());
            if (!onRecord.isOutcome(item.conclusion())) {
                put(texts, Passage.conclusion(number), item.conclusion());
            }
        }
        MinutesText text = new MinutesText(texts, List.of(), Map.of(), actions.followUps(meeting));
        store.insert(meeting, text, clock.instant().truncatedTo(ChronoUnit.MICROS));
        cases.state(caseNumber, "minutes-drafted", State.DRAFT.label());
        journal.record(new JournalEntry(
                meeting.alliance(),
                caseNumber,
                "charterflow",
                "engine",
                "minutes-drafted",
                "OSCAR-29.6",
                Map.of("items", number)));
    }

    /** Whether the viewer writes these minutes: the secretariat, who called the meeting, who may run it. */
    public boolean isOrganiser(Viewer viewer, Meeting meeting) {
        String userId = viewer.userId();
        return userId != null
                && viewer.belongsTo(meeting.alliance())
                && (viewer.isSecretariat(meeting.alliance())
                        || userId.equals(meeting.calledBy())
                        || rights.runs(meeting, userId));
    }

    /**
     * Takes what the organiser has written. That the writer is an organiser is checked by the door.
     *
     * @throws RuleViolation naming the passage, {@code task}, {@code owner} or {@code due}; if the minutes are not being
     *     written, or somebody else changed them meanwhile
     */
    @Transactional
    public void save(String caseNumber, MinutesEdit edit, String by, String channel) {
        Minutes minutes = store.findForChange(caseNumber).orElseThrow(() -> MinutesRefusals.noMinutes(caseNumber));
        if (!minutes.state().written()) {
            throw MinutesRefusals.wrongState(minutes);
        }
        if (edit.edit() != minutes.edit()) {
            throw MinutesRefusals.changedMeanwhile();
        }
        MinutesText before = store.revision(caseNumber, minutes.revision()).text();
        store.save(minutes, checked(caseNumber, edit, before));
        journal.record(new JournalEntry(
                minutes.alliance(),
                caseNumber,
                by,
                channel,
                "minutes-edited",
                null,
                Map.of("revision", minutes.revision())));
    }

    /** The text that a correction or a save leads to, once it is found to be in order. */
    MinutesText checked(String caseNumber, MinutesEdit edit, MinutesText before) {
        int items = meetings.items(caseNumber).size();
        Map<String, String> texts = new HashMap<>();
        edit.texts().forEach((id, text) -> {
            Passage passage = new Passage(id);
            if (!passage.isOf(items) || id.endsWith("-vote")) {
                throw MinutesRefusals.unknownPassage(id);
            }
            if (text.length() > LONGEST) {
                throw MinutesRefusals.tooLong(id, LONGEST);
            }
            put(texts, passage, text);
        });
        Map<Integer, String> confidential = new TreeMap<>();
        edit.confidential().forEach((item, mark) -> {
            if (item < 1 || item > items) {
                throw MinutesRefusals.unknownPassage("item-" + item);
            }
            if (mark.length() > LONGEST_LINE) {
                throw MinutesRefusals.tooLong("confidential", LONGEST_LINE);
            }
            if (!mark.isBlank()) {
                confidential.put(item, mark.strip());
            }
        });
        return new MinutesText(texts, openPoints(caseNumber, edit, items), confidential, before.followUps());
    }

    private List<OpenPoint> openPoints(String caseNumber, MinutesEdit edit, int items) {
        Set<String> entitled =
                meetings.attendees(caseNumber).stream().map(Attendee::key).collect(Collectors.toSet());
        List<OpenPoint> points = new ArrayList<>();
        for (OpenPoint point : edit.openPoints()) {
            if (point.task().isBlank()) {
                throw MinutesRefusals.required("task");
            }
            if (point.task().length() > LONGEST_LINE) {
                throw MinutesRefusals.tooLong("task", LONGEST_LINE);
            }
            if (!entitled.contains(point.owner())) {
                throw MinutesRefusals.unknownOwner(point.owner());
            }
            if (point.item() != null && (point.item() < 1 || point.item() > items)) {
                throw MinutesRefusals.unknownPassage("item-" + point.item());
            }
            points.add(new OpenPoint(point.task().strip(), point.owner(), point.due(), point.item()));
        }
        return points;
    }

    /**
     * @throws RuleViolation naming the first item that has no conclusion (OSCAR-29.6)
     */
    void requireConcluded(String caseNumber, MinutesText text) {
        List<Integer> open = composer.compose(caseNumber, text, Bilingual.same("")).items().stream()
                .filter(item -> !item.isConcluded())
                .map(ItemRecord::number)
                .toList();
        if (!open.isEmpty()) {
            throw MinutesRefusals.noConclusion(open);
        }
    }

    /**
     * Whether the minutes as they are written can be sent or published; for whoever ends the writing.
     *
     * @throws RuleViolation if an item has no conclusion, a comment is not resolved, or the minutes are not being written
     */
    @Transactional(readOnly = true)
    public void requireComplete(String caseNumber) {
        Minutes minutes = store.find(caseNumber).orElseThrow(() -> MinutesRefusals.noMinutes(caseNumber));
        if (!minutes.state().written()) {
            throw MinutesRefusals.wrongState(minutes);
        }
        requireConcluded(
                caseNumber, store.revision(caseNumber, minutes.revision()).text());
        int open = Math.toIntExact(
                store.answers(caseNumber).stream().filter(Answer::isOpen).count());
        if (open > 0) {
            throw MinutesRefusals.unresolved(open);
        }
    }

    private static void put(Map<String, String> texts, Passage passage, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.put(passage.id(), text.replace("\r\n", "\n").strip());
        }
    }
}
