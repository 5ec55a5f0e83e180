package org.charterflow.membership;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.casefile.Finding;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.document.StoredDocument;
import org.springframework.stereotype.Component;

/** Takes the files of applications into the store of documents. They hold personal data: the secretariat alone sees them. */
@Component
class ApplicationFiles {

    /** What the board may see of a dossier: COIA-7.5 has it judge by contribution. */
    private static final String CONTRIBUTION = "contribution-statement";

    private final Documents documents;
    private final ApplicationStore store;
    private final Clock clock;

    ApplicationFiles(Documents documents, ApplicationStore store, Clock clock) {
        this.documents = documents;
        this.store = store;
        this.clock = clock;
    }

    /** Why files cannot be accepted, before anything is stored. */
    static List<Finding> faults(ApplicationForm form, List<NewFile> files, String article) {
        List<Finding> faults = new ArrayList<>();
        for (NewFile file : files) {
            String field = Attachments.kind(form, file.declared(), file.name()).orElse("attachments");
            FileTypes.fault(field, file.name(), file.content(), article).ifPresent(faults::add);
        }
        return faults;
    }

    /** Whether one of them can be a signed document: a scan that is accepted, and is not plainly another paper. */
    static boolean maySign(ApplicationForm form, List<NewFile> files) {
        return files.stream()
                .filter(ApplicationFiles::isAccepted)
                .filter(file -> FileTypes.of(file.name(), file.content())
                        .filter(DossierCheck.SCANS::contains)
                        .isPresent())
                .anyMatch(file -> Attachments.kind(form, file.declared(), file.name())
                        .map(ApplicationRules.FORM::equals)
                        .orElse(true));
    }

    private static boolean isAccepted(NewFile file) {
        return file.content().length <= FileTypes.LARGEST
                && FileTypes.of(file.name(), file.content()).isPresent();
    }

    /** Keeps files with a case without making them part of its dossier. */
    void keep(String alliance, String caseNumber, List<NewFile> files) {
        files.stream()
                .filter(ApplicationFiles::isAccepted)
                .forEach(file -> documents.store(new NewDocument(
                        alliance,
                        caseNumber,
                        file.name(),
                        FileTypes.of(file.name(), file.content()).orElseThrow(),
                        file.content(),
                        Audience.SECRETARIAT)));
    }

    /** Stores the files that can be accepted under the case. */
    void store(String alliance, String caseNumber, ApplicationForm form, List<NewFile> files) {
        for (NewFile file : files) {
            Optional<String> type = FileTypes.of(file.name(), file.content());
            if (type.isPresent() && file.content().length <= FileTypes.LARGEST) {
                store(alliance, caseNumber, form, file, type.get());
            }
        }
    }

    private void store(String alliance, String caseNumber, ApplicationForm form, NewFile file, String type) {
        Optional<String> kind = Attachments.kind(form, file.declared(), file.name());
        Audience audience = kind.filter(CONTRIBUTION::equals).isPresent() ? Audience.ORGAN : Audience.SECRETARIAT;
        StoredDocument stored =
                documents.store(new NewDocument(alliance, caseNumber, file.name(), type, file.content(), audience));
        store.addFile(
                caseNumber,
                new Dossier.File(stored.id(), stored.name(), stored.mediaType(), kind.orElse(null)),
                stored.sha256(),
                clock.instant());
    }
}
