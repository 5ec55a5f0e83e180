package org.charterflow.document.web;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.document.Documents;
import org.charterflow.document.Entitlement;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.RuleViolation;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out documents. Whoever may not read one is told the same as for one that does not exist. */
@Controller
class DocumentController {

    /** What browsers show by themselves without running anything in it. */
    private static final Set<String> SHOWN =
            Set.of("application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain");

    private final Documents documents;
    private final Entitlement entitlement;

    DocumentController(Documents documents, Entitlement entitlement) {
        this.documents = documents;
        this.entitlement = entitlement;
    }

    @GetMapping("/documents/{id}")
    ResponseEntity<byte[]> document(@PathVariable UUID id, Viewer viewer) {
        StoredDocument document = documents
                .find(id)
                .filter(found -> entitlement.mayRead(viewer, found))
                .orElseThrow(() -> viewer.isAnonymous()
                        ? new AccessDeniedException("log in first")
                        : RuleViolation.notFound("document", Viewer.NOTHING_HERE));
        ContentDisposition disposition = (SHOWN.contains(document.mediaType())
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment())
                .filename(document.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header("Content-Disposition", disposition.toString())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(document.sha256())
                .body(documents.content(id));
    }
}
