package org.charterflow.charter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.DigestUtils;
import org.charterflow.alliance.ProfileException;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.TableDeployment.Deployed;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place where an alliance's rules change: by a resolution on the day it takes effect, or by the files of
 * {@code charters/} at a start. What a resolution adopted stands above the file it was adopted over.
 */
@Service
@DependsOn("charterAtStart")
public class GoverningRules {

    private static final Logger LOG = LoggerFactory.getLogger(GoverningRules.class);

    private final CharterFiles files;
    private final CharterCheck check;
    private final TableVersions versions;
    private final TableDeployment deployment;
    private final GoverningDocuments documents;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GoverningRules(
            CharterFiles files,
            CharterCheck check,
            TableVersions versions,
            TableDeployment deployment,
            GoverningDocuments documents,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.check = check;
        this.versions = versions;
        this.deployment = deployment;
        this.documents = documents;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a resolution adopted takes effect: its tables and its governing documents are in force from one instant on.
     * Done once for a resolution, however often it is called; late or not, dated with the instant it is effective.
     *
     * @param alliance alliance id
     * @param tables the changed tables, DMN by decision id; checked before anybody voted on them. One that says what is
     *     in force already stays the version it is.
     * @param announced the versions of documents that were announced ({@link GoverningDocuments#announce})
     * @param from the first instant at which they are in force, not later than now
     * @param resolution number of the resolution
     * @return false where the resolution had taken effect before
     * @throws RuleViolation conflict, if the instant has not come, or rules that came in force after it are in the way
     * @throws ProfileException naming what is wrong with a table; nothing is changed
     */
    @Transactional
    public boolean takeEffect(
            String alliance, Map<String, String> tables, List<UUID> announced, Instant from, String resolution) {
        versions.lock(alliance);
        if (versions.adopted(alliance, resolution) || documents.adopted(alliance, resolution)) {
            return false;
        }
        if (from.isAfter(clock.instant())) {
            throw conflict("not-yet-effective", Bilingual.of("生效时间未到：" + from, "not in force before " + from));
        }
        require(alliance, tables);
        Map<String, String> others = new LinkedHashMap<>(tables);
        others.entrySet()
                .removeIf(table -> versions.inForce(alliance, table.getKey())
                        .sha256()
                        .equals(DigestUtils.sha256Hex(table.getValue())));
        others.keySet().forEach(decision -> requireOlder(versions.inForce(alliance, decision), from));
        List<TableVersion> changed = replace(
                alliance,
                others,
                from,
                resolution,
                decision -> versions.fileSha256(versions.inForce(alliance, decision)));
        List<GoverningDocument> inForce = announced.stream()
                .map(version -> documents.takeEffect(alliance, version, from, resolution))
                .toList();
        journal.record(new JournalEntry(
                alliance,
                null,
                "engine",
                "engine",
                "rules-took-effect",
                null,
                Map.of(
                        "resolution", resolution,
                        "from", from.toString(),
                        "tables", names(changed),
                        "documents",
                                inForce.stream()
                                        .map(document -> document.name() + " " + document.version())
                                        .toList())));
        events.publishEvent(new RulesTookEffect(alliance, from, resolution, changed, inForce));
        return true;
    }

    /**
     * Puts in force, at a start, the files that are new or have changed since; all others leave what is in force alone.
     * Only a file that was changed after a resolution was adopted over it takes that resolution's place.
     */
    @Transactional
    public void takeFromFiles(String alliance) {
        versions.lock(alliance);
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, String> changed = new LinkedHashMap<>();
        Map<String, TableVersions.AboveFile> inForce = versions.aboveFiles(alliance);
        for (DecisionResource file : files.decisionResources(alliance)) {
            String text = file.text();
            String sha256 = DigestUtils.sha256Hex(text);
            TableVersions.AboveFile current = inForce.get(file.decisionId());
            if (current == null) {
                first.put(file.decisionId(), text);
            } else if (!current.fileSha256().equals(sha256)) {
                if (current.version().sha256().equals(sha256)) {
                    versions.standAbove(current.version(), sha256);
                } else {
                    changed.put(file.decisionId(), text);
                    warnOf(current.version(), file);
                }
            }
        }
        if (!first.isEmpty()) {
            replace(alliance, first, beginning(alliance), null, decision -> DigestUtils.sha256Hex(first.get(decision)));
        }
        List<TableVersion> replaced = replace(
                alliance, changed, clock.instant(), null, decision -> DigestUtils.sha256Hex(changed.get(decision)));
        if (!replaced.isEmpty()) {
            journal.record(new JournalEntry(
                    alliance,
                    null,
                    "engine",
                    "engine",
                    "rules-taken-from-files",
                    null,
                    Map.of("tables", names(replaced))));
        }
    }

    private List<TableVersion> replace(
            String alliance,
            Map<String, String> tables,
            Instant from,
            @Nullable String resolution,
            UnaryOperator<String> file) {
        if (tables.isEmpty()) {
            return List.of();
        }
        Map<String, Deployed> deployed = deployment.deploy(alliance, tables);
        List<TableVersion> versionsNow = new ArrayList<>();
        tables.forEach((decision, text) -> {
            Deployed table = Objects.requireNonNull(deployed.get(decision), decision);
            TableVersion version = new TableVersion(
                    UUID.randomUUID(),
                    alliance,
                    decision,
                    table.version(),
                    table.definitionId(),
                    DigestUtils.sha256Hex(text),
                    from,
                    null,
                    resolution);
            String columns = TableFile.read(DecisionResource.of(alliance, decision, text))
                    .columns();
            versions.replace(version, text, columns, file.apply(decision));
            versionsNow.add(version);
        });
        return List.copyOf(versionsNow);
    }

    private void require(String alliance, Map<String, String> tables) {
        List<Bilingual> objections = objections(alliance, tables);
        if (!objections.isEmpty()) {
            throw new ProfileException(
                    objections.stream().map(Bilingual::en).sorted().toList());
        }
    }

    /**
     * Why tables cannot take effect; empty if nothing is wrong with them. Asked before anybody votes on them.
     *
     * @param tables DMN by decision id, together
     * @throws ProfileException if one of them is no table
     */
    public List<Bilingual> objections(String alliance, Map<String, String> tables) {
        for (String decision : tables.keySet()) {
            if (!CharterFiles.DECISIONS.contains(decision)) {
                return List.of(Bilingual.of(decision + "：没有这个规则表", decision + ": there is no such decision"));
            }
        }
        String period = tables.getOrDefault("period", versions.text(versions.inForce(alliance, "period")));
        return check.problems(
                alliance,
                tables.entrySet().stream()
                        .map(table -> DecisionResource.of(alliance, table.getKey(), table.getValue()))
                        .toList(),
                DecisionResource.of(alliance, "period", period));
    }

    private static void requireOlder(TableVersion current, Instant from) {
        if (current.inForceFrom().isAfter(from)) {
            throw conflict(
                    "later-rules-in-force",
                    Bilingual.of(
                            "%s已有自%s起生效的版本".formatted(current.decisionId(), current.inForceFrom()),
                            "%s has a version in force since %s"
                                    .formatted(current.decisionId(), current.inForceFrom())));
        }
    }

    /** The tables of the files say what the alliance's documents say: they are as old as the newest in force. */
    private Instant beginning(String alliance) {
        Instant now = clock.instant();
        return documents.inForce(alliance, now).stream()
                .map(GoverningDocument::effectiveFrom)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private static void warnOf(TableVersion current, DecisionResource file) {
        if (current.resolution() != null) {
            LOG.warn(
                    "{} was changed after resolution {} had replaced it, and takes its place now",
                    file.name(),
                    current.resolution());
        }
    }

    private static List<String> names(List<TableVersion> tables) {
        return tables.stream()
                .map(table -> table.decisionId() + " " + table.version())
                .toList();
    }

    private static RuleViolation conflict(String rule, Bilingual message) {
        return new RuleViolation("from", rule, null, message, RuleViolation.Kind.CONFLICT);
    }
}
