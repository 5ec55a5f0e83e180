package org.charterflow.amendment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Office;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.amendment.table.DecisionTable;
import org.charterflow.amendment.table.TableCheck.References;
import org.charterflow.amendment.table.TableReader;
import org.charterflow.charter.Article;
import org.charterflow.charter.Articles;
import org.charterflow.charter.CharterFiles;
import org.charterflow.charter.Reading;
import org.charterflow.charter.Readings;
import org.charterflow.charter.TableVersion;
import org.charterflow.charter.TableVersions;
import org.springframework.stereotype.Component;

/**
 * What the tables of an alliance may refer to. A word is known where some alliance's table says it, or where it names an
 * organ, an office or a period of this one.
 */
@Component
class TableReferences {

    private static final Set<String> ORGANS = Set.of("decidingOrgan", "opinionOrgan", "needsSeatOrgan");

    private final Alliances alliances;
    private final Organs organs;
    private final Readings readings;
    private final TableVersions versions;

    TableReferences(Alliances alliances, Organs organs, Readings readings, TableVersions versions) {
        this.alliances = alliances;
        this.organs = organs;
        this.readings = readings;
        this.versions = versions;
    }

    /**
     * What may be referred to.
     *
     * @param texts the documents as they would be, by name
     * @param period the {@code period} table as it would be
     */
    References of(String alliance, Map<String, String> texts, DecisionTable period) {
        List<Article> articles = texts.entrySet().stream()
                .flatMap(text -> Articles.of(text.getKey(), text.getValue()).stream())
                .toList();
        Map<String, Set<String>> words = spoken();
        organs.of(alliance).stream()
                .map(Organ::id)
                .forEach(organ -> ORGANS.forEach(column -> known(words, column).add(organ)));
        alliances.get(alliance).offices().stream().map(Office::id).forEach(known(words, "callers")::add);
        known(words, "openPeriod").addAll(period.textsOfInput(0));
        return new References(
                article -> article.startsWith("MODEL-")
                        || Articles.cited(articles, article).isPresent(),
                readings.of(alliance).stream().map(Reading::id).collect(Collectors.toSet()),
                words);
    }

    private Map<String, Set<String>> spoken() {
        Map<String, Set<String>> words = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (var alliance : alliances.all()) {
            for (String decision : CharterFiles.DECISIONS) {
                TableVersion version = versions.inForce(alliance.id(), decision);
                if (seen.add(version.sha256())) {
                    DecisionTable table = TableReader.read(
                                    decision, versions.text(version).getBytes(UTF_8))
                            .orThrow();
                    for (int i = 0; i < table.outputs().size(); i++) {
                        Set<String> known = known(words, table.outputs().get(i).name());
                        table.textsOfOutput(i).forEach(text -> known.addAll(List.of(text.split(","))));
                    }
                }
            }
        }
        return words;
    }

    private static Set<String> known(Map<String, Set<String>> words, String column) {
        return words.computeIfAbsent(column, name -> new TreeSet<>());
    }
}
