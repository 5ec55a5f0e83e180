package org.charterflow.minutes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.Alliances;
import org.charterflow.charter.Deadline;
import org.charterflow.language.Bilingual;
import org.charterflow.language.PlainText;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingRights;
import org.charterflow.meeting.Meetings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Minutes as those who write, confirm or read them see them. That the viewer may is checked by the door. */
@Service
public class MinutesViews {

    private final MinutesStore store;
    private final MinutesComposer composer;
    private final MinutesDocument document;
    private final Confirmation confirmation;
    private final Meetings meetings;
    private final MeetingRights rights;
    private final ActionItems actions;
    private final Alliances alliances;
    private final String baseUrl;

    MinutesViews(
            MinutesStore store,
            MinutesComposer composer,
            MinutesDocument document,
            Confirmation confirmation,
            Meetings meetings,
            MeetingRights rights,
            ActionItems actions,
            Alliances alliances,
            @Value("${charterflow.base-url}") String baseUrl) {
        this.store = store;
        this.composer = composer;
        this.document = document;
        this.confirmation = confirmation;
        this.meetings = meetings;
        this.rights = rights;
        this.actions = actions;
        this.alliances = alliances;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /**
     * Minutes and how far they are.
     *
     * @param text what was written, of the revision shown
     * @param content the whole of it: for the writers what they write, for everybody else what was circulated last
     * @param deadline until when the circulated revision is confirmed; null before the first was
     * @param answers to any revision, the earliest first
     * @param standing what everybody entitled to attend answered to the revision circulated last
     * @param versions what was published, the latest first
     * @param published the latest version as HTML; null before
     * @param actions what was agreed to be done, without what is confidential
     */
    public record View(
            Minutes minutes,
            Meeting meeting,
            MinutesText text,
            MinutesContent content,
            @Nullable Deadline deadline,
            List<Answer> answers,
            List<Standing> standing,
            List<Version> versions,
            @Nullable String published,
            List<ActionItem> actions,
            List<Attendee> attendees) {

        public List<Answer> on(String passage) {
            return answers.stream()
                    .filter(answer ->
                            answer.passage() != null && answer.passage().id().equals(passage))
                    .toList();
        }

        public Bilingual label(String passage) {
            return new Passage(passage).label();
        }

        /** What somebody entitled to attend answered; null for anybody else. */
        public @Nullable Stand standOf(@Nullable String key) {
            return standing.stream()
                    .filter(each -> each.attendee().key().equals(key))
                    .map(Standing::stand)
                    .findFirst()
                    .orElse(null);
        }

        public long count(Stand stand) {
            return standing.stream().filter(each -> each.stand() == stand).count();
        }

        public long openComments() {
            return answers.stream().filter(Answer::isOpen).count();
        }
    }

    /** What somebody answered. */
    public enum Stand {
        CONFIRMED("good", Bilingual.of("已确认", "confirmed")),
        COMMENTED("wait", Bilingual.of("有意见", "commented")),
        NO_ANSWER("", Bilingual.of("未答复", "no answer"));

        private final String colour;
        private final Bilingual label;

        Stand(String colour, Bilingual label) {
            this.colour = colour;
            this.label = label;
        }

        /** The class of its badge. */
        public String colour() {
            return colour;
        }

        public Bilingual label() {
            return label;
        }
    }

    /** Somebody entitled to attend and what they answered in time; silence is no answer. */
    public record Standing(Attendee attendee, Stand stand) {}

    /**
     * @throws org.charterflow.language.RuleViolation if the case has no minutes
     */
    public Minutes minutes(String caseNumber) {
        return store.find(caseNumber).orElseThrow(() -> MinutesRefusals.noMinutes(caseNumber));
    }

    public Optional<Minutes> find(String caseNumber) {
        return store.find(caseNumber);
    }

    /** @param writing whether the text that is being written is shown, or what was circulated last */
    public View of(String caseNumber, boolean writing) {
        Minutes minutes = minutes(caseNumber);
        Revision shown = writing
                ? store.revision(caseNumber, minutes.revision())
                : store.lastCirculated(caseNumber).orElseGet(() -> store.revision(caseNumber, minutes.revision()));
        List<Answer> answers = store.answers(caseNumber);
        List<Version> versions = store.versions(caseNumber);
        List<Attendee> attendees = meetings.attendees(caseNumber);
        return new View(
                minutes,
                meetings.meeting(caseNumber),
                shown.text(),
                composer.compose(caseNumber, shown.text(), edition(shown)),
                confirmation.deadline(minutes).orElse(null),
                answers,
                standing(
                        attendees,
                        answers,
                        store.lastCirculated(caseNumber).map(Revision::number).orElse(0)),
                versions,
                versions.isEmpty() ? null : document.html(versions.get(0).markdown()),
                actions.of(caseNumber).stream()
                        .filter(item -> !item.confidential())
                        .toList(),
                attendees);
    }

    /** Whether anything was sent to be confirmed yet. */
    public boolean wasCirculated(String caseNumber) {
        return store.lastCirculated(caseNumber).isPresent();
    }

    /** The whole of the minutes as they are written at this time. */
    MinutesContent content(String caseNumber) {
        Revision latest = store.revision(caseNumber, minutes(caseNumber).revision());
        return composer.compose(caseNumber, latest.text(), edition(latest));
    }

    private static Bilingual edition(Revision revision) {
        return Bilingual.of("第 " + revision.number() + " 稿", "revision " + revision.number());
    }

    /** A comment in time tells more than a confirmation before it; a confirmation after it takes nothing back. */
    private static List<Standing> standing(List<Attendee> attendees, List<Answer> answers, int revision) {
        Map<String, Stand> stands = new LinkedHashMap<>();
        answers.stream()
                .filter(answer -> answer.revision() == revision && !answer.late())
                .forEach(answer -> stands.merge(
                        answer.key(),
                        answer.confirms() ? Stand.CONFIRMED : Stand.COMMENTED,
                        (one, other) -> one == Stand.COMMENTED ? one : other));
        return attendees.stream()
                .map(attendee -> new Standing(attendee, stands.getOrDefault(attendee.key(), Stand.NO_ANSWER)))
                .toList();
    }

    /** The groups of accounts that write the minutes beside the secretariat: those who may run the meeting. */
    public List<String> writers(String caseNumber) {
        return rights.organisers(meetings.meeting(caseNumber));
    }

    /** What the writers read in their task. */
    public String briefing(String caseNumber) {
        Minutes minutes = minutes(caseNumber);
        Meeting meeting = meetings.meeting(caseNumber);
        long open = store.answers(caseNumber).stream().filter(Answer::isOpen).count();
        Bilingual what = minutes.state() == Minutes.State.COMMENTS
                ? Bilingual.of(
                        "收到 " + open + " 条意见：逐条接受或说明理由不接受，修改纪要，然后提交。结论有变的，重新发送确认。（OSCAR-29.6）",
                        open + " comments came in: accept each or decline it with a reason, improve the minutes, then"
                                + " complete this. A changed conclusion goes round again. (OSCAR-29.6)")
                : Bilingual.of(
                        "会议已结束：检查和补充纪要，每项须有结论，然后提交；提交后发送给全部有权参会者确认。（OSCAR-29.6）",
                        "The meeting has closed: check and complete the minutes, each item with its conclusion, then"
                                + " complete this; they are sent to everybody entitled to attend. (OSCAR-29.6)");
        return page(minutes.alliance(), meeting.title(), caseNumber, what);
    }

    /** What the owner of an action item reads in its task. */
    public String briefing(ActionItem item) {
        Meeting meeting = meetings.meeting(item.caseNumber());
        String task = PlainText.escaped(item.task());
        return page(
                item.alliance(),
                meeting.title(),
                item.caseNumber(),
                Bilingual.of(
                        "会议交办事项：" + task + "。期限：" + item.dueOn(),
                        "The meeting asked you to do this: " + task + ". Until " + item.dueOn()));
    }

    private String page(String alliance, Bilingual title, String caseNumber, Bilingual what) {
        List<String> languages =
                alliances.get(alliance).language().equals("en") ? List.of("en", "zh") : List.of("zh", "en");
        List<String> lines = new ArrayList<>();
        for (String language : languages) {
            lines.add("**" + PlainText.escaped(title.in(language)) + "**");
            lines.add(what.in(language));
        }
        lines.add("[纪要页面 Page of the minutes](" + baseUrl + "/minutes/" + caseNumber + ")");
        return String.join("\n\n", lines);
    }
}
