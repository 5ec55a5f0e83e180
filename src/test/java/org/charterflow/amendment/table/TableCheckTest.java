package org.charterflow.amendment.table;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.charterflow.Article;
import org.charterflow.amendment.table.DecisionTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed is checked before anybody votes, and every refusal says which cell and why. */
class TableCheckTest {

    private static List<TableFinding> check(DecisionTable proposed, DecisionTable inForce, boolean gapsMeant) {
        return new TableCheck(CharterTable.ENGINE).check(proposed, inForce, CharterTable.references(), gapsMeant);
    }

    static List<Path> tables() {
        return CharterTable.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void theTablesInForceWouldBeAdopted(Path file) {
        DecisionTable table = CharterTable.read(CharterTable.text(file)).orThrow();

        assertThat(check(table, table, false)).filteredOn(TableFinding::refused).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void whatIsWrittenIsWhatWasRead(Path file) {
        DecisionTable table = CharterTable.read(CharterTable.text(file)).orThrow();
        String written = TableWriter.write(table);

        assertThat(CharterTable.read(written).orThrow()).isEqualTo(table);
        assertThat(CharterTable.ENGINE.trial(table.decisionId(), written)).isNotNull();
    }

    @Article("OSCAR-10.7")
    @ParameterizedTest(name = "{2} → {3}: {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>1</text> | ok
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>two</text> | voting-rule, row 1, Threshold numerator: 'two' is not allowed
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>"2"</text> | voting-rule, row 1, Threshold numerator: expected integer, found 2
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>2.5</text> | Threshold numerator: expected integer, found 2.5
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text></text> | row 1, Threshold numerator: the cell is empty
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>null</text> | row 1, Threshold numerator: this column needs a value
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>2 +</text> | row 1, Threshold numerator: the engine cannot calculate this cell
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>${runtime}</text> | Threshold numerator: the character '\\$' is not allowed
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>function() external { java: { class: "java.lang.Math", method signature: "abs(double)" } }</text> | row 1, Threshold numerator: 'function': functions may not be defined
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>organ.class.classLoader</text> | Threshold numerator: properties \\('.'\\) are out of reach
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>getClass()</text> | Threshold numerator: 'getClass' is not allowed
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>count(for i in 1..999999999 return i)</text> | Threshold numerator: 'count' is not allowed
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>2 ** 999999</text> | Threshold numerator: powers are not allowed
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator"><text>if matches(organ, "(a+)+") then 1 else 2</text> | 'matches': regular expressions are not allowed
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator" expressionLanguage="groovy"><text>2</text> | voting-rule, row 1, Threshold numerator: only FEEL is allowed, not the language 'groovy'
            oscar | voting-rule | thresholdNumerator"><text>2</text> | thresholdNumerator" expressionLanguage="juel"><text>${1+1}</text> | row 1, Threshold numerator: only FEEL is allowed, not the language 'juel'
            oscar | voting-rule | boardAdmission_organ"><text> | boardAdmission_organ" expressionLanguage="javascript"><text> | row 1, Organ: only FEEL is allowed, not the language 'javascript'
            oscar | voting-rule | typeRef="string"><text>organ | typeRef="string" expressionLanguage="python"><text>organ | Organ: only FEEL is allowed, not the language 'python'
            oscar | voting-rule | <text>"OSCAR-12"</text> | <text>"OSCAR-112"</text> | voting-rule, row 1, Article: there is no article 'OSCAR-112'
            oscar | voting-rule | <text>"OSCAR-12"</text> | <text>""</text> | row 1, Article: there is no article ''
            oscar | voting-rule | <text>"OSCAR-12"</text> | <text>null</text> | row 1, Article: this column needs a value
            oscar | voting-rule | "R-OSCAR-3" | "R-OSCAR-99" | row 1, Reading: the reading 'R-OSCAR-99' is not on record
            oscar | voting-rule | "chair,executive-chair" | "chair,emperor" | row 1, Callers \\(office ids\\): 'emperor' is not known here
            oscar | voting-rule | <text>"written"</text> | <text>"secretly"</text> | row 1, Form: 'secretly' is not known here
            oscar | voting-rule | "admission", "promotion", | "promotion", | answered by the rules in force and not any more: Organ = "board", Matter = "admission"
            oscar | voting-rule | "amendment", "working-group", | "amendment", "admission", "working-group", | voting-rule, row 2: overlaps row 1: Organ = "board", Matter = "admission"
            oscar | voting-rule | hitPolicy="UNIQUE" | hitPolicy="FIRST" | expected the hit policy UNIQUE, found FIRST
            oscar | voting-rule | hitPolicy="UNIQUE" | hitPolicy="COLLECT" aggregation="SUM" | expected the hit policy UNIQUE, found COLLECT SUM
            oscar | voting-rule | <decision id="voting-rule" | <decision id="votingrule" | votingrule: expected the decision id 'voting-rule'
            oscar | voting-rule | name="recusal" | name="refusal" | output 14: expected recusal \\(boolean\\), found refusal \\(boolean\\)
            oscar | voting-rule | typeRef="string"><text>organ | typeRef="integer"><text>organ | input 1: expected organ \\(string\\), found organ \\(integer\\)
            oscar | voting-rule | <text>matter</text> | <text>organ</text> | input 2: expected matter \\(string\\), found organ \\(string\\)
            oscar | voting-rule | <decisionTable id | <variable id="v" name="v"/><decisionTable id | ok
            oscar | voting-rule | <decision id | <import name="x" importType="y" namespace="z" locationURI="http://example.invalid/x.dmn"/><decision id | the element 'import' is not allowed in 'definitions'
            oscar | voting-rule | <decision id | <businessKnowledgeModel id="b"/><decision id | the element 'businessKnowledgeModel' is not allowed in 'definitions'
            oscar | voting-rule | <decisionTable id | <literalExpression id="l"><text>1</text></literalExpression><decisionTable id | the element 'literalExpression' is not allowed in 'decision'
            oscar | voting-rule | <decisionTable id | <extensionElements/><decisionTable id | the element 'extensionElements' is not allowed in 'decision'
            oscar | voting-rule | <input id="input_organ" | <input camunda:inputVariable="x" id="input_organ" | the attribute 'camunda:inputVariable' is not allowed
            oscar | voting-rule | </decision> | </decision><decision id="second" name="s"/> | expected one decision with a decision table, found 2 decisions
            oscar | voting-rule | </decisionTable> | </table> | not well-formed XML, line \\d+
            coia | membership-fee | <text>&gt;= 2027</text> | <text>&gt;= 2028</text> | answered by the rules in force and not any more: Member class = "director", Year = 2027
            coia | membership-fee | <text>&lt;= 2026</text> | <text>&lt;= 2027</text> | overlaps row 2: Member class = "director", Year = 2027
            coia | membership-fee | <text>&lt;= 2026</text> | <text>&lt;= year</text> | membership-fee, row 2, Year: 'year' is not allowed; there are \\?
            coia | membership-fee | <text>&lt;= 2026</text> | <text>&lt;= "2026"</text> | row 2, Year: '2026' does not go with the column's type integer
            coia | membership-fee | <text>&lt;= 2026</text> | <text>&lt;= &lt;= 2026</text> | row 2: the engine cannot read a test of this row
            coia | membership-fee | <text>&lt;= 2026</text> | <text>? * 2 &lt;= 2026</text> | row 2, Year: a test compares, it does not calculate
            coia | membership-fee | <text>100000</text> | <text>year * 50</text> | ok
            coia | membership-fee | <text>100000</text> | <text>year / 0</text> | row 3, .*mount.*: this column needs a value
            coia | seats | min(25, max(10 | min(25, maximum(10 | seats, row 1, .*: 'maximum' is not allowed
            coia | seats | floor((3 * memberCount + 5) / 10))) | (3 * memberCount + 5) / 10)) | row 1, .*: expected integer, found 10.1 \\(\\{memberCount=32\\}\\)
            oscar | period | <text>"lead"</text> | <text>"forward"</text> | period, row \\d+, Kind: the kind of the period 'ballot-reminder' stays "lead"
            oscar | membership-eligibility | <text>"board"</text> | <text>"bored"</text> | row 3: this row never comes to answer
            """)
    void aMistakeIsNamedWithItsCell(String alliance, String decisionId, String good, String bad, String expected) {
        List<String> refusals = refusals(alliance, decisionId, CharterTable.changed(alliance, decisionId, good, bad));

        if (expected.equals("ok")) {
            assertThat(refusals).isEmpty();
        } else {
            assertThat(refusals).anySatisfy(words -> assertThat(words).containsPattern(expected));
        }
    }

    @Test
    void aDocumentTypeIsRefusedAndNothingIsFetchedOrExpanded() {
        String entity = "<?xml version='1.0'?><!DOCTYPE definitions [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                + "<definitions><decision id='voting-rule' name='&x;'/></definitions>";
        String laughs = "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><definitions>&c;</definitions>";
        String external = "<!DOCTYPE definitions SYSTEM 'http://127.0.0.1:9/x.dtd'><definitions/>";

        for (String text : List.of(entity, laughs, external)) {
            for (Charset charset : List.of(UTF_8, UTF_16)) {
                assertThat(TableReader.read("bad.dmn", text.getBytes(charset)).findings())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.words().en())
                                .startsWith("bad.dmn: a document type declaration or an entity is not allowed"));
            }
        }
    }

    @Test
    void tenMegabytesAndDeepNestingAreRefused() {
        byte[] large = new byte[10 * 1024 * 1024];
        assertThat(TableReader.read("large.dmn", large).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.words().en())
                        .isEqualTo("large.dmn: the file has 10485760 bytes, at most 524288 are read"));

        String deep = "<definitions><DMNDI>" + "<a>".repeat(20_000);
        assertThat(CharterTable.read(deep).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.words().en()).contains("nested deeper than 20"));
        assertThat(refusals(
                        "oscar",
                        "voting-rule",
                        CharterTable.changed(
                                "oscar", "voting-rule", "<text>2</text>", "<text>" + "(".repeat(5000) + "</text>")))
                .anySatisfy(words -> assertThat(words).contains("the cell has more than 2000 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK\u0003\u0004", "{\"rows\":[]}", "<html/>", "<definitions/>"})
    void whatIsNoTableIsRefused(String text) {
        assertThat(CharterTable.read(text).table()).isNull();
        assertThat(CharterTable.read(text).findings()).isNotEmpty();
    }

    @Test
    void aGapThatIsMeantIsToldToTheVoters() {
        DecisionTable inForce = CharterTable.of("oscar", "voting-rule");
        DecisionTable proposed = CharterTable.changed(
                        "oscar", "voting-rule", "\"admission\", \"promotion\"", "\"promotion\"")
                .orThrow();

        List<TableFinding> findings = check(proposed, inForce, true);

        assertThat(findings).noneMatch(TableFinding::refused);
        assertThat(findings)
                .extracting(finding -> finding.words().en())
                .contains(
                        "voting-rule: answered by the rules in force and not any more: Organ = \"board\", Matter = \"admission\"");
    }

    @Test
    void aTableOfManyConstantsIsWalkedOrRefusedButNeverWithoutEnd() {
        DecisionTable inForce = CharterTable.of("oscar", "membership-eligibility");
        List<Row> rows = new ArrayList<>(inForce.rows());
        for (int i = 0; i < 400; i++) {
            List<String> tests = new ArrayList<>(inForce.rows().get(0).inputs());
            for (int c : List.of(0, 1, 4)) {
                tests.set(c, "\"" + Integer.toHexString(i * 31 % 97) + "\", \"" + i + "\"");
            }
            rows.add(new Row("extra_" + i, "", tests, inForce.rows().get(0).outputs()));
        }

        assertThat(check(inForce.withRows(rows), inForce, false)).anyMatch(TableFinding::refused);
    }

    private List<String> refusals(String alliance, String decisionId, TableReader.Result read) {
        List<TableFinding> findings = read.table() == null
                ? read.findings()
                : check(read.table(), CharterTable.of(alliance, decisionId), false);
        return findings.stream()
                .filter(TableFinding::refused)
                .map(finding -> finding.words().en())
                .toList();
    }
}
