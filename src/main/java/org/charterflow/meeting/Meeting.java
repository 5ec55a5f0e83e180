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

    /** The same at another time or place. */
    Meeting at(Instant start, Instant end, @Nullable String where, @Nullable String conference) {
        return with(
                start,
                end,
                where,
                conference,
                state,
                calledBy,
                calledAt,
                reason,
                recorder,
                sequence,
                notice,
                agendaPublishedAt);
    }

    /** The same once somebody has called it. */
    Meeting called(String by, Instant when) {
        return with(
                startsAt,
                endsAt,
                place,
                link,
                MeetingState.ANNOUNCED,
                by,
                when,
                reason,
                recorder,
                sequence,
                notice,
                agendaPublishedAt);
    }

    /** The same with the notice that told of its date. */
    Meeting noticed(@Nullable UUID id) {
        return with(
                startsAt,
                endsAt,
                place,
                link,
                state,
                calledBy,
                calledAt,
                reason,
                recorder,
                sequence,
                id,
                agendaPublishedAt);
    }

    /** The same as calendars are told of its next change (RFC 5546, 2.1.4). */
    Meeting changed() {
        return with(
                startsAt,
                endsAt,
                place,
                link,
                state,
                calledBy,
                calledAt,
                reason,
                recorder,
                sequence + 1,
                notice,
                agendaPublishedAt);
    }

    /** The same with its agenda out; the first time counts. */
    Meeting published(Instant when) {
        return with(
                startsAt,
                endsAt,
                place,
                link,
                state,
                calledBy,
                calledAt,
                reason,
                recorder,
                sequence,
                notice,
                agendaPublishedAt == null ? when : agendaPublishedAt);
    }

    Meeting in(MeetingState next) {
        return with(
                startsAt,
                endsAt,
                place,
                link,
                next,
                calledBy,
                calledAt,
                reason,
                recorder,
                sequence,
                notice,
                agendaPublishedAt);
    }

    Meeting ended(MeetingState end, String why) {
        return with(
                startsAt,
                endsAt,
                place,
                link,
                end,
                calledBy,
                calledAt,
                why,
                recorder,
                sequence,
                notice,
                agendaPublishedAt);
    }

    Meeting recordedBy(@Nullable String name) {
        return with(
                startsAt,
                endsAt,
                place,
                link,
                state,
                calledBy,
                calledAt,
                reason,
                name,
                sequence,
                notice,
                agendaPublishedAt);
    }

    private Meeting with(
            Instant start,
            Instant end,
            @Nullable String where,
            @Nullable String conference,
            MeetingState next,
            @Nullable String by,
            @Nullable Instant when,
            @Nullable String why,
            @Nullable String minuteTaker,
            int changes,
            @Nullable UUID told,
            @Nullable Instant published) {
        return new Meeting(
                caseNumber,
                alliance,
                organ,
                kind,
                title,
                start,
                end,
                where,
                conference,
                open,
                next,
                by,
                when,
                requestedBy,
                why,
                minuteTaker,
                uid,
                changes,
                told,
                published);
    }
}
