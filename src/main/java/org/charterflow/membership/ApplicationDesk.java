package org.charterflow.membership;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.casefile.Finding;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What an applicant may know of an application: where it stands and what it needs. */
@Service
public class ApplicationDesk {

    private final ApplicationStore store;
    private final ApplicationRules rules;
    private final Signatures signatures;

    ApplicationDesk(ApplicationStore store, ApplicationRules rules, Signatures signatures) {
        this.store = store;
        this.rules = rules;
        this.signatures = signatures;
    }

    /**
     * An application as its applicant sees it.
     *
     * @param awaits what is asked of the applicant: {@code address}, {@code completion}, {@code signature}; empty for
     *     nothing
     * @param until until when, in words; null where no period runs
     * @param items what is missing, or what is to be signed
     * @param fields the fields at fault, to be filled in on the page
     * @param attachments the files at fault
     * @param withdrawable whether it can be withdrawn now
     */
    public record View(
            String alliance,
            String caseNumber,
            String organisation,
            Bilingual state,
            String awaits,
            @Nullable Bilingual until,
            List<Bilingual> items,
            List<Asked> fields,
            List<Asked> attachments,
            boolean withdrawable) {}

    /** A field or file of the form that is asked for, with what was given so far. */
    public record Asked(String key, Bilingual label, String value, List<Map<String, Object>> options) {}

    /** @throws RuleViolation not found, if this alliance has no such application */
    public View view(String alliance, String caseNumber) {
        Application application = of(alliance, caseNumber);
        Waiting waiting = application.waiting();
        ApplicationForm form = rules.form(alliance);
        List<String> atFault =
                application.findings().stream().map(Finding::field).toList();
        return new View(
                alliance,
                caseNumber,
                application.organisation(),
                application.state().label(),
                awaits(application),
                waiting == null ? null : waiting.counting(),
                items(application),
                form.fields().stream()
                        .filter(field -> atFault.contains(field.key()))
                        .map(field -> new Asked(
                                field.key(),
                                field.label(),
                                application.dossier().field(field.key()).orElse(""),
                                field.options().stream()
                                        .map(option -> Map.<String, Object>of(
                                                "value", option.value(), "label", option.label()))
                                        .toList()))
                        .toList(),
                form.attachments().stream()
                        .filter(attachment -> atFault.contains(attachment.kind()) || atFault.contains("dossier"))
                        .map(attachment -> new Asked(attachment.kind(), attachment.label(), "", List.of()))
                        .toList(),
                application.isWithdrawable());
    }

    /** Whether the application waits for the applicant to confirm the address. */
    public boolean awaitsAddress(String caseNumber) {
        return store.get(caseNumber).state() == ApplicationState.ADDRESS_TO_BE_CONFIRMED;
    }

    /** Whether an address is one of the applicant's own: sender, notices, representative, liaison. */
    public boolean isApplicant(String alliance, String caseNumber, String address) {
        Application application = of(alliance, caseNumber);
        return Stream.of(
                        Optional.of(application.sender().address()),
                        application.dossier().field(Fields.NOTICE_ADDRESS),
                        application.dossier().field(Fields.REPRESENTATIVE_EMAIL),
                        application.dossier().field(Fields.LIAISON_EMAIL))
                .flatMap(Optional::stream)
                .anyMatch(address::equalsIgnoreCase);
    }

    private Application of(String alliance, String caseNumber) {
        return store.find(caseNumber)
                .filter(application -> application.alliance.equals(alliance))
                .orElseThrow(() -> RuleViolation.notFound(
                        "caseNumber", Bilingual.of("没有入会申请 " + caseNumber, "there is no application " + caseNumber)));
    }

    private static String awaits(Application application) {
        return switch (application.state()) {
            case ADDRESS_TO_BE_CONFIRMED -> "address";
            case TO_BE_COMPLETED -> "completion";
            case TO_BE_SIGNED -> "signature";
            default -> "";
        };
    }

    private List<Bilingual> items(Application application) {
        return switch (application.state()) {
            case TO_BE_COMPLETED ->
                application.findings().stream()
                        .map(finding -> Bilingual.of(
                                finding.message().zh() + "（" + finding.article() + "）",
                                finding.message().en() + " (" + finding.article() + ")"))
                        .toList();
            case TO_BE_SIGNED ->
                signatures.asked(application).stream()
                        .map(document -> Bilingual.of(
                                document.title().zh() + " " + document.version(),
                                document.title().en() + " " + document.version()))
                        .toList();
            default -> List.of();
        };
    }
}
