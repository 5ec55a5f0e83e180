package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.charterflow.Article;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class ProfileFilesTest {

    private static final Path CHARTERS = Path.of("charters");

    @TempDir
    Path folder;

    @Test
    void nineAlliancesThoseWithACharterOfTheirOwnFirst() {
        List<AllianceProfile> profiles = files(CHARTERS).read();

        assertThat(profiles)
                .extracting(AllianceProfile::id)
                .containsExactly(
                        "coia", "oscar", "changfeng", "ciosa", "cocreate", "copu", "green", "hubei", "ualliance");
        assertThat(profiles)
                .allSatisfy(profile -> assertThat(files(CHARTERS)
                                .applicationForm(profile)
                                .field("memberClass")
                                .orElseThrow()
                                .options())
                        .hasSameSizeAs(profile.memberClasses()));
    }

    @Test
    @Article("OSCAR-21")
    @Article("OSCAR-11")
    @Article("OSCAR-13")
    @Article("OSCAR-16")
    void oscarAsItsCharterSays() {
        AllianceProfile oscar = profile("oscar");

        assertThat(oscar.memberClasses())
                .extracting(MemberClass::id)
                .containsExactly("board", "full", "enterprise", "user");
        assertThat(oscar.organ("board").orElseThrow().capacities())
                .filteredOn(capacity -> !capacity.votes())
                .extracting(SeatCapacity::id)
                .containsExactly("adviser");
        assertThat(oscar.office("chair").orElseThrow().term()).isEqualTo(new Office.Term(5, false, "OSCAR-13"));
        assertThat(oscar.office("deputy-secretary-general").orElseThrow().holders())
                .isEqualTo(2);
    }

    @Test
    @Article("COIA-4")
    @Article("COIA-12")
    @Article("COIA-18")
    @Article("COIA-19")
    @Article("COIA-20")
    @Article("COIA-25.6")
    void coiaAsItsCharterSays() {
        AllianceProfile coia = profile("coia");

        assertThat(coia.memberClasses()).extracting(MemberClass::id).containsExactly("director", "ordinary", "partner");
        for (String committee : List.of("technical-committee", "outreach-committee", "safety-committee")) {
            assertThat(coia.office(committee + "-chair").orElseThrow().holders())
                    .isEqualTo(1);
            assertThat(coia.office(committee + "-vice-chair").orElseThrow().holders())
                    .isEqualTo(3);
        }
        assertThat(coia.office("deputy-secretary-general").orElseThrow().holders())
                .isEqualTo(3);
        assertThat(coia.payee())
                .isNotNull()
                .satisfies(payee -> assertThat(payee.kind()).isEqualTo(Payee.Kind.ESCROW));
    }

    @Test
    @Article("COIA-7.5")
    void onlyCoiasDirectorsOweAContributionStatement() {
        ApplicationForm form = files(CHARTERS).applicationForm(profile("coia"));
        var statement = form.attachment("contribution-statement").orElseThrow();

        assertThat(statement.isRequired(new ApplicationForm.Applicant("director", false, false, true)))
                .isTrue();
        assertThat(statement.isRequired(new ApplicationForm.Applicant("ordinary", false, false, true)))
                .isFalse();
        assertThat(form.fields().stream()
                        .map(ApplicationForm.Field::key)
                        .dropWhile(key -> !key.equals("mainBusiness"))
                        .skip(1)
                        .findFirst())
                .contains("aiRelated");
    }

    @Test
    void alliancesWithoutACharterAreLabelledModel() {
        assertThat(files(CHARTERS).read())
                .filteredOn(profile -> profile.charter() == AllianceProfile.CharterBasis.MODEL)
                .hasSize(7)
                .allSatisfy(profile -> {
                    assertThat(profile.organs()).extracting(Organ::article).containsOnly("model");
                    assertThat(profile.offices()).extracting(Office::article).containsOnly("model");
                    assertThat(profile.memberClasses())
                            .extracting(MemberClass::article)
                            .containsOnly("model");
                });
    }

    @BeforeEach
    void copyOneAlliance() throws IOException {
        Files.createDirectories(folder.resolve("oscar"));
        Files.createDirectories(folder.resolve("model"));
        copy("oscar/alliance.yaml");
        copy("model/application-form.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            caseMark: OSCAR           | caseMrk: OSCAR        | line {}: caseMrk: unknown key, expected one of
            caseMark: OSCAR           |                       | caseMark: the key is missing, expected a text
            caseMark: OSCAR           | caseMark: oscar       | caseMark: expected capitals and digits, found "oscar"
            documentMark: 云开联       | documentMark: ""      | documentMark: expected a text, found none
            zone: Asia/Shanghai       | zone: Asia/Peking     | zone: expected a time zone such as Asia/Shanghai, found "Asia/Peking"
            country: CN               | country: China        | country: expected two letters of ISO 3166 such as CN, found "China"
            currency: CNY             | currency: RMB         | currency: expected three letters of ISO 4217 such as CNY, found "RMB"
            language: zh              | language: cn          | language: expected one of en, zh, found "cn"
            charter: own              | charter: owned        | charter: expected one of own, model, found "owned"
            founded: "2016-03-09"     | founded: "2016-13"    | founded: expected a year, a month such as 2014-05 or a date, found "2016-13"
            id: oscar                 | id: osca              | id: expected the folder's name "oscar", found "osca"
            holders: 2                | holders: two          | offices[6].holders: expected a whole number, found "two"
            holders: 2                | holders: 0            | offices[deputy-secretary-general].holders: expected at least 1, found "0"
            years: 5                  | yaers: 5              | line {}: offices[0].term.years: expected a whole number
            votes: false              | vote: false           | line {}: organs[0].capacities[3].votes: expected true or false
            kind: steering-committee  | kind: steering        | organs[2].kind: expected one of board, secretariat, steering-committee
            capacity: board-member}   | capacity: boardmember} | memberClasses[board].seat.capacity: expected one of adviser, board-member, institute, vice-chair-unit, found "boardmember"
            article: OSCAR-22         | article: COIA-22      | memberClasses[board].article: expected an article such as OSCAR-12, or "model", found "COIA-22"
            id: user                  | id: full              | memberClasses: expected every id once, found "full twice"
            id: user                  | id: adviser           | memberClasses[adviser].id: expected another word: advisers are no members, found "adviser"
            apply: apply@             | apply: apply@mail.    | mail.addresses.apply: expected an address at oscar.example, found "apply@mail.oscar.example"
            caseMark: OSCAR           | id: oscar             | line {}: expected valid YAML
            documentMark: 云开联       | documentMark "云"     | expected valid YAML: while scanning
            caseMark: OSCAR           | caseMark: [OSCAR      | line {}: caseMark: expected a text
            """)
    void everyMistakeIsNamedWithPlaceAndExpectation(String from, String to, String expected) throws IOException {
        int line = replace("oscar/alliance.yaml", from, to == null ? "" : to);

        assertThatThrownBy(() -> files(folder).read())
                .isInstanceOf(ProfileException.class)
                .hasMessageStartingWith("charters/oscar/alliance.yaml")
                .hasMessageContaining(expected.replace("{}", String.valueOf(line)));
    }

    @Test
    void allMistakesOfAFileAreToldAtOnce() throws IOException {
        replace("oscar/alliance.yaml", "country: CN", "country: China");
        replace("oscar/alliance.yaml", "article: OSCAR-22", "article: OSCAR-XXII");

        assertThatThrownBy(() -> files(folder).read()).hasMessageContainingAll("country: ", "OSCAR-XXII");
    }

    @Test
    void twoAlliancesDoNotShareAMark() throws IOException {
        Files.createDirectories(folder.resolve("twin"));
        String twin = Files.readString(folder.resolve("oscar/alliance.yaml")).replace("id: oscar", "id: twin");
        Files.writeString(folder.resolve("twin/alliance.yaml"), twin);

        assertThatThrownBy(() -> files(folder).read())
                .hasMessageContaining("charters/twin/alliance.yaml: caseMark: expected one that no other alliance has");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            check: uscc          | check: usc          | fields[3].check: expected one of uscc, lei
            required: foreign    | required: often     | required: expected one of always, never, domestic
            key: shortName       | key: short-name     | fields[short-name].key: expected a word in camelCase
            key: shortName       | key: uscc           | fields: expected every id once, found "uscc twice"
            kind: logo           | kind: Logo          | attachments[Logo].kind: expected a word in kebab-case
            variants: [推荐人,    | variants: [公司名称, | fields[referrer].variants: expected labels that no other field has
            """)
    void mistakesInTheFormAreNamedToo(String from, String to, String expected) throws IOException {
        replace("model/application-form.yaml", from, to);

        assertThatThrownBy(() -> files(folder).applicationForm(profile("oscar")))
                .isInstanceOf(ProfileException.class)
                .hasMessageStartingWith("charters/model/application-form.yaml")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            omit: [referer]                                                                    | omit: "referer" is neither a field nor an attachment
            fields: [{after: x, field: {key: y, label: {zh: 甲, en: A}, required: never}}]      | fields: "x" is no field
            fields: [{after: uscc, field: {key: y, label: {zh: 甲, en: A}, required: never, classes: [gold]}}] | fields[y].classes: expected one of board, enterprise, full, user
            fields: [{after: uscc, field: {key: y, label: {zh: 甲}, required: never}}]          | fields[0].field.label.en: the key is missing
            """)
    void mistakesInAnAmendmentAreNamedToo(String amendment, String expected) throws IOException {
        Files.writeString(folder.resolve("oscar/application-form.yaml"), amendment);

        assertThatThrownBy(() -> files(folder).applicationForm(profile("oscar")))
                .isInstanceOf(ProfileException.class)
                .hasMessageStartingWith("charters/oscar/application-form.yaml")
                .hasMessageContaining(expected);
    }

    @Test
    void anAllianceOmitsReplacesAndAdds() throws IOException {
        Files.writeString(folder.resolve("oscar/application-form.yaml"), """
                omit: [referrer, logo]
                fields:
                  - field: {key: shortName, label: {zh: 常用名, en: Common name}, required: always}
                  - after: shortName
                    field: {key: stockCode, label: {zh: 股票代码, en: Stock code}, required: never}
                """);

        ApplicationForm form = files(folder).applicationForm(profile("oscar"));

        assertThat(form.fields())
                .extracting(ApplicationForm.Field::key)
                .doesNotContain("referrer")
                .containsSubsequence("legalNameEn", "shortName", "stockCode", "uscc");
        assertThat(form.attachment("logo")).isEmpty();
        assertThat(form.field("shortName").orElseThrow().label().en()).isEqualTo("Common name");
    }

    private static AllianceProfile profile(String id) {
        return files(CHARTERS).read().stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ProfileFiles files(Path charters) {
        return new ProfileFiles(charters.toUri().toString(), new PathMatchingResourcePatternResolver());
    }

    private void copy(String file) throws IOException {
        Files.copy(CHARTERS.resolve(file), folder.resolve(file));
    }

    /** Replaces the first of these words; returns its line, counted from 1. */
    private int replace(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        int at = text.indexOf(from);
        assertThat(at).as("\"%s\" in %s", from, file).isNotNegative();
        Files.writeString(folder.resolve(file), text.substring(0, at) + to + text.substring(at + from.length()));
        return Math.toIntExact(text.substring(0, at + 1).lines().count());
    }
}
