package org.charterflow.minutes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.NoticeSummaries;
import org.charterflow.mail.NoticeSummary;
import org.charterflow.mail.PendingMail;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.Meetings;
import org.charterflow.minutes.Answer.Decision;
import org.charterflow.minutes.Minutes.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The confirmation of minutes (OSCAR-29.6): they are sent to everybody entitled to attend, who confirm or comment within
 * the period {@code minutes-confirmation}, counted from the last hand-over. Silence is no answer.
 */
@Service
public class Confirmation {

    private static final String ARTICLE = "OSCAR-29.6";
    private static final String PERIOD = "minutes-confirmation";
    private static final int LONGEST = 5_000;

    private final MinutesStore store;
    private final MinutesDrafts drafts;
    private final MinutesComposer composer;
    private final MinutesDocument document;
    private final MinutesNotices notices;
    private final NoticeSummaries summaries;
    private final PendingMail mail;
    private final Meetings meetings;
    private final Periods periods;
    private final Documents documents;
    private final CaseFiles cases;
    private final Journal journal;
    private final Clock clock;

    Confirmation(
            MinutesStore store,
            MinutesDrafts drafts,
            MinutesComposer composer,
            MinutesDocument document,
            MinutesNotices notices,
            NoticeSummaries summaries,
            PendingMail mail,
            Meetings meetings,
            Periods periods,
            Documents documents,
            CaseFiles cases,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.composer = composer;
        this.document = document;
        this.notices = notices;
        this.summaries = summaries;
        this.mail = mail;
        this.meetings = meetings;
        this.periods = periods;
        this.documents = documents;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Sends the revision that was written to everybody entitled to attend.
     *
     * @return when the period ends if all mails are handed over today
     * @throws RuleViolation if an item has no conclusion, or nothing is being written
     */
    @Transactional
    public Instant send(String caseNumber) {
        Minutes minutes = change(caseNumber);
        if (!minutes.state().written()) {
            throw MinutesRefusals.wrongState(minutes);
        }
        MinutesText text = store.revision(caseNumber, minutes.revision()).text();
        drafts.requireConcluded(caseNumber, text);
        MinutesContent content = composer.compose(
                caseNumber,
                text,
                Bilingual.of(
                        "第 " + minutes.revision() + " 稿，供确认", "revision " + minutes.revision() + ", to be confirmed"));
        UUID pdf = documents
                .store(new NewDocument(
                        minutes.alliance(),
                        caseNumber,
                        caseNumber + "-minutes-" + minutes.revision() + ".pdf",
                        "application/pdf",
                        document.pdf(document.markdown(content), content.title().zh()),
                        Audience.ORGAN))
                .id();
        Instant now = now();
        Deadline end = periods.ofCase(minutes.caseNumber()).forward(minutes.alliance(), PERIOD, now);
        boolean again = store.lastCirculated(caseNumber).isPresent();
        UUID notice = notices.circulated(minutes, content, pdf, end, again);
        store.circulated(minutes, now, notice, pdf);
        store.state(caseNumber, State.CIRCULATED, minutes.revision(), null);
        cases.state(caseNumber, "minutes-circulated", State.CIRCULATED.label());
        record(minutes, "charterflow", "engine", "minutes-circulated", Map.of("revision", minutes.revision()));
        return end.at();
    }

    /**
     * Until when the revision that was circulated can be confirmed: as its period ended, or as it stands now, counted from
     * the last hand-over, or from now while some mail is still on its way.
     *
     * @return empty before the first was circulated
     */
    public Optional<Deadline> deadline(Minutes minutes) {
        return store.lastCirculated(minutes.caseNumber()).map(sent -> {
            Instant ended = minutes.answersUntil();
            Deadline counted =
                    periods.ofCase(minutes.caseNumber()).forward(minutes.alliance(), PERIOD, lastHandOver(sent));
            return ended == null
                    ? counted
                    : new Deadline(
                            counted.event(),
                            ended,
                            counted.period(),
                            counted.citation(),
                            counted.provisional(),
                            counted.explanation());
        });
    }

    private Instant lastHandOver(Revision sent) {
        UUID notice = Objects.requireNonNull(sent.notice());
        Instant circulated = Objects.requireNonNull(sent.circulatedAt());
        NoticeSummary summary = summaries.of(notice).orElseThrow();
        if (summary.waiting() > 0) {
            return clock.instant();
        }
        Instant last = summary.lastHandedOver();
        return last == null ? circulated : last;
    }

    /** What the period of confirmation came to. */
    public enum Gathered {
        /** It has not ended: mails are on their way, or were handed over later than expected. */
        WAITING,
        /** Nobody commented. */
        NO_COMMENTS,
        /** The organiser has comments to resolve. */
        COMMENTS
    }

    /**
     * What {@link #gather} found.
     *
     * @param end the end of the period, as {@link #deadline} has it
     */
    public record Gathering(Gathered outcome, Instant end) {}

    /** Ends the period of confirmation, if it is over; comments open the next revision for writing. */
    @Transactional
    public Gathering gather(String caseNumber) {
        Minutes minutes = change(caseNumber);
        if (minutes.state() != State.CIRCULATED) {
            throw MinutesRefusals.wrongState(minutes);
        }
        Deadline deadline = deadline(minutes).orElseThrow();
        if (deadline.admits(clock.instant())) {
            return new Gathering(Gathered.WAITING, deadline.at());
        }
        if (mail.arrivedBefore(minutes.alliance(), deadline.at())) {
            // What arrived in time counts, however late it is read (Civil Code art. 137); the job is tried again soon.
            throw new IllegalStateException("The answers to the minutes of " + caseNumber
                    + " are gathered when the mail that arrived before the end of the period is read");
        }
        List<Answer> answers = store.answers(caseNumber);
        int comments = Math.toIntExact(answers.stream().filter(Answer::isOpen).count());
        record(
                minutes,
                "charterflow",
                "timer",
                "minutes-answers-gathered",
                Map.of(
                        "revision", minutes.revision(),
                        "confirmed", confirmed(minutes.revision(), answers),
                        "comments", comments));
        if (comments == 0) {
            store.state(caseNumber, State.CIRCULATED, minutes.revision(), deadline.at());
            return new Gathering(Gathered.NO_COMMENTS, deadline.at());
        }
        MinutesText text = store.revision(caseNumber, minutes.revision()).text();
        store.insertRevision(caseNumber, minutes.revision() + 1, text);
        store.state(caseNumber, State.COMMENTS, minutes.revision() + 1, deadline.at());
        cases.state(caseNumber, "minutes-commented", State.COMMENTS.label());
        return new Gathering(Gathered.COMMENTS, deadline.at());
    }

    private static long confirmed(int revision, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.revision() == revision && answer.confirms() && !answer.late())
                .map(Answer::key)
                .distinct()
                .count();
    }

