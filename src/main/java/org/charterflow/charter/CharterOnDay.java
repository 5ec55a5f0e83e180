package org.charterflow.charter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What applied on a given day, text and rules; a day is asked as it ends, in the alliance's zone. */
@Service
public class CharterOnDay {

    private final Alliances alliances;
    private final GoverningDocuments documents;
    private final TableVersions tables;
    private final Clock clock;

    CharterOnDay(Alliances alliances, GoverningDocuments documents, TableVersions tables, Clock clock) {
        this.alliances = alliances;
        this.documents = documents;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * A version of a document with its articles.
     *
     * @param articles in the order of the text
     */
    public record Text(GoverningDocument document, List<Article> articles) {}

    /**
     * The day that is asked; today in the alliance's zone, where none is named.
     *
     * @throws RuleViolation invalid, if it is in no year from 1900 to 2200
     */
    public LocalDate day(String alliance, @Nullable LocalDate on) {
        LocalDate day = on == null
                ? LocalDate.ofInstant(clock.instant(), alliances.get(alliance).zone())
                : on;
        if (day.getYear() < 1900 || day.getYear() > 2200) {
            throw RuleViolation.invalid(
                    "on", "day", Bilingual.of("日期应在1900年至2200年之间", "expected a day in one of the years 1900 to 2200"));
        }
        return day;
    }

    /** The governing documents in force on a day, by name. */
    public List<Text> documents(String alliance, LocalDate on) {
        return documents.inForce(alliance, end(alliance, on)).stream()
                .map(this::text)
                .toList();
    }

    /** The tables in force on a day, by decision id. */
    public List<RuleTable> rules(String alliance, LocalDate on) {
        return tables.at(alliance, end(alliance, on)).stream()
                .map(version -> RuleTable.of(version, tables.text(version)))
                .toList();
    }

    /** What people call the alliance's documents and tables, as they are now: by document name and decision id. */
    public Map<String, Bilingual> titles(String alliance) {
        Map<String, Bilingual> titles = new HashMap<>();
        LocalDate today = day(alliance, null);
        documents.inForce(alliance, clock.instant()).forEach(document -> titles.put(document.name(), document.title()));
        rules(alliance, today).forEach(table -> titles.put(table.version().decisionId(), table.title()));
        return titles;
    }

    /**
     * The DMN of a table in force on a day.
     *
     * @throws RuleViolation not found, if the alliance had no such table then
     */
    public String dmn(String alliance, String decisionId, LocalDate on) {
        return tables.at(alliance, end(alliance, on)).stream()
                .filter(version -> version.decisionId().equals(decisionId))
                .findFirst()
                .map(tables::text)
                .orElseThrow(() -> RuleViolation.notFound(
                        "decision",
                        Bilingual.of(
                                "%s没有规则表“%s”".formatted(on, decisionId),
                                "there was no table '%s' on %s".formatted(decisionId, on))));
    }

    /**
     * An article in every version there is, the newest first, those announced among them.
     *
     * @param cited an article or an item of one, such as {@code OSCAR-29.6}
     * @throws RuleViolation not found, if no document of the alliance has it
     */
    public List<Text> wordings(String alliance, String cited) {
        List<Text> wordings = documents.versions(alliance).stream()
                .sorted(Comparator.comparing(GoverningDocument::effectiveFrom).reversed())
                .flatMap(document -> cited(text(document), cited).stream())
                .toList();
        if (wordings.isEmpty()) {
            throw RuleViolation.notFound(
                    "article", Bilingual.of("组织文件中没有" + cited, "no governing document has the article " + cited));
        }
        return wordings;
    }

    /** An article as it applied on a day; empty where none did. */
    public Optional<Text> article(String alliance, String cited, LocalDate on) {
        return documents(alliance, on).stream()
                .flatMap(text -> cited(text, cited).stream())
                .findFirst();
    }

    private static Optional<Text> cited(Text text, String cited) {
        return Articles.cited(text.articles(), cited).map(article -> new Text(text.document(), List.of(article)));
    }

    private Text text(GoverningDocument document) {
        return new Text(document, Articles.of(document.name(), documents.text(document.id())));
    }

    private Instant end(String alliance, LocalDate on) {
        return on.plusDays(1)
                .atStartOfDay(alliances.get(alliance).zone())
                .toInstant()
                .minusNanos(1000);
    }
}
