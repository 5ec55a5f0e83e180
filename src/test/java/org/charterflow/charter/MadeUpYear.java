package org.charterflow.charter;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A calendar of 2027 that nobody published: the tests' own, with a holiday and a weekend day worked for it. */
public final class MadeUpYear {

    /** Thursday 7 and Friday 8 January off, Saturday 9 January worked; the Spring Festival from 5 to 11 February. */
    public static final String TEXT = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Test//A made-up year//EN
            BEGIN:VEVENT
            UID:1@test.example
            DTSTAMP:20261125T000000Z
            DTSTART;VALUE=DATE:20270107
            DTEND;VALUE=DATE:20270109
            SUMMARY:made-up holiday
            CATEGORIES:REST-DAY
            END:VEVENT
            BEGIN:VEVENT
            UID:2@test.example
            DTSTAMP:20261125T000000Z
            DTSTART;VALUE=DATE:20270109
            SUMMARY:worked for it
            CATEGORIES:WORKED-DAY
            END:VEVENT
            BEGIN:VEVENT
            UID:3@test.example
            DTSTAMP:20261125T000000Z
            DTSTART;VALUE=DATE:20270205
            DTEND;VALUE=DATE:20270212
            SUMMARY:made-up festival
            CATEGORIES:REST-DAY
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    private MadeUpYear() {}

    public static byte[] file() {
        return TEXT.getBytes(UTF_8);
    }
}
