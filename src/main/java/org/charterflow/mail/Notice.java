package org.charterflow.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one or many.
 *
 * @param alliance id of the alliance that sends it
 * @param caseNumber the case it belongs to; null where it belongs to none
 * @param kind names the templates {@code mail/<kind>.zh.txt} and {@code mail/<kind>.en.txt}
 * @param model what the templates show. A {@link org.charterflow.language.Bilingual} is shown in the template's
 *     language, an Instant in the alliance's zone, a LocalDate with its weekday; so too inside lists and maps.
 *     {@code alliance}, {@code caseNumber}, {@code caseUrl}, {@code addressee} and {@code link} are there already.
 * @param addressees whom it goes to
 * @param documentIds documents attached, in this order
 * @param reply how it can be answered; null where an answer goes to the secretariat as ordinary mail
 * @param tracked whether the secretariat is to see to it that it arrives
 * @param event the event it invites to, changes or calls off; null where there is none
 */
public record Notice(
        String alliance,
        @Nullable String caseNumber,
        String kind,
        Map<String, ? extends @Nullable Object> model,
        List<Addressee> addressees,
        List<UUID> documentIds,
        @Nullable Reply reply,
        boolean tracked,
        @Nullable CalendarEvent event) {

    public Notice {
        model = new HashMap<>(model);
        addressees = List.copyOf(addressees);
        documentIds = List.copyOf(documentIds);
    }

    /** A notice that has to arrive. */
    public Notice(
            String alliance,
            @Nullable String caseNumber,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<Addressee> addressees,
            List<UUID> documentIds,
            @Nullable Reply reply) {
        this(alliance, caseNumber, kind, model, addressees, documentIds, reply, true, null);
    }

    /**
     * The same as an answer that nobody runs after: to somebody who wrote, from an address that may be forged.
     */
    public Notice untracked() {
        return new Notice(alliance, caseNumber, kind, model, addressees, documentIds, reply, false, event);
    }

    /** The same with an invitation for calendars. */
    public Notice about(CalendarEvent calendarEvent) {
        return new Notice(alliance, caseNumber, kind, model, addressees, documentIds, reply, tracked, calendarEvent);
    }
}
