package org.charterflow.charter;

import java.time.Instant;
import java.util.List;

/** The calendars that a secretariat put in. */
interface UploadedCalendars {

    /** The newest version of each year, the earliest year first. */
    List<Uploaded> newest(String alliance);

    record Uploaded(int year, int version, String content, String sha256, String recordedBy, Instant recordedAt) {}
}
