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
 */
public record Notice(
        String alliance,
        @Nullable String caseNumber,
        String kind,
        Map<String, ? extends @Nullable Object> model,
        List<Addressee> addressees,
        List<UUID> documentIds,
        @Nullable Reply reply) {

    public Notice {
        model = new HashMap<>(model);
        addressees = List.copyOf(addressees);
        documentIds = List.copyOf(documentIds);
    }
}
