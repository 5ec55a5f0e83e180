package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.charterflow.mail.CalendarReply;
import org.charterflow.mail.CalendarReply.Attendance;
import org.charterflow.mail.CalendarReplyHandler;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.reading.MailClass;
import org.charterflow.mail.reading.MailReading;
import org.charterflow.mail.reading.MailReading.Readable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;

/** Row 12: a calendar's answer is attendance only, and only the attendee's own. */
class CalendarAnswersTest {

    private static final String REPLY = """
            BEGIN:VCALENDAR
            PRODID:-//Example//Calendar//EN
            VERSION:2.0
            METHOD:REPLY
            BEGIN:VEVENT
            UID:meeting-1@oscar.example
            SEQUENCE:3
            DTSTAMP:20260310T010000Z
            ORGANIZER:mailto:secretariat@oscar.example
            ATTENDEE;CN=Li;PARTSTAT=ACCEPTED:MAILTO:Li@unit.example
            END:VEVENT
            END:VCALENDAR
            """;
    private static final String PROVEN = "mx.oscar.example; dmarc=pass header.from=unit.example";

    private final List<CalendarReply> heard = new ArrayList<>();

    @Test
    void theAttendeesAnswerReachesTheFeatureThatInvited() {
        Ruling ruling = decide(mail("li@unit.example", PROVEN, REPLY), this::hear);

        assertThat(ruling.status()).isEqualTo(MailStatus.APPLIED);
        assertThat(ruling.caseNumber()).isEqualTo("OSCAR-2026-0001");
        assertThat(heard).containsExactly(new CalendarReply("meeting-1", 3, "Li@unit.example", Attendance.ACCEPTED));
    }

    @Test
    void withoutAFeatureThatInvitesItIsIgnored() {
        assertThat(decide(mail("li@unit.example", PROVEN, REPLY)).reason()).isEqualTo("calendar-reply");
        assertThat(decide(mail("li@unit.example", PROVEN, REPLY), (alliance, reply, at) -> Optional.empty())
                        .reason())
                .isEqualTo("calendar-reply");
    }

    @Test
    void anotherPersonsOrAnUnprovenAnswerChangesNothing() {
        assertThat(decide(mail("wang@unit.example", PROVEN, REPLY), this::hear).reason())
                .isEqualTo("calendar-reply-not-the-attendees");
        assertThat(decide(mail("li@unit.example", "mx.other.example; dmarc=pass", REPLY), this::hear)
                        .reason())
                .isEqualTo("calendar-reply-not-the-attendees");
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nATTENDEE;PARTSTAT=MAYBE:mailto:li@unit.example\n"
                        + "END:VEVENT\nEND:VCALENDAR\n",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nSEQUENCE:x\n"
                        + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:li@unit.example\nEND:VEVENT\nEND:VCALENDAR\n",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nATTENDEE;PARTSTAT=ACCEPTED:http://unit.example\n"
                        + "END:VEVENT\nEND:VCALENDAR\n",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\nBEGIN:VEVENT\n"
            })
    void whatIsNoAnswerIsIgnored(String calendar) {
        assertThat(decide(mail("li@unit.example", PROVEN, calendar), this::hear).reason())
                .isEqualTo("calendar-reply-unreadable");
        assertThat(heard).isEmpty();
    }

    @Test
    void anAnswerBeyondTheBoundIsNotRead() {
        String padding = "X-PADDING:" + "x".repeat(70_000) + "\n";
        assertThat(decide(
                                mail(
                                        "li@unit.example",
                                        PROVEN,
                                        REPLY.replace("BEGIN:VEVENT\n", "BEGIN:VEVENT\n" + padding)),
                                this::hear)
                        .reason())
                .isEqualTo("calendar-reply-unreadable");
    }

    private Optional<Disposition> hear(String alliance, CalendarReply reply, Instant receivedAt) {
        heard.add(reply);
        return Optional.of(Disposition.applied("OSCAR-2026-0001"));
    }

    @SuppressWarnings("unchecked")
    private static Ruling decide(Readable mail, CalendarReplyHandler... handlers) {
        assertThat(mail.classification().mailClass()).isEqualTo(MailClass.CALENDAR);
        ObjectProvider<CalendarReplyHandler> provider = mock(ObjectProvider.class);
        when(provider.orderedStream()).thenReturn(Stream.of(handlers));
        return new CalendarAnswers(provider).decide("oscar", mail, Instant.parse("2026-03-10T01:00:00Z"));
    }

    private static Readable mail(String from, String results, String calendar) {
        String text = "Authentication-Results: " + results + "\r\nFrom: " + from
                + "\r\nSubject: Accepted\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n"
                + calendar.replace("\n", "\r\n");
        return (Readable) MailReading.of(text.getBytes(StandardCharsets.UTF_8), "mx.oscar.example");
    }
}
