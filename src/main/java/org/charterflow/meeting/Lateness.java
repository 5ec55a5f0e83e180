package org.charterflow.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.charter.Deadline;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.charterflow.mail.NoticeSummaries;
import org.charterflow.mail.NoticeSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether an item was in time, item by item, by the evidence of the delivery ledger: the notice of the meeting's date and
 * the notice that carried the item have to be handed over to everybody entitled before their deadlines.
 */
@Component
class Lateness {

    private final MeetingDeadlines deadlines;
    private final NoticeSummaries summaries;
    private final Alliances alliances;

    Lateness(MeetingDeadlines deadlines, NoticeSummaries summaries, Alliances alliances) {
        this.deadlines = deadlines;
        this.summaries = summaries;
        this.alliances = alliances;
    }

    /**
     * Why an item may not be decided.
     *
     * @param article the article of the deadline that was missed, with its reading
     */
    record Late(Bilingual why, String article) {}

    /** What is known of a meeting's hand-overs as things stand. */
    Evidence of(Meeting meeting) {
        return new Evidence(
                meeting.notice(),
                deadlines.notice(meeting),
                deadlines.agenda(meeting),
                deadlines.topics(meeting).orElse(null),
                alliances.zone(meeting.alliance()));
    }

    /** The deadlines of a meeting, and the notice of its date, against which its items are held. */
    final class Evidence {

        private final @Nullable Deadline topics;
        private final Deadline agenda;
        private final ZoneId zone;
        private final Optional<Late> noticeLate;

        private Evidence(
                @Nullable UUID notice, Deadline noticeDue, Deadline agenda, @Nullable Deadline topics, ZoneId zone) {
            this.topics = topics;
            this.agenda = agenda;
            this.zone = zone;
            this.noticeLate = missed(sent(notice), noticeDue, Bilingual.of("会议通知", "the notice of the meeting"), zone);
        }

        /** Why the item may not be decided; empty while it is in time. */
        Optional<Late> late(AgendaItem item) {
            if (item.afterCutOff() && topics != null) {
                return Optional.of(afterCutOff(topics, zone));
            }
            return noticeLate.or(() ->
                    missed(sent(item.notice()), agenda, Bilingual.of("本项议程及文件", "the item with its papers"), zone));
        }
    }

    private @Nullable NoticeSummary sent(@Nullable UUID notice) {
        return notice == null ? null : summaries.of(notice).orElse(null);
    }

    /** @param sent what became of the notice; null if none went out */
    static Optional<Late> missed(@Nullable NoticeSummary sent, Deadline deadline, Bilingual what, ZoneId zone) {
        Instant last = sent == null || !sent.reachedAll() ? null : sent.lastHandedOver();
        if (last != null && deadline.admits(last)) {
            return Optional.empty();
        }
        Bilingual until = Moments.end(deadline.at(), zone);
        Bilingual fact;
        if (sent == null) {
            fact = Bilingual.of("尚未发出", "has not been sent");
        } else if (last == null) {
            fact = Bilingual.of("尚未证明送达全部有权参会者", "is not proven to have reached everybody entitled to attend");
        } else {
            Bilingual at = Moments.at(last, zone);
            fact = Bilingual.of("最后一份于" + at.zh() + "送出", "was handed over to the last of them on " + at.en());
        }
        return Optional.of(new Late(
                Bilingual.of(
                        what.zh() + fact.zh() + "，应不迟于" + until.zh() + "（"
                                + deadline.explanation().zh() + "）",
                        what.en() + " " + fact.en() + ", and was due by " + until.en() + " ("
                                + deadline.explanation().en() + ")"),
                deadline.citation().toString()));
    }

    private static Late afterCutOff(Deadline cutOff, ZoneId zone) {
        Bilingual until = Moments.end(cutOff.at(), zone);
        return new Late(
                Bilingual.of(
                        "议题征集已于" + until.zh() + "截止，本项为截止后提出",
                        "topics were closed on " + until.en() + ", and this one came after"),
                cutOff.citation().toString());
    }
}
