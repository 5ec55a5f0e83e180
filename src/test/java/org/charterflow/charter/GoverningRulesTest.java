package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.RunsFirst;
import org.charterflow.alliance.ProfileException;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** How an alliance's rules change, and what keeps the old ones; every test gives the rules back as it found them. */
@IntegrationTest
@RunsFirst
@Transactional
@RecordApplicationEvents
class GoverningRulesTest {

    private static final String RESOLUTION = "决议〔2026〕修-1号";
    private static final Map<String, String> ADMISSION = Map.of("organ", "board", "matter", "admission");

    @Autowired
    GoverningRules rules;

    @Autowired
    DecisionTables tables;

    @Autowired
    TableVersions versions;

    @Autowired
    GoverningDocuments documents;

    @Autowired
    CharterOnDay charter;

    @Autowired
    Periods periods;

    @Autowired
    CaseFiles cases;

    @Autowired
    RepositoryService repository;

    @Autowired
    CharterCheck check;

    @Autowired
    TableDeployment deployment;

    @Autowired
    Journal journal;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    ApplicationEvents events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    WebApplicationContext application;

    @TempDir
    Path folder;

    private Instant midnight;

    @BeforeEach
    void today() {
        midnight = LocalDate.ofInstant(clock.instant(), Beijing.ZONE)
                .atStartOfDay(Beijing.ZONE)
                .toInstant();
    }

    @Test
    @Article("OSCAR-40")
    void anAdoptedTableAnswersFromItsInstantOn() {
        Decision before = tables.evaluate("oscar", "voting-rule", ADMISSION);

        assertThat(lowerTheThreshold()).isTrue();

        Decision after = tables.evaluate("oscar", "voting-rule", ADMISSION);
        assertThat(after.integer("thresholdDenominator")).isEqualTo(2);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(tables.asOf(midnight).evaluate("oscar", "voting-rule", ADMISSION))
                .isEqualTo(after);
        assertThat(tables.asOf(midnight.minusMillis(1)).evaluate("oscar", "voting-rule", ADMISSION))
                .isEqualTo(before);
        assertThat(tables.evaluate("coia", "voting-rule", ADMISSION).integer("thresholdDenominator"))
                .isEqualTo(3);
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("voting-rule")
                        .tenantIdIn("oscar")
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isEqualTo(after.version());
    }

    @Test
    @Article("OSCAR-40")
    void aChangeIsMadeOnceAndToldOnce() {
        lowerTheThreshold();

        assertThat(lowerTheThreshold()).isFalse();

        assertThat(versions.of("oscar", "voting-rule"))
                .filteredOn(version -> RESOLUTION.equals(version.resolution()))
                .hasSize(1);
        assertThat(events.stream(RulesTookEffect.class)).singleElement().satisfies(change -> {
            assertThat(change.from()).isEqualTo(midnight);
            assertThat(change.tables()).extracting(TableVersion::decisionId).containsExactly("voting-rule");
        });
    }

