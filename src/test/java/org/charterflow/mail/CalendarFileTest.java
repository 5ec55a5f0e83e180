package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.Test;

/** Invitations as calendars read them (RFC 5545, RFC 5546). */
class CalendarFileTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Instant STARTS = Instant.parse("2026-03-18T06:00:00Z");
    private static final Instant WRITTEN = Instant.parse("2026-03-09T01:00:00Z");
    private static final Letterhead FROM = new Letterhead(
            Bilingual.of("示例联盟", "Example Alliance"), "zh", BEIJING, "oscar.example", "secretariat@oscar.example");

    private final CalendarEvent first = CalendarEvent.first(
            STARTS,
            STARTS.plus(Duration.ofHours(2)),
            BEIJING,
            Bilingual.of("理事会第三次会议", "Third meeting of the board"),
            "北京, room 3; 2nd floor");

    @Test
    void anInvitationIsValidAndInTheAlliancesZone() throws Exception {
        Calendar calendar = read(first);

        assertThat(calendar.validate(true).hasErrors()).isFalse();
        assertThat(value(calendar, "METHOD")).isEqualTo("REQUEST");
        assertThat(calendar.getComponents("VTIMEZONE")).hasSize(1);
        VEvent event = event(calendar);
        assertThat(event.<ZonedDateTime>getStartDate().orElseThrow().getDate().toInstant())
                .isEqualTo(STARTS);
        assertThat(text(first)).contains("DTSTART;TZID=Asia/Shanghai:20260318T140000", "BEGIN:VTIMEZONE");
        assertThat(value(event, "UID")).isEqualTo(first.uid() + "@oscar.example");
        assertThat(value(event, "SEQUENCE")).isEqualTo("0");
        assertThat(value(event, "SUMMARY")).isEqualTo("理事会第三次会议 Third meeting of the board");
        assertThat(value(event, "LOCATION")).isEqualTo("北京, room 3; 2nd floor");
        assertThat(value(event, "ORGANIZER")).isEqualTo("mailto:secretariat@oscar.example");
        Property attendee = event.getRequiredProperty("ATTENDEE");
        assertThat(attendee.getValue()).isEqualTo("mailto:li@unit.example");
        assertThat(attendee.<Parameter>getRequiredParameter("RSVP").getValue()).isEqualTo("TRUE");
        assertThat(attendee.<Parameter>getRequiredParameter("PARTSTAT").getValue())
                .isEqualTo("NEEDS-ACTION");
    }

    @Test
    void aChangeIsTheSameEventInItsNextSequence() throws Exception {
        CalendarEvent moved = first.moved(STARTS.plus(Duration.ofDays(1)), STARTS.plus(Duration.ofDays(2)), null);
        VEvent event = event(read(moved));

        assertThat(read(moved).validate(true).hasErrors()).isFalse();
        assertThat(value(event, "UID")).isEqualTo(value(event(read(first)), "UID"));
        assertThat(value(event, "SEQUENCE")).isEqualTo("1");
        assertThat(event.getProperty("LOCATION")).isEmpty();
    }

    @Test
    void aMeetingIsCalledOff() throws Exception {
        CalendarEvent off = first.moved(STARTS, STARTS.plusSeconds(60), null).calledOff();
        Calendar calendar = read(off);

        assertThat(calendar.validate(true).hasErrors()).isFalse();
        assertThat(value(calendar, "METHOD")).isEqualTo("CANCEL");
        assertThat(CalendarFile.method(off)).isEqualTo("CANCEL");
        assertThat(value(event(calendar), "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(event(calendar), "SEQUENCE")).isEqualTo("2");
        assertThat(value(event(calendar), "UID")).isEqualTo(first.uid() + "@oscar.example");
    }

    @Test
    void anInvitationIsAlwaysTheSameText() {
        assertThat(text(first)).isEqualTo(text(first));
    }

    @Test
    void aNameOrTitleCannotAddALine() throws Exception {
        CalendarEvent crooked = CalendarEvent.first(
                STARTS,
                STARTS.plusSeconds(60),
                BEIJING,
                Bilingual.same("Board\r\nATTENDEE:mailto:all@oscar.example"),
                "x\nMETHOD:CANCEL");
        String text = CalendarFile.of(crooked, FROM, "Li\"\r\nX-EVIL:1;\u202e,", "li@unit.example", WRITTEN);
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));

        assertThat(calendar.validate(true).hasErrors()).isFalse();
        assertThat(event(calendar).getProperties("ATTENDEE")).hasSize(1);
        assertThat(value(calendar, "METHOD")).isEqualTo("REQUEST");
        assertThat(text).doesNotContainPattern("(?m)^(X-EVIL|METHOD:CANCEL)");
    }

    @Test
    void aZoneWithSummerTimeIsWrittenToo() throws Exception {
        CalendarEvent abroad = CalendarEvent.first(
                STARTS, STARTS.plusSeconds(60), ZoneId.of("Europe/Berlin"), Bilingual.same("Call"), null);

        assertThat(read(abroad).validate(true).hasErrors()).isFalse();
        assertThat(event(read(abroad))
                        .<ZonedDateTime>getStartDate()
                        .orElseThrow()
                        .getDate()
                        .toInstant())
                .isEqualTo(STARTS);
    }

    @Test
    void anEventEndsAfterItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarEvent.first(STARTS, STARTS, BEIJING, Bilingual.same("x"), null));
    }

    private static String text(CalendarEvent event) {
        return CalendarFile.of(event, FROM, "李示例", "li@unit.example", WRITTEN);
    }

    private static Calendar read(CalendarEvent event) throws Exception {
        return new CalendarBuilder().build(new StringReader(text(event)));
    }

    private static VEvent event(Calendar calendar) {
        return calendar.<VEvent>getComponents("VEVENT").get(0);
    }

    private static String value(net.fortuna.ical4j.model.PropertyContainer of, String name) {
        return of.<Property>getProperty(name).orElseThrow().getValue();
    }
}
