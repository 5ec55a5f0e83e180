package org.charterflow.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.alliance.AllianceForms;
import org.charterflow.casefile.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dossier lacks is named one by one, with field, rule and article. */
@Article("OSCAR-39")
class DossierCheckTest {

    private static final String ARTICLE = "OSCAR-39";

    @Test
    void aCompleteDossierLacksNothing() {
        assertThat(findings(Map.of())).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "uscc, 91350100M000100Y4Z, uscc",
        "uscc, 91350100M000100, uscc",
        "lei, 5493001KJTIIGC8Y1R13, lei",
        "representativeMobile, 12345678901, mobile",
        "representativeEmail, not-an-address, email",
        "postcode, 1000, postcode",
        "website, ftp://unit.example, url",
        "memberClass, diamond, one-of-the-answers",
        "organisationKind, club, one-of-the-answers",
        "undertaking, 也许, yes",
        "charterVersion, 99, document-version",
        "signedOn, 昨天, date"
    })
    void namesWhatIsWrong(String field, String value, String rule) {
        assertThat(findings(Map.of(field, value))).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.article()).isEqualTo(ARTICLE);
            assertThat(finding.kind()).isEqualTo(Finding.Kind.WRONG);
            assertThat(finding.message().zh()).isNotBlank();
            assertThat(finding.message().en()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "legalNameZh",
        "uscc",
        "organisationKind",
        "legalRepresentative",
        "postcode",
        "memberClass",
        "representativeName",
        "representativeMobile",
        "representativeEmail",
        "liaisonName",
        "noticeEmail",
        "logoConsent",
        "personalDataConsent",
        "undertaking",
        "charterVersion",
        "signerName",
        "signedOn"
    })
    void namesWhatIsMissing(String field) {
        assertThat(findings(Map.of(field, ""))).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.kind()).isEqualTo(Finding.Kind.MISSING);
        });
    }

    @Test
    void aStampedPaperIsAScan() {
        List<Dossier.File> files = new ArrayList<>(files());
        files.removeIf(file -> "application-form".equals(file.kind()));
        files.add(file("application-form", "application/msword"));
        assertThat(check(new Dossier(Dossiers.oscarEnterprise(), files)))
                .singleElement()
                .extracting(Finding::field, Finding::rule)
                .containsExactly("application-form", "scan");
    }

    @Test
    void aSignerWhoIsNotTheLegalRepresentativeNeedsAnAuthorisation() {
        assertThat(findings(Map.of("signerCapacity", "authorised-representative")))
                .extracting(Finding::field)
                .containsExactly("authorisation");
    }

    @Test
    @Article("COIA-7.5")
    void aDirectorClassNeedsAContributionStatement() {
        Map<String, String> fields = new HashMap<>(Dossiers.oscarEnterprise());
        fields.put("memberClass", "director");
        fields.put("aiRelated", "yes");
        assertThat(DossierCheck.of(
                        new Dossier(fields, files()), AllianceForms.of("coia"), "COIA-4.3", List.of("1"), false))
                .extracting(Finding::field)
                .containsExactly("contribution-statement");
    }

    @Test
    @Article("COIA-4.1")
    void aForeignOrganisationOwesNeitherCodeNorLicenceButItsRegistration() {
        Map<String, String> fields = new HashMap<>(Dossiers.oscarEnterprise());
        List.of("legalNameZh", "uscc", "legalRepresentative", "postcode").forEach(fields::remove);
        fields.put("legalNameEn", "Example GmbH");
        fields.put("country", "DE");
        fields.put("memberClass", "ordinary");
        fields.put("aiRelated", "yes");
        Dossier dossier =
                new Dossier(fields, List.of(file("application-form", "application/pdf"), file("logo", "image/png")));
        assertThat(DossierCheck.of(dossier, AllianceForms.of("coia"), "COIA-4.3", List.of("1"), false))
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("registry", "registrationNumber", "certificate-of-incorporation");
    }

    @Test
    @Article("COIA-25.1")
    void billingIsAskedForWhereAFeeIsDue() {
        assertThat(DossierCheck.of(
                        new Dossier(Dossiers.oscarEnterprise(), files()),
                        AllianceForms.of("oscar"),
                        ARTICLE,
                        List.of("1"),
                        true))
                .extracting(Finding::field)
                .containsExactly("billingTitle", "billingEmail");
    }

    private static List<Finding> findings(Map<String, String> changes) {
        Map<String, String> fields = new HashMap<>(Dossiers.oscarEnterprise());
        fields.putAll(changes);
        return check(new Dossier(fields, files()));
    }

    private static List<Finding> check(Dossier dossier) {
        return DossierCheck.of(dossier, AllianceForms.of("oscar"), ARTICLE, List.of("1"), false);
    }

    private static List<Dossier.File> files() {
        return List.of(
                file("application-form", "application/pdf"),
                file("business-licence", "application/pdf"),
                file("logo", "image/png"));
    }

    private static Dossier.File file(String kind, String type) {
        return new Dossier.File(UUID.randomUUID(), kind, type, kind);
    }
}
