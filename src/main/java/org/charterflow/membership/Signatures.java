package org.charterflow.membership;

import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.charterflow.alliance.Labels;
import org.charterflow.charter.GoverningDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which versions of the governing documents an applicant signed: with the hash, the signer, the capacity, the day, and
 * who saw the seal (OSCAR-6, OSCAR-7, OSCAR-39).
 */
@Component
class Signatures {

    private final ApplicationRules rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    Signatures(ApplicationRules rules, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What would have to be signed now, in words. */
    String toBeSigned(String alliance) {
        return rules.toBeSigned(alliance).stream().map(Signatures::named).collect(Collectors.joining("、"));
    }

    /** The documents that an admission now needs signed and this applicant has not signed. */
    List<GoverningDocument> unsigned(Application application) {
        Set<String> signed = new HashSet<>(
                jdbc.sql("select document || ' ' || version from signed_document where case_number = :case")
                        .param("case", application.caseNumber)
                        .query(String.class)
                        .list());
        return rules.toBeSigned(application.alliance).stream()
                .filter(document -> !signed.contains(document.name() + " " + document.version()))
                .toList();
    }

    /**
     * Records what was signed in applying: the charter in the version the applicant names, and the form in the version
     * that was in force when it came.
     */
    void record(Application application, String seal, String seenBy) {
        String version = application
                .dossier()
                .field(Fields.SIGNED_VERSION)
                .map(Labels::version)
                .orElse("");
        for (GoverningDocument document : rules.versions(application.alliance)) {
            boolean charter = ApplicationRules.RULES.contains(document.name())
                    && document.version().equals(version);
            boolean form = document.name().equals(ApplicationRules.FORM)
                    && rules.inForce(application.alliance, application.receivedAt)
                            .contains(document);
            if (charter || form) {
                record(application, document, seal, seenBy);
            }
        }
    }

    /** Keeps what the applicant is asked to sign, in place of what was asked before. */
    void ask(Application application, List<GoverningDocument> documents) {
        jdbc.sql("delete from signature_request where case_number = :case")
                .param("case", application.caseNumber)
                .update();
        documents.forEach(document -> jdbc.sql("""
            insert into signature_request (case_number, document, version)
            values (:case, :document, :version)
            """)
                .param("case", application.caseNumber)
                .param("document", document.name())
                .param("version", document.version())
                .update());
    }

    /** What the applicant was asked to sign, in the versions that were named. */
    List<GoverningDocument> asked(Application application) {
        Set<String> asked = new HashSet<>(
                jdbc.sql("select document || ' ' || version from signature_request where case_number = :case")
                        .param("case", application.caseNumber)
                        .query(String.class)
                        .list());
        return rules.versions(application.alliance).stream()
                .filter(document -> asked.contains(document.name() + " " + document.version()))
                .toList();
    }

    /** Records that everything asked for was signed. */
    void recordAsked(Application application, String seal, String seenBy) {
        asked(application).forEach(document -> record(application, document, seal, seenBy));
    }

    private void record(Application application, GoverningDocument document, String seal, String seenBy) {
        Dossier dossier = application.dossier();
        @Nullable String seen = seal.equals("checked") ? seenBy : null;
        jdbc.sql("""
            insert into signed_document (case_number, document, version, sha256, title_zh, title_en, signer,
                   capacity, signed_on, recorded_at, seal, seal_seen_by, seal_seen_at)
            values (:case, :document, :version, :sha256, :titleZh, :titleEn, :signer, :capacity, :signedOn,
                    :at, :seal, :seenBy, case when :seenBy::text is null then null else :at end)
            on conflict (case_number, document, version) do update
                set signer = excluded.signer, capacity = excluded.capacity, signed_on = excluded.signed_on,
                    seal = excluded.seal, seal_seen_by = excluded.seal_seen_by,
                    seal_seen_at = excluded.seal_seen_at
            """)
                .param("case", application.caseNumber)
                .param("document", document.name())
                .param("version", document.version())
                .param("sha256", document.sha256())
                .param("titleZh", document.title().zh())
                .param("titleEn", document.title().en())
                .param("signer", dossier.field(Fields.SIGNER).orElse(""))
                .param("capacity", dossier.field(Fields.SIGNER_CAPACITY).orElse(""))
                .param("signedOn", dossier.field(Fields.SIGNED_ON).orElse(""))
                .param("at", utc(clock.instant()))
                .param("seal", seal)
                .param("seenBy", seen, java.sql.Types.VARCHAR)
                .update();
    }

    static String named(GoverningDocument document) {
        return Briefing.both(document.title()) + " " + document.version();
    }
}
