package org.charterflow.charter;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.charterflow.alliance.ProfileException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * A decision table as its file has it, before any engine reads it: what the checks at start look at.
 *
 * @param name how errors call the file
 * @param decisionId id of its decision, null where it has none
 * @param title what people call the decision
 * @param inputs its input expressions
 * @param outputs the names of its output columns
 * @param labels heads of columns, by input expression or output name
 */
record TableFile(
        String name,
        @Nullable String decisionId,
        String title,
        List<String> inputs,
        List<String> outputs,
        Map<String, String> labels,
        List<Row> rows) {

    /**
     * One row; the cells are FEEL.
     *
     * @param line where it begins in the file
     * @param description what it says, in words; may be empty
     * @param inputs by input expression
     * @param outputs by output column
     */
    record Row(int line, String description, Map<String, String> inputs, Map<String, String> outputs) {

        /** The text that a cell is, null where it is {@code null} or empty. */
        @Nullable
        String text(String output) {
            String cell = outputs.getOrDefault(output, "");
            if (cell.isEmpty() || cell.equals("null")) {
                return null;
            }
            boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
            return quoted ? cell.substring(1, cell.length() - 1) : cell;
        }
    }

    /** Its input and output columns, the same text for tables that ask and answer the same. */
    String columns() {
        return inputs.stream().sorted().toList() + " "
                + outputs.stream().sorted().toList();
    }

    /**
     * Reads a file.
     *
     * @throws ProfileException naming file and line when it is no XML, or has an expression that is not FEEL
     */
    static TableFile read(DecisionResource decision) {
        Resource resource = decision.resource();
        try (InputStream content = resource.getInputStream()) {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            return new Reader(decision.name(), factory.createXMLStreamReader(content)).read();
        } catch (IOException e) {
            throw new IllegalStateException(decision.name() + " cannot be read", e);
        } catch (XMLStreamException e) {
            throw new ProfileException(List.of("%s, line %d: expected well-formed XML: %s"
                    .formatted(decision.name(), e.getLocation().getLineNumber(), e.getMessage())));
        }
    }

    /** Walks the elements once, in the order of the file. */
    private static final class Reader {

        private final String name;
        private final XMLStreamReader xml;
        private final List<String> inputs = new ArrayList<>();
        private final List<String> outputs = new ArrayList<>();
        private final Map<String, String> labels = new LinkedHashMap<>();
        private final List<Row> rows = new ArrayList<>();
        private @Nullable String decisionId;
        private String title = "";
        private String label = "";

        Reader(String name, XMLStreamReader xml) {
            this.name = name;
            this.xml = xml;
        }

        TableFile read() throws XMLStreamException {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    onlyFeel();
                    switch (xml.getLocalName()) {
                        case "decision" -> {
                            decisionId = xml.getAttributeValue(null, "id");
                            title = attribute("name");
                        }
                        case "input" -> label = attribute("label");
                        case "inputExpression" -> head(inputs, textOf("inputExpression"), label);
                        case "output" -> head(outputs, attribute("name"), attribute("label"));
                        case "rule" -> rows.add(row());
                        default -> {}
                    }
                }
            }
            return new TableFile(name, decisionId, title, inputs, outputs, labels, rows);
        }

        private void head(List<String> columns, String column, String head) {
            columns.add(column);
            labels.put(column, head);
        }

        private String attribute(String attribute) {
            return Objects.toString(xml.getAttributeValue(null, attribute), "");
        }

        private Row row() throws XMLStreamException {
            int line = xml.getLocation().getLineNumber();
            Map<String, String> in = new LinkedHashMap<>();
            Map<String, String> out = new LinkedHashMap<>();
            String description = "";
            while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("rule"))) {
                if (!xml.isStartElement()) {
                    continue;
                }
                onlyFeel();
                if (xml.getLocalName().equals("description")) {
                    description = textOf("description");
                } else if (xml.getLocalName().equals("inputEntry")) {
                    put(in, inputs, textOf("inputEntry"));
                } else if (xml.getLocalName().equals("outputEntry")) {
                    put(out, outputs, textOf("outputEntry"));
                }
            }
            return new Row(line, description, in, out);
        }

        private void put(Map<String, String> cells, List<String> columns, String cell) {
            if (cells.size() == columns.size()) {
                throw problem("a row with more cells than columns");
            }
            cells.put(columns.get(cells.size()), cell);
        }

        private String textOf(String element) throws XMLStreamException {
            StringBuilder text = new StringBuilder();
            while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals(element))) {
                if (xml.isCharacters()) {
                    text.append(xml.getText());
                } else if (xml.isStartElement()) {
                    onlyFeel();
                }
            }
            return text.toString().strip();
        }

        private void onlyFeel() {
            String language = xml.getAttributeValue(null, "expressionLanguage");
            if (language != null && !language.equalsIgnoreCase("feel")) {
                throw problem("expected FEEL, found an expression in '%s'".formatted(language));
            }
        }

        private ProfileException problem(String what) {
            return new ProfileException(
                    List.of("%s, line %d: %s".formatted(name, xml.getLocation().getLineNumber(), what)));
        }
    }
}
