package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;

class ReadingsTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^## ([A-Z]+-\\d+)\\b");

    private final Readings readings = new Readings(CharterTables.FILES);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"oscar, R-OSCAR-1, 39", "coia, R-COIA-1, 31", "copu, R-MODEL-1, 9", "model, R-MODEL-1, 9"})
    void anAlliancesOwnReadingsComeBeforeTheModels(String alliance, String first, int number) {
        List<Reading> all = readings.of(alliance);

        assertThat(all).hasSize(number);
        assertThat(all.get(0).id()).isEqualTo(first);
        assertThat(all.get(number - 1).id()).isEqualTo("R-MODEL-9");
    }

    @Test
    void aReadingIsFoundByTheAllianceThatReliesOnIt() {
        Reading reading = readings.find("oscar", "R-OSCAR-1").orElseThrow();

        assertThat(reading.article()).isEqualTo("OSCAR-12");
        assertThat(reading.answer().zh()).contains("常务理事长");
        assertThat(reading.resolution()).isNull();
        assertThat(readings.find("coia", "R-OSCAR-1")).isEmpty();
        assertThat(readings.find("oscar", "R-MODEL-1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oscar", "coia", "copu"})
    void whatReadingsReadAndTablesCiteStandsInTheDocuments(String alliance) throws IOException {
        Set<String> sections = new HashSet<>();
        for (String folder : List.of(alliance, CharterFiles.MODEL)) {
            for (Resource document : CharterTables.FILES.documents(folder)) {
                HEADING.matcher(GoverningDocumentFile.read(document).text())
                        .results()
                        .forEach(m -> sections.add(m.group(1)));
            }
        }

        assertThat(readings.of(alliance))
                .allSatisfy(reading -> assertThat(sections).contains(article(reading.article())));
        for (DecisionResource table : CharterTables.FILES.decisionResources(alliance)) {
            assertThat(TableFile.read(table).rows())
                    .allSatisfy(row -> assertThat(sections).contains(article(row.text("article"))));
        }
    }

    private static String article(@Nullable String id) {
        return String.valueOf(id).replaceFirst("\\..*", "");
    }
}
