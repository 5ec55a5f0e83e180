package org.charterflow.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Representatives;
import org.charterflow.charter.Deadline;
import org.charterflow.document.Documents;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.CalendarEvent;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mails of a meeting to everybody entitled to attend, with what their calendars need. */
@Component
class MeetingNotices {

    /** The purpose of the tokens in a meeting's mails: attendance and topics. */
    static final String PURPOSE = "meeting";

    private final Notices notices;
    private final Meetings meetings;
    private final MeetingDeadlines deadlines;
    private final MeetingRules rules;
    private final Entitlements entitlements;
    private final AttendeeStore attendees;
    private final Alliances alliances;
    private final Representatives representatives;
    private final Documents documents;
    private final Clock clock;
    private final String baseUrl;

    MeetingNotices(
            Notices notices,
            Meetings meetings,
            MeetingDeadlines deadlines,
            MeetingRules rules,
            Entitlements entitlements,
            AttendeeStore attendees,
            Alliances alliances,
            Representatives representatives,
            Documents documents,
            Clock clock,
            @Value("${charterflow.base-url}") String baseUrl) {
        this.notices = notices;
        this.meetings = meetings;
        this.deadlines = deadlines;
        this.rules = rules;
        this.entitlements = entitlements;
        this.attendees = attendees;
        this.alliances = alliances;
        this.representatives = representatives;
        this.documents = documents;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** Writes down who is entitled now. */
    void refresh(Meeting meeting) {
        List<Attendee> entitled = entitlements.of(meeting);
        attendees.put(meeting.caseNumber(), entitled);
        attendees.retain(meeting.caseNumber(), entitled);
    }

    /** Invites everybody entitled, and asks for topics. */
    UUID called(Meeting meeting) {
        refresh(meeting);
        return send(meeting, "meeting-called", Map.of());
    }

    /** Invites somebody who is entitled since the others were invited. */
    void invite(Meeting meeting, Attendee guest) {
        send(meeting, "meeting-called", model(meeting), addressees(List.of(guest)), event(meeting));
    }

    /** Sends agenda and papers, with what was late already. */
    UUID agenda(Meeting meeting, List<AgendaItem> items, boolean supplement) {
        refresh(meeting);
        return send(meeting, "meeting-agenda", Map.of("items", lines(items), "supplement", supplement));
    }

    UUID changed(Meeting meeting) {
        refresh(meeting);
        return send(meeting, "meeting-changed", Map.of());
    }

    UUID cancelled(Meeting meeting) {
        return send(meeting, "meeting-cancelled", Map.of());
    }

    /** Confirms to the one who asked for a meeting that the request is before those who decide. */
    void requested(Meeting meeting) {
        toRequester(meeting, "meeting-requested");
    }

    /** Reminds those who decide on a request that it waits. */
    void undecided(Meeting meeting, List<OfficeHolder> deciders) {
        List<Addressee> told = deciders.stream()
                .filter(holder -> !holder.email().isEmpty())
                .map(holder -> new Addressee(holder.userId(), holder.name(), holder.email(), null))
                .distinct()
                .toList();
        notices.send(new Notice(
                meeting.alliance(),
                meeting.caseNumber(),
                "meeting-request-reminder",
                model(meeting),
                told,
                List.of(),
                null));
    }

    void refused(Meeting meeting) {
        toRequester(meeting, "meeting-refused");
    }

    /** Confirms a topic to the one who proposed it. */
    void topic(Meeting meeting, AgendaItem item) {
        Map<String, @Nullable Object> model = model(meeting);
        model.put("topic", item.title());
        model.put("afterCutOff", item.afterCutOff());
        toUser(meeting, "meeting-topic", model, item.proposedBy());
    }

    /** Confirms what somebody answered. */
    void answer(Meeting meeting, Attendee attendee, Bilingual answer, @Nullable String proxy) {
        Map<String, @Nullable Object> model = model(meeting);
        model.put("answer", answer);
        model.put("proxy", proxy);
        send(meeting, "meeting-answer", model, addressees(List.of(attendee)), null);
    }

    /** The meeting as calendars know it. */
    CalendarEvent event(Meeting meeting) {
        String location = Stream.of(meeting.place(), meeting.link())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        return new CalendarEvent(
                meeting.uid(),
                meeting.sequence(),
                meeting.state() == MeetingState.CANCELLED,
                meeting.startsAt(),
                meeting.endsAt(),
                alliances.zone(meeting.alliance()),
                meeting.title(),
                location.isEmpty() ? null : location);
    }

    private UUID send(Meeting meeting, String kind, Map<String, ?> more) {
        Map<String, @Nullable Object> model = model(meeting);
        model.putAll(more);
        return send(meeting, kind, model, addressees(attendees.of(meeting.caseNumber())), event(meeting));
    }

    private UUID send(
            Meeting meeting,
            String kind,
            Map<String, @Nullable Object> model,
            List<Addressee> addressees,
            @Nullable CalendarEvent event) {
        Notice notice = new Notice(
                meeting.alliance(), meeting.caseNumber(), kind, model, addressees, List.of(), new Reply(PURPOSE, null));
        return notices.send(event == null ? notice : notice.about(event));
    }

    private void toRequester(Meeting meeting, String kind) {
        if (meeting.requestedBy() != null) {
            toUser(meeting, kind, model(meeting), meeting.requestedBy());
        }
    }

    private void toUser(Meeting meeting, String kind, Map<String, @Nullable Object> model, String userId) {
        representatives
                .byUserId(userId)
                .ifPresent(person -> notices.send(new Notice(
                        meeting.alliance(),
                        meeting.caseNumber(),
                        kind,
                        model,
                        List.of(new Addressee(person.userId(), person.name(), person.email(), null)),
                        List.of(),
                        null)));
    }

    private Map<String, @Nullable Object> model(Meeting meeting) {
        ZoneId zone = alliances.zone(meeting.alliance());
        Instant now = clock.instant();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("title", meeting.title());
        model.put("organ", meetings.organ(meeting));
        model.put("kind", meeting.kind().label());
        model.put("start", Moments.at(meeting.startsAt(), zone));
        model.put("place", meeting.place());
        model.put("conference", meeting.link());
        model.put("open", meeting.open());
        model.put("reason", meeting.reason());
        model.put(
                "article",
                rules.of(meeting.alliance(), meeting.organ()).citation().words());
        model.put(
                "representation",
                meetings.rule(meeting).map(rule -> rule.representation()).orElse(false));
        model.put(
                "topicsUntil",
                deadlines
                        .topics(meeting)
                        .filter(end -> end.admits(now))
                        .map(Deadline::explanation)
                        .orElse(null));
        model.put("agendaUntil", deadlines.agenda(meeting).explanation());
        model.put("warnings", deadlines.warnings(meeting));
        model.put("page", baseUrl + "/meetings/" + meeting.caseNumber());
        return model;
    }

    private List<Map<String, @Nullable Object>> lines(List<AgendaItem> items) {
        return items.stream().map(this::line).toList();
    }

    private Map<String, @Nullable Object> line(AgendaItem item) {
        Map<String, @Nullable Object> line = new HashMap<>();
        line.put("number", item.position());
        line.put("title", item.title());
        line.put("kind", item.kind().label());
        line.put("proposer", item.proposer());
        line.put("question", item.question());
        line.put(
                "papers",
                item.papers().stream()
                        .flatMap(id -> documents.find(id).stream())
                        .map(this::paper)
                        .toList());
        return line;
    }

    private Map<String, String> paper(StoredDocument document) {
        return Map.of(
                "name", document.name(),
                "url", baseUrl + "/documents/" + document.id(),
                "sha256", document.sha256());
    }

    /** Nobody writes to a seat whose unit has named no one. */
    private static List<Addressee> addressees(List<Attendee> entitled) {
        return entitled.stream()
                .filter(attendee -> !attendee.email().isEmpty())
                .map(attendee -> new Addressee(attendee.key(), attendee.name(), attendee.email(), null))
                .toList();
    }
}
