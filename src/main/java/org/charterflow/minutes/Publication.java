package org.charterflow.minutes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.minutes.Minutes.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes minutes to those entitled to attend (OSCAR-29.6 as read in R-OSCAR-18): conclusions that are resolutions are
 * in the register already, what is confidential is left out and said to be. A version is never changed; a correction is
 * the next one, with its reason.
 */
@Service
public class Publication {

    private static final String ARTICLE = "OSCAR-29.6";
    private static final int LONGEST = 500;

    private final MinutesStore store;
    private final MinutesDrafts drafts;
    private final MinutesComposer composer;
    private final MinutesDocument document;
    private final MinutesNotices notices;
    private final ActionItems actions;
    private final Documents documents;
    private final CaseFiles cases;
    private final Journal journal;
    private final Clock clock;

    Publication(
            MinutesStore store,
            MinutesDrafts drafts,
            MinutesComposer composer,
            MinutesDocument document,
            MinutesNotices notices,
            ActionItems actions,
            Documents documents,
            CaseFiles cases,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.composer = composer;
        this.document = document;
        this.notices = notices;
        this.actions = actions;
        this.documents = documents;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Publishes the latest revision as the first version, puts its open points on record and closes the meeting's case.
     *
     * @throws RuleViolation if the minutes are published already, or an item has no conclusion
     */
    @Transactional
    public Version publish(String caseNumber) {
        Minutes minutes = store.findForChange(caseNumber).orElseThrow(() -> MinutesRefusals.noMinutes(caseNumber));
        if (minutes.state() == State.DRAFT || minutes.state() == State.PUBLISHED) {
            throw MinutesRefusals.wrongState(minutes);
        }
        MinutesText text = store.revision(caseNumber, minutes.revision()).text();
        Version version = issue(minutes, text, minutes.revision(), 1, null, "charterflow");
        store.state(caseNumber, State.PUBLISHED, minutes.revision(), minutes.answersUntil());
        cases.close(caseNumber, "minutes-published", State.PUBLISHED.label());
        actions.agree(minutes, text);
        return version;
    }

    /**
     * Corrects published minutes: the next version, sent to everybody who got the one before. That the caller is of the
     * secretariat is checked by the door.
     *
     * @param reason why, in the words everybody gets to read
     * @throws RuleViolation naming {@code reason} or what {@link MinutesDrafts#save} names; if nothing is published yet,
     *     or somebody else corrected it meanwhile
     */
    @Transactional
    public Version correct(String caseNumber, MinutesEdit edit, String reason, String by) {
        Minutes minutes = store.findForChange(caseNumber).orElseThrow(() -> MinutesRefusals.noMinutes(caseNumber));
        if (minutes.state() != State.PUBLISHED) {
            throw MinutesRefusals.wrongState(minutes);
        }
        if (edit.edit() != minutes.edit()) {
            throw MinutesRefusals.changedMeanwhile();
        }
        if (reason.isBlank()) {
            throw MinutesRefusals.required("reason");
        }
        if (reason.length() > LONGEST) {
            throw MinutesRefusals.tooLong("reason", LONGEST);
        }
        MinutesText before = store.revision(caseNumber, minutes.revision()).text();
        MinutesText text = drafts.checked(
                caseNumber,
                new MinutesEdit(edit.edit(), edit.texts(), before.openPoints(), edit.confidential()),
                before);
        int revision = minutes.revision() + 1;
        store.insertRevision(caseNumber, revision, text);
        int number = store.versions(caseNumber).get(0).number() + 1;
        actions.classify(caseNumber, text);
        Version version = issue(minutes, text, revision, number, reason.strip(), by);
        store.state(caseNumber, State.PUBLISHED, revision, minutes.answersUntil());
        return version;
    }

    private Version issue(
            Minutes minutes, MinutesText text, int revision, int number, @Nullable String reason, String by) {
        String caseNumber = minutes.caseNumber();
        drafts.requireConcluded(caseNumber, text);
        MinutesContent whole = composer.compose(caseNumber, text, edition(number, reason));
        MinutesContent open = whole.withoutConfidential();
        String markdown = document.markdown(open);
        String sha256 = DigestUtils.sha256Hex(markdown.getBytes(StandardCharsets.UTF_8));
        String name = caseNumber + "-minutes-v" + number;
        UUID pdf = store(
                minutes, name + ".pdf", document.pdf(markdown, open.title().zh()), Audience.ORGAN);
        UUID archive = whole.hasConfidential()
                ? store(
                        minutes,
                        name + "-confidential.pdf",
                        document.pdf(document.markdown(whole), whole.title().zh()),
                        Audience.SECRETARIAT)
                : null;
        Version version = new Version(
                caseNumber,
                number,
                revision,
                markdown,
                sha256,
                pdf,
                archive,
                reason,
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.insert(version);
        journal.record(new JournalEntry(
                minutes.alliance(),
                caseNumber,
                by,
                reason == null ? "engine" : "form",
                reason == null ? "minutes-issued" : "minutes-corrected",
                ARTICLE,
                Map.of("version", number, "sha256", sha256)));
        notices.published(minutes, open, version);
        return version;
    }

    private static Bilingual edition(int number, @Nullable String reason) {
        return reason == null
                ? Bilingual.of("第 " + number + " 版", "version " + number)
                : Bilingual.of("第 " + number + " 版，更正：" + reason, "version " + number + ", corrected: " + reason);
    }

    private UUID store(Minutes minutes, String name, byte[] content, Audience audience) {
        return documents
                .store(new NewDocument(
                        minutes.alliance(), minutes.caseNumber(), name, "application/pdf", content, audience))
                .id();
    }

    /** The versions of minutes, the latest first. */
    public List<Version> versions(String caseNumber) {
        return store.versions(caseNumber);
    }

    /** A version as a page of its own, ready to be printed (XHTML). */
    public String page(Version version) {
        return document.page(version.markdown(), version.caseNumber());
    }
}
