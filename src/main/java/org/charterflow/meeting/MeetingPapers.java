package org.charterflow.meeting;

import java.util.UUID;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Papers of meetings: stored like every document, after a virus scanner has seen them where one is connected. */
@Component
class MeetingPapers {

    private final Documents documents;
    private final ObjectProvider<VirusScanner> scanner;

    MeetingPapers(Documents documents, ObjectProvider<VirusScanner> scanner) {
        this.documents = documents;
        this.scanner = scanner;
    }

    /**
     * Stores a paper.
     *
     * @return its document's id
     * @throws RuleViolation if it is too large, of a type that is not accepted, the scanner finds something in it or cannot be asked
     */
    @Transactional
    UUID store(NewDocument paper) {
        scanner.orderedStream()
                .flatMap(each -> each.finds(paper.content()).stream())
                .findFirst()
                .ifPresent(found -> {
                    throw RuleViolation.invalid(
                            "paper",
                            "virus-free",
                            Bilingual.of("文件含有恶意内容：" + found, "the file carries malicious content: " + found));
                });
        return documents.store(paper).id();
    }
}
