package org.charterflow.amendment.table;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.charterflow.amendment.table.DecisionTable.Column;
import org.charterflow.amendment.table.DecisionTable.Row;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stranger's DMN file. Only what a decision table is made of is let in: another element, another language, a
 * document type, and the file is refused. What was read is written anew by {@link TableWriter}, so nothing that this
 * class overlooks can reach the engine.
 */
public final class TableReader {

    /** In bytes; the charters' largest table has a tenth of it. */
    public static final int MOST_BYTES = 512 * 1024;

    private static final int MOST_ROWS = 500;
    private static final int MOST_COLUMNS = 40;
    private static final int DEEPEST = 20;

    private static final String DIAGRAM = "DMNDI";
    private static final Set<String> TEXTS =
            Set.of("inputExpression", "inputValues", "outputValues", "inputEntry", "outputEntry", "annotationEntry");
    private static final Map<String, Set<String>> CHILDREN = Map.of(
            "", Set.of("definitions"),
            "definitions", Set.of("decision", DIAGRAM),
            "decision", Set.of("description", "variable", "decisionTable"),
            "decisionTable", Set.of("input", "output", "annotation", "rule"),
            "input", Set.of("inputExpression", "inputValues"),
            "output", Set.of("outputValues"),
            "rule", Set.of("description", "inputEntry", "outputEntry", "annotationEntry"));
    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/feel/20140401",
            "http://www.omg.org/spec/dmn/20180521/feel/",
            "https://www.omg.org/spec/dmn/20191111/feel/",
            "https://www.omg.org/spec/dmn/20211108/feel/",
            "https://www.omg.org/spec/dmn/20230324/feel/");
    private static final Set<String> OF_CAMUNDA = Set.of("historyTimeToLive", "versionTag");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    private final String file;
    private final List<TableFinding> findings = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Column> inputs = new ArrayList<>();
    private final List<Column> outputs = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<String> inputCells = new ArrayList<>();
    private final List<String> outputCells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String namespace = "";
    private String decisionId = "";
    private String name = "";
    private String description = "";
    private String timeToLive = "";
    private String hitPolicy = "UNIQUE";
    private String columnLabel = "";
    private String columnName = "";
    private String columnType = "";
    private String rowId = "";
    private String rowDescription = "";
    private int decisions;
    private int tables;
    private int skipped;

    private TableReader(String file) {
        this.file = file;
    }

    /**
     * What came out of a file.
     *
     * @param table null where the file is refused
     * @param findings why it is refused; empty otherwise
     */
    public record Result(@Nullable DecisionTable table, List<TableFinding> findings) {

        public Result {
            findings = List.copyOf(findings);
        }

        /**
         * The table of a file that is in order.
         *
         * @throws IllegalArgumentException if it is refused
         */
        public DecisionTable orThrow() {
            if (table == null) {
                throw new IllegalArgumentException(findings.toString());
            }
            return table;
        }
    }

    /**
     * Reads a file.
     *
     * @param file what findings call it
     * @param content the bytes as they were uploaded
     */
    public static Result read(String file, byte[] content) {
        TableReader reader = new TableReader(file);
        reader.readAll(content);
        return new Result(reader.findings.isEmpty() ? reader.result() : null, reader.findings);
    }

    private void readAll(byte[] content) {
        if (content.length > MOST_BYTES) {
            refuse(
                    "table-size",
                    "文件有 " + content.length + " 字节，上限 " + MOST_BYTES + " 字节",
                    "the file has " + content.length + " bytes, at most " + MOST_BYTES + " are read");
            return;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            while (xml.hasNext() && take(xml.next(), xml)) {
                // take() has done it
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            refuse(
                    "well-formed",
                    "第" + line + "行不是格式良好的XML，无法读取",
                    "not well-formed XML, line " + line + "; it cannot be read");
        }
        if (findings.isEmpty() && (decisions != 1 || tables != 1)) {
            refuse(
                    "one-table",
                    "文件须有且仅有一个决策，且为决策表；找到决策 " + decisions + " 个、决策表 " + tables + " 个",
                    "expected one decision with a decision table, found " + decisions + " decisions and " + tables
                            + " tables");
        }
    }

    /** Returns whether to read on: after the first finding of structure nothing else of the file can be trusted. */
    private boolean take(int event, XMLStreamReader xml) {
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                refuse(
                        "no-document-type",
                        "不得含有文档类型声明（DTD）或实体引用：外部实体和实体扩展一律不读",
                        "a document type declaration or an entity is not allowed: nothing external is read, nothing expanded");
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                text.append(xml.getText());
            case XMLStreamConstants.END_ELEMENT -> end();
            default -> {}
        }
        return findings.stream().noneMatch(finding -> finding.row() == 0);
    }

    private void start(XMLStreamReader xml) {
        String element = xml.getLocalName();
        if (skipped > 0 || element.equals(DIAGRAM)) {
            skipped++;
        }
        if (path.size() + skipped >= DEEPEST) {
            refuse("depth", "元素嵌套超过 " + DEEPEST + " 层", "elements are nested deeper than " + DEEPEST);
            return;
        }
        if (skipped > 0) {
            return;
        }
        String parent = Objects.toString(path.peek(), "");
        Set<String> allowed = TEXTS.contains(parent) ? Set.of("text") : CHILDREN.getOrDefault(parent, Set.of());
        if (!allowed.contains(element)) {
            refuse(
                    "decision-table-only",
                    "元素“" + element + "”不得出现在“" + parent + "”中：修订案只能含决策表，不得含可执行内容",
                    "the element '" + element + "' is not allowed in '" + parent
                            + "': an amendment carries decision tables and nothing that can be run");
            return;
        }
        path.push(element);
        text.setLength(0);
        attributes(xml);
        switch (element) {
            case "definitions" -> namespace = attribute(xml, "namespace");
            case "decision" -> {
                decisions++;
                decisionId = attribute(xml, "id");
                name = attribute(xml, "name");
                timeToLive = Objects.toString(xml.getAttributeValue(CAMUNDA, "historyTimeToLive"), "");
            }
            case "decisionTable" -> {
                tables++;
                String policy = attribute(xml, "hitPolicy");
                hitPolicy = (policy.isEmpty() ? "UNIQUE" : policy)
                        + (attribute(xml, "aggregation").isEmpty() ? "" : " " + attribute(xml, "aggregation"));
            }
            case "input", "output" -> {
                columnLabel = attribute(xml, "label");
                columnName = attribute(xml, "name");
                columnType = attribute(xml, "typeRef");
            }
            case "inputExpression" -> columnType = attribute(xml, "typeRef");
            case "rule" -> {
                rowId = attribute(xml, "id");
                rowDescription = "";
                inputCells.clear();
                outputCells.clear();
            }
            default -> {}
        }
    }

    private void attributes(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String attribute = xml.getAttributeLocalName(i);
            String value = xml.getAttributeValue(i).strip();
            if (attribute.equals("expressionLanguage") && !FEEL.contains(value.toLowerCase(Locale.ROOT))) {
                findings.add(TableFinding.ofCell(
                        table(),
                        row(),
                        column(),
                        "feel-only",
                        Bilingual.of(
                                "只能使用FEEL，不得使用“" + value + "”",
                                "only FEEL is allowed, not the language '" + value + "'")));
            } else if (CAMUNDA.equals(xml.getAttributeNamespace(i)) && !OF_CAMUNDA.contains(attribute)) {
                refuse(
                        "decision-table-only",
                        "不得使用属性“camunda:" + attribute + "”",
                        "the attribute 'camunda:" + attribute + "' is not allowed");
            }
        }
    }

    private void end() {
        if (skipped > 0) {
            skipped--;
            return;
        }
        String element = path.pop();
        String parent = Objects.toString(path.peek(), "");
        String content = text.toString().strip();
        switch (element) {
            case "description" -> {
                if (parent.equals("rule")) {
                    rowDescription = content;
                } else {
                    description = content;
                }
            }
            case "text" -> {
                switch (parent) {
                    case "inputExpression" -> columnName = content;
                    case "inputEntry" -> inputCells.add(content.equals("-") ? "" : content);
                    case "outputEntry" -> outputCells.add(content);
                    default -> {}
                }
            }
            case "input" -> inputs.add(new Column(columnName, columnLabel, columnType));
            case "output" -> outputs.add(new Column(columnName, columnLabel, columnType));
            case "rule" -> endOfRow();
            default -> {}
        }
        text.setLength(0);
        if (inputs.size() + outputs.size() > MOST_COLUMNS) {
            refuse("table-size", "列数超过 " + MOST_COLUMNS, "more than " + MOST_COLUMNS + " columns");
        }
    }

    private void endOfRow() {
        if (inputCells.size() != inputs.size() || outputCells.size() != outputs.size()) {
            refuse(
                    "complete-row",
                    "第" + (rows.size() + 1) + "行的单元格数与列数不符",
                    "row " + (rows.size() + 1) + " has not one cell for each column");
        } else if (rows.size() == MOST_ROWS) {
            refuse("table-size", "规则超过 " + MOST_ROWS + " 行", "more than " + MOST_ROWS + " rules");
        } else {
            rows.add(new Row(rowId, rowDescription, inputCells, outputCells));
        }
    }

    /** The rule being read, from 1; 0 outside. */
    private int row() {
        return path.contains("rule") ? rows.size() + 1 : 0;
    }

    private Bilingual column() {
        if (path.contains("rule")) {
            boolean input = path.contains("inputEntry");
            List<Column> columns = input ? inputs : outputs;
            int at = input ? inputCells.size() : outputCells.size();
            return at < columns.size() ? columns.get(at).words() : Bilingual.same("");
        }
        return Bilingual.same(columnLabel);
    }

    private String table() {
        return decisionId.isEmpty() ? file : decisionId;
    }

    private DecisionTable result() {
        return new DecisionTable(
                decisionId, name, namespace, description, timeToLive, hitPolicy, inputs, outputs, rows);
    }

    private void refuse(String rule, String zh, String en) {
        findings.add(TableFinding.ofTable(table(), rule, zh, en));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Objects.toString(xml.getAttributeValue(null, name), "").strip();
    }
}