    @Test
    void anotherStartKeepsWhatWasAdopted() {
        lowerTheThreshold();
        long deployments = repository.createDeploymentQuery().count();

        rules.takeFromFiles("oscar");

        assertThat(tables.evaluate("oscar", "voting-rule", ADMISSION).integer("thresholdDenominator"))
                .isEqualTo(2);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    @Test
    void aFileChangedAfterwardsTakesThePlaceOfWhatWasAdopted() throws IOException {
        lowerTheThreshold();
        GoverningRules ofFolder = ofFolder();
        ofFolder.takeFromFiles("oscar");
        change("oscar/voting-rule.dmn", "<text>\"written-ballot\"</text>", "<text>\"meeting-ballot\"</text>");

        ofFolder.takeFromFiles("oscar");

        TableVersion now = versions.inForce("oscar", "voting-rule");
        assertThat(now.resolution()).isNull();
        assertThat(now.inForceFrom()).isEqualTo(clock.instant());
        assertThat(tables.evaluate("oscar", "voting-rule", ADMISSION).text("openPeriod"))
                .isEqualTo("meeting-ballot");
        assertThat(tables.asOf(midnight)
                        .evaluate("oscar", "voting-rule", ADMISSION)
                        .integer("thresholdDenominator"))
                .isEqualTo(2);
    }

    @Test
    void aFileBroughtInStepWithTheAdoptedTableChangesNothing() throws IOException {
        lowerTheThreshold();
        TableVersion adopted = versions.inForce("oscar", "voting-rule");
        Files.createDirectories(folder);
        GoverningRules ofFolder = ofFolder();
        Files.writeString(folder.resolve("oscar/voting-rule.dmn"), versions.text(adopted));

        ofFolder.takeFromFiles("oscar");
        ofFolder.takeFromFiles("oscar");

        assertThat(versions.inForce("oscar", "voting-rule")).isEqualTo(adopted);
        rules.takeFromFiles("oscar");
        assertThat(versions.inForce("oscar", "voting-rule").resolution())
                .as("the old file is a change now, and a deliberate one")
                .isNull();
    }

    @Test
    @Article("OSCAR-40")
    void aChangeThatComesLateIsDatedWithItsDay() {
        Instant yesterday = midnight.minus(Duration.ofDays(1));

        rules.takeEffect("oscar", Map.of("voting-rule", lowered()), List.of(), yesterday, RESOLUTION);

        assertThat(versions.inForce("oscar", "voting-rule").inForceFrom()).isEqualTo(yesterday);
        assertThat(versions.at("oscar", yesterday.minusMillis(1)))
                .filteredOn(version -> version.decisionId().equals("voting-rule"))
                .singleElement()
                .satisfies(old -> assertThat(old.inForceUntil()).isEqualTo(yesterday));
    }

    @Test
    @Article("OSCAR-40")
    void nothingTakesEffectBeforeItsInstantOrBehindLaterRules() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> rules.takeEffect(
                        "oscar",
                        Map.of("voting-rule", lowered()),
                        List.of(),
                        clock.instant().plusMillis(1),
                        RESOLUTION))
                .satisfies(refused -> assertThat(refused.rule()).isEqualTo("not-yet-effective"));
        lowerTheThreshold();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> rules.takeEffect(
                        "oscar",
                        Map.of("voting-rule", file("oscar", "voting-rule")),
                        List.of(),
                        midnight.minusMillis(1),
                        "another"))
                .satisfies(refused -> assertThat(refused.rule()).isEqualTo("later-rules-in-force"));
    }

    @Test
    void aTableThatIsNotInOrderIsNotDeployed() {
        long deployments = repository.createDeploymentQuery().count();
        String cited = lowered().replace("\"R-OSCAR-3\"", "\"R-OSCAR-99\"");

        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(
                        () -> rules.takeEffect("oscar", Map.of("voting-rule", cited), List.of(), midnight, RESOLUTION))
                .withMessageContaining("the reading 'R-OSCAR-99' is not in readings.yaml");
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> rules.takeEffect("oscar", Map.of("taxes", cited), List.of(), midnight, RESOLUTION))
                .withMessageContaining("taxes: there is no such decision");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(versions.inForce("oscar", "voting-rule").resolution()).isNull();
    }

    @Test
    @Article("OSCAR-40")
    void aRunningCaseKeepsThePeriodsItBeganWith() throws IOException {
        String running = cases.open("oscar", "test", Bilingual.same("running"));
        Instant event = clock.instant();
        Deadline ten = periods.forward("oscar", "review", event);
        String five = file("oscar", "period").replace("review_out_length\"><text>10", "review_out_length\"><text>5");
        // The clock of the tests stands still: the case was opened before the instant, as on any other day.
        jdbc.sql("update case_file set opened_at = opened_at - interval '1 day' where number = :number")
                .param("number", running)
                .update();

        rules.takeEffect("oscar", Map.of("period", five), List.of(), midnight, RESOLUTION);

        assertThat(periods.ofCase(running).forward("oscar", "review", event)).isEqualTo(ten);
        assertThat(periods.forward("oscar", "review", event).at()).isBefore(ten.at());
        String later = cases.open("oscar", "test", Bilingual.same("later"));
        assertThat(periods.ofCase(later).forward("oscar", "review", event))
                .isEqualTo(periods.forward("oscar", "review", event));
    }

    @Test
    void aPeriodThatCameAfterwardsServesRunningCasesToo() throws IOException {
        GoverningRules ofFolder = ofFolder();
        change("oscar/period.dmn", "\"acceptance-delivery\"", "\"acceptance-delivery\", \"filing\"");
        ofFolder.takeFromFiles("oscar");

        assertThat(periods.asOf(midnight.minusSeconds(1)).forward("oscar", "filing", midnight))
                .isEqualTo(periods.forward("oscar", "filing", midnight));
    }

    @Test
    void aTableOfAnEarlierReleaseIsNotAskedForWhatItDoesNotKnow() throws IOException {
        GoverningRules ofFolder = ofFolder();
        change(
                "oscar/seats.dmn",
                "label=\"解释 Reading\" typeRef=\"string\" />",
                "label=\"解释 Reading\" typeRef=\"string\" /><output id=\"note\" name=\"note\" typeRef=\"string\" />");
        change("oscar/seats.dmn", "</rule>", "<outputEntry><text>\"new\"</text></outputEntry></rule>");
        ofFolder.takeFromFiles("oscar");

        assertThat(versions.forBeginning("oscar", "seats", midnight.minusSeconds(1)))
                .isEqualTo(versions.inForce("oscar", "seats"));
    }

    @Test
    @Article("OSCAR-40")
    void aDayIsAskedAsItEnds() {
        LocalDate day = LocalDate.ofInstant(midnight, Beijing.ZONE);
        UUID coming = announce();
        rules.takeEffect("oscar", Map.of("voting-rule", lowered()), List.of(coming), midnight, RESOLUTION);

        assertThat(threshold(day.minusDays(1))).isEqualTo("3");
        assertThat(threshold(day)).isEqualTo("2");
        assertThat(threshold(day.plusDays(400))).isEqualTo("2");
        assertThat(text(day.minusDays(1))).doesNotContain("过半数");
        assertThat(text(day)).contains("过半数");
        assertThat(charter.rules("oscar", LocalDate.parse("2016-03-08"))).isEmpty();
        assertThat(charter.rules("oscar", LocalDate.parse("2016-03-09"))).hasSameSizeAs(CharterFiles.DECISIONS);
        assertThat(charter.wordings("oscar", "OSCAR-12"))
                .extracting(wording -> wording.document().version())
                .containsExactly("2", "1");
    }

    @Test
    @Article("OSCAR-40")
    void everyDayBetweenTwoAmendmentsAndAtTheirBoundariesHasItsAnswer() throws Exception {
        LocalDate second = LocalDate.ofInstant(midnight, Beijing.ZONE);
        LocalDate first = second.minusDays(40);
        int before = tables.evaluate("oscar", "voting-rule", ADMISSION).version();
        amend(first, lowered(), "决议〔2026〕修-1号");
        amend(second, file("oscar", "voting-rule"), "决议〔2026〕修-2号");

        MockMvc mvc = MockMvcBuilders.webAppContextSetup(application).build();
        String api = "/api/v1/alliances/oscar/charter";
        for (LocalDate day = first.minusDays(2); day.isBefore(second.plusDays(3)); day = day.plusDays(1)) {
            int amendments = day.isBefore(first) ? 0 : day.isBefore(second) ? 1 : 2;
            mvc.perform(get(api).param("on", day.toString()))
                    .andExpect(jsonPath("$.documents[?(@.name == 'charter')].version")
                            .value(String.valueOf(1 + amendments)));
            mvc.perform(get(api + "/rules").param("on", day.toString()))
                    .andExpect(jsonPath("$[?(@.decision == 'voting-rule')].version")
                            .value(before + amendments));
            mvc.perform(get(api + "/articles/OSCAR-12").param("on", day.toString()))
                    .andExpect(jsonPath("$.article.version").value(String.valueOf(1 + amendments)));
        }
        mvc.perform(get(api).param("on", first.toString()))
                .andExpect(jsonPath("$.documents[?(@.name == 'charter')].inForceUntil")
                        .value(midnight.toString()));
    }

    private void amend(LocalDate day, String votingRule, String resolution) {
        UUID coming = announce(resolution);
        Instant from = day.atStartOfDay(Beijing.ZONE).toInstant();
        rules.takeEffect("oscar", Map.of("voting-rule", votingRule), List.of(coming), from, resolution);
    }

    @Test
    @Article("OSCAR-39")
    void anAnnouncedVersionIsKnownAndNotInForce() {
        UUID coming = announce();

        assertThat(documents.versions("oscar"))
                .filteredOn(GoverningDocument::announced)
                .singleElement()
                .satisfies(version -> assertThat(version.version()).isEqualTo("2"));
        documents.expect(coming, midnight.minus(Duration.ofDays(3)));
        assertThat(documents.inForce("oscar", clock.instant()))
                .extracting(GoverningDocument::version)
                .containsOnly("1");
        documents.withdraw(coming, clock.instant());
        assertThat(documents.versions("oscar")).noneMatch(GoverningDocument::announced);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> documents.expect(coming, midnight))
                .satisfies(refused -> assertThat(refused.rule()).isEqualTo("not-announced"));
        assertThat(documents.find(announce()).orElseThrow().version())
                .as("a number is not given twice")
                .isEqualTo("3");
    }

    @Test
    @Article("OSCAR-39")
    void theTextOfAnAnnouncedVersionStays() {
        UUID coming = announce();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update governing_document set text = '' where id = :id")
                        .param("id", coming)
                        .update())
                .withMessageContaining("append-only");
    }

    @Test
    void whatAppliedIsNotRewritten() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update table_version set in_force_from = in_force_from + interval '1 day'")
                        .update())
                .withMessageContaining("only end");
    }

    private boolean lowerTheThreshold() {
        return rules.takeEffect("oscar", Map.of("voting-rule", lowered()), List.of(), midnight, RESOLUTION);
    }

    /** Admissions by more than half instead of two thirds. */
    private static String lowered() {
        return file("oscar", "voting-rule")
                .replace(
                        "boardAdmission_out_thresholdNumerator\"><text>2",
                        "boardAdmission_out_thresholdNumerator\"><text>1")
                .replace(
                        "boardAdmission_out_thresholdDenominator\"><text>3",
                        "boardAdmission_out_thresholdDenominator\"><text>2");
    }

    private static String file(String alliance, String decision) {
        return CharterTables.FILES.decisionResource(alliance, decision).text();
    }

    private UUID announce() {
        return announce(RESOLUTION);
    }

    private UUID announce(String resolution) {
        return documents
                .announce(
                        "oscar",
                        "charter",
                        Bilingual.of("章程", "Charter"),
                        "# 章程 Charter\n\n## OSCAR-12 理事会表决 Voting\n\n入会由过半数赞成。\n\nMore than half in favour.\n",
                        midnight.plus(Duration.ofDays(31)),
                        resolution)
                .id();
    }

    private String threshold(LocalDate on) {
        RuleTable table = charter.rules("oscar", on).stream()
                .filter(rule -> rule.version().decisionId().equals("voting-rule"))
                .findFirst()
                .orElseThrow();
        int column = table.outputs().indexOf(Bilingual.of("通过比例分母", "Threshold denominator"));
        return table.rows().get(0).outputs().get(column);
    }

    private String text(LocalDate on) {
        return charter.article("oscar", "OSCAR-12", on)
                .orElseThrow()
                .articles()
                .get(0)
                .text()
                .zh();
    }

    /** A start with a copy of the charters that the test can change. */
    private GoverningRules ofFolder() throws IOException {
        Path source = Path.of("charters");
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        CharterFiles files = new CharterFiles("file:" + folder, new PathMatchingResourcePatternResolver());
        return new GoverningRules(files, check, versions, deployment, documents, journal, publisher, clock);
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
