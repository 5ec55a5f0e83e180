package org.charterflow.mail.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.inbound.MailDesk;
import org.charterflow.mail.inbound.MailStore;
import org.charterflow.mail.inbound.StoredMail;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Who may read and decide on mail: an alliance's secretariat its own, its auditor reads, an administrator all. To
 * everybody else a mail is one that does not exist.
 */
@Component
class MailAccess {

    private final MailStore store;
    private final MailDesk desk;
    private final Alliances alliances;

    MailAccess(MailStore store, MailDesk desk, Alliances alliances) {
        this.store = store;
        this.desk = desk;
        this.alliances = alliances;
    }

    /**
     * The alliances whose mail the viewer may read.
     *
     * @throws RuleViolation forbidden, if there is none
     */
    Set<String> readable(Viewer viewer) {
        Set<String> mine = new TreeSet<>();
        for (AllianceProfile alliance : alliances.all()) {
            if (reads(viewer, alliance.id())) {
                mine.add(alliance.id());
            }
        }
        if (mine.isEmpty()) {
            throw forbidden();
        }
        return mine;
    }

    /**
     * Those of them that are asked for.
     *
     * @param alliance null or empty for all
     * @throws RuleViolation not found, for one the viewer may not know of
     */
    Set<String> readable(Viewer viewer, @org.jspecify.annotations.Nullable String alliance) {
        Set<String> mine = readable(viewer);
        if (alliance == null || alliance.isBlank()) {
            return mine;
        }
        if (!mine.contains(alliance)) {
            throw RuleViolation.notFound("alliance", Viewer.NOTHING_HERE);
        }
        return Set.of(alliance);
    }

    /** @throws RuleViolation not found, for a mail the viewer may not know of */
    StoredMail read(Viewer viewer, UUID id) {
        return store.find(id)
                .filter(mail -> reads(viewer, mail.alliance()))
                .orElseThrow(() -> RuleViolation.notFound("id", Viewer.NOTHING_HERE));
    }

    /** @throws RuleViolation not found as for reading; forbidden for those who only read */
    StoredMail decide(Viewer viewer, UUID id) {
        StoredMail mail = read(viewer, id);
        if (!decides(viewer, mail.alliance())) {
            throw forbidden();
        }
        return mail;
    }

    boolean decides(Viewer viewer, String alliance) {
        return viewer.isSecretariat(alliance) || viewer.isAdministrator();
    }

    /**
     * The mail as it came, for a mail program to open; that it was looked at goes on record.
     *
     * @param channel {@code form} or {@code api}
     */
    ResponseEntity<byte[]> raw(Viewer viewer, UUID id, String channel) {
        StoredMail mail = read(viewer, id);
        byte[] content = store.content(id)
                .orElseThrow(() ->
                        RuleViolation.notFound("id", Bilingual.of("邮件原件已删除。", "The mail as it came has been erased.")));
        desk.viewedRaw(mail, person(viewer, channel));
        return ResponseEntity.ok()
                .contentType(new MediaType("message", "rfc822"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("mail-" + id + ".eml")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }

    static MailDesk.Person person(Viewer viewer, String channel) {
        return new MailDesk.Person(String.valueOf(viewer.userId()), channel);
    }

    private static boolean reads(Viewer viewer, String alliance) {
        return viewer.seesConfidential(alliance) || viewer.isAdministrator();
    }

    private static RuleViolation forbidden() {
        return new RuleViolation(
                "viewer",
                "secretariat-only",
                null,
                Bilingual.of("只有秘书处和管理员可以这样做。", "Only secretariats and administrators may do this."),
                RuleViolation.Kind.FORBIDDEN);
    }
}