    /**
     * Takes a confirmation, or a comment on a passage, of somebody entitled to attend. What comes after the period is
     * kept and shown, and changes nothing.
     *
     * @param passage what it is on; null for a confirmation, as is {@code comment}
     * @param arrivedAt when it reached us; this instant decides whether it is late
     * @throws RuleViolation naming {@code comment} or {@code passage}; if the minutes were never sent, or the sender is not
     *     entitled to attend
     */
    @Transactional
    public Answer answer(
            String alliance,
            String caseNumber,
            String key,
            @Nullable Passage passage,
            @Nullable String comment,
            String channel,
            Instant arrivedAt) {
        Minutes minutes = store.findForChange(caseNumber)
                .filter(found -> found.alliance().equals(alliance))
                .orElseThrow(() -> MinutesRefusals.noMinutes(caseNumber));
        Attendee attendee = meetings.attendees(caseNumber).stream()
                .filter(found -> found.key().equals(key))
                .findFirst()
                .orElseThrow(MinutesRefusals::notEntitled);
        Revision sent = store.lastCirculated(caseNumber).orElseThrow(() -> MinutesRefusals.wrongState(minutes));
        if (comment != null) {
            check(caseNumber, Objects.requireNonNullElse(passage, Passage.GENERAL), comment);
        }
        boolean late = minutes.state() != State.CIRCULATED
                || !deadline(minutes).orElseThrow().admits(arrivedAt);
        Answer answer = new Answer(
                0,
                caseNumber,
                sent.number(),
                key,
                attendee.name(),
                comment == null ? null : Objects.requireNonNullElse(passage, Passage.GENERAL),
                comment == null ? null : comment.strip(),
                channel,
                arrivedAt,
                late,
                null);
        long id = store.add(answer);
        record(
                minutes,
                key,
                channel,
                comment == null ? "minutes-confirmed" : "minutes-commented-on",
                Map.of("revision", sent.number(), "answer", id, "late", late));
        return answer;
    }

    private void check(String caseNumber, Passage passage, String comment) {
        if (comment.isBlank()) {
            throw MinutesRefusals.required("comment");
        }
        if (comment.length() > LONGEST) {
            throw MinutesRefusals.tooLong("comment", LONGEST);
        }
        if (!passage.isOf(meetings.items(caseNumber).size())) {
            throw MinutesRefusals.unknownPassage(passage.id());
        }
    }

    /**
     * The organiser accepts a comment or declines it with a reason. That the caller is an organiser is checked by the door.
     *
     * @throws RuleViolation naming {@code reason}; if there is no such comment to decide on
     */
    @Transactional
    public void decide(
            String caseNumber, long comment, boolean accepted, @Nullable String reason, String by, String channel) {
        Minutes minutes = change(caseNumber);
        if (minutes.state() != State.COMMENTS) {
            throw MinutesRefusals.wrongState(minutes);
        }
        if (store.answers(caseNumber).stream().noneMatch(answer -> answer.id() == comment && answer.isOpen())) {
            throw RuleViolation.notFound("comment", Bilingual.of("没有这条待处理的意见", "there is no such comment to resolve"));
        }
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        if (!accepted && why == null) {
            throw MinutesRefusals.required("reason");
        }
        if (why != null && why.length() > LONGEST) {
            throw MinutesRefusals.tooLong("reason", LONGEST);
        }
        store.decide(comment, new Decision(accepted, why, by, now()));
        record(
                minutes,
                by,
                channel,
                accepted ? "minutes-comment-accepted" : "minutes-comment-declined",
                Map.of("answer", comment));
    }

    /** Whether the revision that is written concludes otherwise than the one that was circulated last. */
    public boolean concludesOtherwise(String caseNumber) {
        Minutes minutes = store.find(caseNumber).orElseThrow(() -> MinutesRefusals.noMinutes(caseNumber));
        MinutesText written = store.revision(caseNumber, minutes.revision()).text();
        MinutesText sent = store.lastCirculated(caseNumber)
                .orElseThrow(() -> MinutesRefusals.wrongState(minutes))
                .text();
        return written.concludesUnlike(sent, meetings.items(caseNumber).size());
    }

    private Minutes change(String caseNumber) {
        return store.findForChange(caseNumber).orElseThrow(() -> MinutesRefusals.noMinutes(caseNumber));
    }

    private void record(Minutes minutes, String actor, String channel, String action, Map<String, Object> data) {
        journal.record(
                new JournalEntry(minutes.alliance(), minutes.caseNumber(), actor, channel, action, ARTICLE, data));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
