package org.charterflow.meeting;

import java.time.Instant;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as it stands.
 *
 * @param organ id of the organ, or {@link #PLENARY}
 * @param startsAt when it begins, or goes on after it was adjourned; {@code endsAt} is when it is expected to end
 * @param place where it is held; null for a conference alone
 * @param link the conference's address; null where there is none
 * @param open whether the public may attend
 * @param calledBy the user who called it; null while it is only requested
 * @param requestedBy the user who asked for it; null for a meeting nobody had to ask for
 * @param reason why it was asked for, or why it was refused or cancelled; null where nobody gave one
 * @param recorder who takes the minutes; null until somebody is named
 * @param uid what calendars know it by, in whatever sequence
 * @param notice the notice that told of its present date; null before the first
 * @param agendaPublishedAt when its agenda went out for the first time; null before
 */
public record Meeting(
        String caseNumber,
        String alliance,
        String organ,
        MeetingKind kind,
        Bilingual title,
        Instant startsAt,
        Instant endsAt,
        @Nullable String place,
        @Nullable String link,
        boolean open,
        MeetingState state,
        @Nullable String calledBy,
        @Nullable Instant calledAt,
        @Nullable String requestedBy,
        @Nullable String reason,
        @Nullable String recorder,
        String uid,
        int sequence,
        @Nullable UUID notice,
        @Nullable Instant agendaPublishedAt) {

    /** Stands for all members where an organ is expected (OSCAR-29.1). */
    public static final String PLENARY = "plenary";

    public boolean plenary() {
        return organ.equals(PLENARY);
    }
}
