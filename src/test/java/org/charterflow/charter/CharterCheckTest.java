package org.charterflow.charter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.charterflow.alliance.ProfileException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What is wrong in a charters' folder is told with file, line and what was expected. */
class CharterCheckTest {

    @TempDir
    Path charters;

    @BeforeEach
    void copy() throws IOException {
        Path source = Path.of("charters");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = charters.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void theChartersAreInOrder() {
        assertThatCode(() -> check("oscar", "coia", "copu", "model")).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            coia/period.dmn | "COIA-17" | null | charters/coia/period.dmn, line \\d+: expected an article
            coia/period.dmn | "R-COIA-10" | "R-COIA-99" | line \\d+: the reading 'R-COIA-99' is not in readings.yaml
            coia/period.dmn | "natural-years" | "moons" | line \\d+: unit 'moons': expected one of \\[days, working-days,
            coia/period.dmn | "cut-off" | "cutoff" | line \\d+: kind 'cutoff': expected one of \\[forward, lead, cut-off\\]
            coia/period.dmn | <text>14</text> | <text>"14"</text> | ok
            coia/period.dmn | <text>14</text> | <text>14.5</text> | length: expected a whole number, found '14.5'
            coia/period.dmn | "ip-review" | "ip-audit" | charters/coia/period.dmn: expected a row for the period 'ip-review'
            coia/voting-rule.dmn | <text>"written-ballot"</text> | <text>"paper"</text> | openPeriod: expected a period .* found 'paper'
            coia/voting-rule.dmn | thresholdDenominator"><text>3</text> | thresholdDenominator"><text>0</text> | threshold: expected a fraction from 0 to 1, found 2/0
            coia/voting-rule.dmn | quorumNumerator"><text>2</text> | quorumNumerator"><text>0.67</text> | quorumNumerator: expected a whole number, found '0.67'
            coia/voting-rule.dmn | name="recusal" | name="refusal" | charters/coia/voting-rule.dmn: expected an output column 'recusal'
            coia/voting-rule.dmn | <decision id="voting-rule" | <decision id="rule" | expected the decision id 'voting-rule', found 'rule'
            coia/membership-fee.dmn | <text>&lt;= 2026 | <text>&lt;= today().year | line \\d+: a table answers by its inputs alone, found '<= today\\(\\).year'
            coia/membership-fee.dmn | <text>year</text> | <text>anno</text> | unknown input 'anno', expected some of \\[memberClass, year\\]
            coia/membership-fee.dmn | typeRef="integer"><text>year | typeRef="integer" expressionLanguage="groovy"><text>year | line \\d+: expected FEEL, found an expression in 'groovy'
            coia/membership-fee.dmn | </decisionTable> | </table> | charters/coia/membership-fee.dmn, line \\d+: expected well-formed XML
            coia/readings.yaml | id: R-COIA-2 | id: R-COIA-1 | charters/coia/readings.yaml: the id R-COIA-1 is there twice
            coia/readings.yaml | article: COIA-21.5 | chapter: COIA-21.5 | charters/coia/readings.yaml.*chapter
            """)
    void aMistakeIsNamed(String file, String good, String bad, String expected) throws IOException {
        Path path = charters.resolve(file);
        String text = Files.readString(path, UTF_8);
        int at = text.indexOf(good);
        Files.writeString(path, text.substring(0, at) + bad + text.substring(at + good.length()), UTF_8);

        if (expected.equals("ok")) {
            assertThatCode(() -> check("coia")).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> check("coia"))
                    .isInstanceOf(ProfileException.class)
                    .hasMessageMatching("(?s).*" + expected + ".*");
        }
    }

    @Test
    void aTableThatNeitherAllianceNorModelHasIsNamed() throws IOException {
        Files.delete(charters.resolve("coia/seats.dmn"));
        assertThatCode(() -> check("coia")).doesNotThrowAnyException();

        Files.delete(charters.resolve("model/seats.dmn"));
        assertThatIllegalStateException()
                .isThrownBy(() -> check("coia"))
                .withMessage("charters/coia/seats.dmn: no such table, neither there nor in charters/model");
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CATEGORIES:REST-DAY | CATEGORIES:PARTY | expected the category REST-DAY or WORKED-DAY, found \\[PARTY\\]
            DTSTART;VALUE=DATE:20260101 | DTSTART:20260101T090000Z | expected an all-day event, DTSTART;VALUE=DATE
            DTSTART;VALUE=DATE:20260104 | DTSTART;VALUE=DATE:20260103 | 2026-01-03 is both a rest day and a worked day
            DTSTART;VALUE=DATE:20260101 | DTSTART;VALUE=DATE:20251231 | 2025-12-31 is not in 2026
            DTEND;VALUE=DATE:20260104 | DTEND;VALUE=DATE:20260101 | DTEND is the day after the last day
            BEGIN:VCALENDAR | BEGIN:VCARD | expected an iCalendar file
            """)
    void aMistakeInAHolidayCalendarIsNamed(String good, String bad, String expected) throws IOException {
        Path path = charters.resolve("model/holidays/CN-2026.ics");
        String text = Files.readString(path, UTF_8);
        int at = text.indexOf(good);
        Files.writeString(path, text.substring(0, at) + bad + text.substring(at + good.length()), UTF_8);

        assertThatIllegalStateException()
                .isThrownBy(() -> HolidayFile.read(new FileSystemResource(path), 2026))
                .withMessageMatching("(?s).*CN-2026.ics.*" + expected + ".*");
    }

    @Test
    void aHolidayCalendarIsNamedAfterCountryAndYear() throws IOException {
        Files.writeString(charters.resolve("model/holidays/CN-next.ics"), "", UTF_8);

        assertThatIllegalStateException()
                .isThrownBy(() -> files().holidays("oscar", "CN"))
                .withMessage("charters/model/holidays/CN-next.ics: expected a name such as CN-2026.ics");
    }

    @Test
    void anAlliancesOwnCalendarAddsAndReplacesYears() throws IOException {
        Path own = Files.createDirectories(charters.resolve("oscar/holidays"));
        String year = Files.readString(charters.resolve("model/holidays/CN-2026.ics"), UTF_8);
        Files.writeString(own.resolve("CN-2026.ics"), year, UTF_8);
        Files.writeString(own.resolve("CN-2027.ics"), MadeUpYear.TEXT, UTF_8);

        assertThatCode(() -> files().holidays("oscar", "CN").forEach((y, file) -> HolidayFile.read(file, y)))
                .doesNotThrowAnyException();
        assertThat(files().holidays("oscar", "CN")).containsOnlyKeys(2025, 2026, 2027);
        assertThat(files().holidays("oscar", "CN"))
                .hasEntrySatisfying(
                        2026, file -> assertThat(file.getDescription()).contains("oscar"));
        assertThat(files().holidays("coia", "CN")).containsOnlyKeys(2025, 2026);
    }

    private void check(String... alliances) {
        CharterFiles files = files();
        new CharterCheck(files, new Readings(files)).check(List.of(alliances));
    }

    private CharterFiles files() {
        try {
            return new CharterFiles(charters.toUri().toURL().toString(), new PathMatchingResourcePatternResolver());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
