package org.charterflow.membership;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.charterflow.alliance.ApplicationForm.Applicant;
import org.charterflow.alliance.Labels;
import org.charterflow.alliance.LegalEntityIdentifier;
import org.charterflow.alliance.OrganisationNames;
import org.charterflow.alliance.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant handed in.
 *
 * @param fields by field key, as written
 * @param files with the kind each was matched to
 */
record Dossier(Map<String, String> fields, List<File> files) {

    private static final Set<String> CHINA = Set.of("cn", "chn", "china", "prc", "p.r.china", "中国", "中华人民共和国", "中国大陆");

    /**
     * One file.
     *
     * @param documentId its place in the store of documents
     * @param name as it came
     * @param mediaType as recognised by its content
     * @param kind which of the form's attachments it is; null while nobody knows
     */
    record File(
            UUID documentId,
            String name,
            String mediaType,
            @Nullable String kind) {}

    Dossier {
        fields = Map.copyOf(fields);
        files = List.copyOf(files);
    }

    Optional<String> field(String key) {
        return Optional.ofNullable(fields.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Whether the organisation is registered abroad: it names another country, or no country and no unified social
     * credit code but a foreign registration.
     */
    boolean isForeign() {
        Optional<String> country = field(Fields.COUNTRY).map(Labels::normalised);
        if (country.isPresent()) {
            return !CHINA.contains(country.get());
        }
        return field(Fields.USCC).isEmpty()
                && (field(Fields.REGISTRATION_NUMBER).isPresent()
                        || field(Fields.LEI).isPresent());
    }

    /** The name the organisation goes by: the Chinese one of a Chinese organisation, otherwise the English. */
    Optional<String> organisation() {
        return isForeign()
                ? field(Fields.ENGLISH_NAME).or(() -> field(Fields.LEGAL_NAME))
                : field(Fields.LEGAL_NAME).or(() -> field(Fields.ENGLISH_NAME));
    }

    /** The name as it is compared; empty when none was given. */
    String organisationKey() {
        return organisation().map(OrganisationNames::key).orElse("");
    }

    /** What tells the organisation from all others: USCC, LEI, or country and registration number. */
    Optional<String> code() {
        return field(Fields.USCC)
                .map(UnifiedSocialCreditCode::normalise)
                .or(() -> field(Fields.LEI).map(LegalEntityIdentifier::normalise))
                .or(() -> field(Fields.REGISTRATION_NUMBER)
                        .map(number -> (field(Fields.COUNTRY).orElse("") + "/" + number).toUpperCase(Locale.ROOT)));
    }

    /** What decides which fields and files are demanded. */
    Applicant applicant(boolean feeDue) {
        return new Applicant(
                field(Fields.MEMBER_CLASS).orElse(""), isForeign(), feeDue, isSignedByLegalRepresentative());
    }

    /** Where it is not said yet who signed, nothing more is demanded. */
    private boolean isSignedByLegalRepresentative() {
        if (field(Fields.SIGNER_CAPACITY).isPresent()) {
            return field(Fields.SIGNER_CAPACITY)
                    .filter("legal-representative"::equals)
                    .isPresent();
        }
        Optional<String> signer = field(Fields.SIGNER).map(Labels::normalised);
        Optional<String> legal = field(Fields.LEGAL_REPRESENTATIVE).map(Labels::normalised);
        return signer.isEmpty() || legal.isEmpty() || signer.equals(legal);
    }

    /** This dossier with later statements laid over it; what they leave out stays. */
    Dossier with(Map<String, String> later) {
        Map<String, String> merged = new LinkedHashMap<>(fields);
        later.forEach((key, value) -> {
            if (!value.isBlank()) {
                merged.put(key, value);
            }
        });
        return new Dossier(merged, files);
    }
}
