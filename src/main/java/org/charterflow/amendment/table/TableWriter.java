package org.charterflow.amendment.table;

import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.charterflow.amendment.table.DecisionTable.Column;
import org.charterflow.amendment.table.DecisionTable.Row;

/** Writes a table as the file the engine gets, which Camunda Modeler opens too. */
public final class TableWriter {

    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String DMNDI = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
    private static final String DC = "http://www.omg.org/spec/DMN/20180521/DC/";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    private final XMLStreamWriter xml;
    private final Set<String> ids = new HashSet<>();
    private String indent = "\n";

    private TableWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The table as DMN 1.3 in UTF-8. */
    public static String write(DecisionTable table) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new TableWriter(xml).table(table);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void table(DecisionTable table) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        open("definitions", "id", "definitions_" + table.decisionId(), "name", table.name());
        xml.writeAttribute("namespace", table.namespace());
        xml.writeDefaultNamespace(DMN);
        xml.writeNamespace("dmndi", DMNDI);
        xml.writeNamespace("dc", DC);
        xml.writeNamespace("camunda", CAMUNDA);
        open("decision", "id", table.decisionId(), "name", table.name());
        if (!table.timeToLive().isEmpty()) {
            xml.writeAttribute("camunda:historyTimeToLive", table.timeToLive());
        }
        text("description", table.description());
        String[] policy = table.hitPolicy().split(" ", 2);
        open("decisionTable", "id", "decisionTable", "hitPolicy", policy[0]);
        if (policy.length > 1) {
            xml.writeAttribute("aggregation", policy[1]);
        }
        inputs(table.inputs());
        outputs(table.outputs());
        for (Row row : table.rows()) {
            row(row);
        }
        close();
        close();
        diagram(table.decisionId());
        close();
        xml.writeEndDocument();
    }

    private void inputs(List<Column> columns) throws XMLStreamException {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            open("input", "id", "input_" + (i + 1), "label", column.label());
            open("inputExpression", "id", "inputExpression_" + (i + 1), "typeRef", column.type());
            text("text", column.name());
            close();
            close();
        }
    }

    private void outputs(List<Column> columns) throws XMLStreamException {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            open("output", "id", "output_" + (i + 1), "label", column.label());
            xml.writeAttribute("name", column.name());
            xml.writeAttribute("typeRef", column.type());
            close();
        }
    }

    private void row(Row row) throws XMLStreamException {
        String id = unique(row.id());
        open("rule", "id", id);
        text("description", row.description());
        cells("inputEntry", id, row.inputs());
        cells("outputEntry", id, row.outputs());
        close();
    }

    private void cells(String element, String row, List<String> cells) throws XMLStreamException {
        for (int i = 0; i < cells.size(); i++) {
            open(element, "id", element + "_" + row + "_" + (i + 1));
            xml.writeStartElement("text");
            xml.writeCharacters(cells.get(i));
            xml.writeEndElement();
            close();
        }
    }

    private void diagram(String decisionId) throws XMLStreamException {
        open("dmndi:DMNDI");
        open("dmndi:DMNDiagram", "id", "diagram");
        open("dmndi:DMNShape", "id", "shape", "dmnElementRef", decisionId);
        xml.writeCharacters(indent);
        xml.writeEmptyElement("dc:Bounds");
        attributes("height", "80", "width", "180", "x", "160", "y", "100");
        close();
        close();
        close();
    }

    /** An id that XML allows and no other row has. */
    private String unique(String id) {
        String base = id.matches("[A-Za-z_][A-Za-z0-9_.-]{0,99}") ? id : "rule";
        String free = base;
        for (int i = 2; !ids.add(free); i++) {
            free = base + "_" + i;
        }
        return free;
    }

    private void open(String element, String... attributes) throws XMLStreamException {
        xml.writeCharacters(indent);
        indent += "  ";
        xml.writeStartElement(element);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void text(String element, String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            xml.writeCharacters(indent);
            xml.writeStartElement(element);
            xml.writeCharacters(text);
            xml.writeEndElement();
        }
    }

    private void close() throws XMLStreamException {
        indent = indent.substring(0, indent.length() - 2);
        xml.writeCharacters(indent);
        xml.writeEndElement();
    }
}
