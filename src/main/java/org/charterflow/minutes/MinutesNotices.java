package org.charterflow.minutes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.charter.Deadline;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.Meetings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mails about minutes; to everybody entitled to attend, by one notice each time. */
@Component
class MinutesNotices {

    /** What answers are for; comments after the period are kept, so that the tokens have no end. */
    static final Reply REPLY = new Reply("minutes", null);

    private final Notices notices;
    private final Meetings meetings;
    private final String baseUrl;

    MinutesNotices(Notices notices, Meetings meetings, @Value("${charterflow.base-url}") String baseUrl) {
        this.notices = notices;
        this.meetings = meetings;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** @param again whether an earlier revision went round before */
    UUID circulated(Minutes minutes, MinutesContent content, UUID pdf, Deadline end, boolean again) {
        Map<String, @Nullable Object> model = model(content);
        model.put("again", again);
        model.put("revision", minutes.revision());
        model.put("counting", end.explanation());
        model.put("article", end.citation().words());
        return send(minutes, "minutes-circulated", model, List.of(pdf), REPLY);
    }

    void published(Minutes minutes, MinutesContent content, Version version) {
        Map<String, @Nullable Object> model = model(content);
        model.put("version", version.number());
        model.put("reason", version.reason());
        model.put("sha256", version.sha256());
        model.put("confidential", version.archive() != null);
        send(minutes, "minutes-published", model, List.of(version.pdf()), null);
    }

    void receipt(Minutes minutes, MinutesContent content, Answer answer, String address) {
        Map<String, @Nullable Object> model = model(content);
        Passage passage = answer.passage();
        model.put("confirms", answer.confirms());
        model.put("passage", passage == null ? null : passage.label());
        model.put("comment", answer.comment());
        model.put("late", answer.late());
        notices.send(new Notice(
                        minutes.alliance(),
                        minutes.caseNumber(),
                        "minutes-receipt",
                        model,
                        List.of(new Addressee(answer.key(), answer.name(), address, null)),
                        List.of(),
                        REPLY)
                .untracked());
    }

    private Map<String, @Nullable Object> model(MinutesContent content) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("title", content.title());
        model.put("minutesUrl", baseUrl + "/minutes/" + content.caseNumber());
        return model;
    }

    private UUID send(
            Minutes minutes,
            String kind,
            Map<String, @Nullable Object> model,
            List<UUID> documents,
            @Nullable Reply reply) {
        List<Addressee> addressees = meetings.attendees(minutes.caseNumber()).stream()
                .map(MinutesNotices::addressee)
                .toList();
        return notices.send(
                new Notice(minutes.alliance(), minutes.caseNumber(), kind, model, addressees, documents, reply));
    }

    private static Addressee addressee(Attendee attendee) {
        return new Addressee(attendee.key(), attendee.name(), attendee.email(), null);
    }
}
