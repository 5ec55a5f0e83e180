package org.charterflow.checks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Small reading helpers over a model's XML. */
final class Xml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMN_DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Set<String> FLOW_NODES = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "manualTask",
            "businessRuleTask",
            "callActivity",
            "subProcess",
            "transaction",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway",
            "complexGateway");

    private Xml() {}

    static Document parse(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not readable as XML: " + e.getMessage(), e);
        }
    }

    /** All elements below, itself included, in document order. */
    static Stream<Element> all(Node root) {
        List<Element> found = new ArrayList<>();
        collect(root, found);
        return found.stream();
    }

    static Stream<Element> all(Node root, String localName) {
        return all(root).filter(e -> localName.equals(e.getLocalName()));
    }

    static Stream<Element> bpmn(Node root, String localName) {
        return all(root, localName).filter(e -> BPMN.equals(e.getNamespaceURI()));
    }

    static Stream<Element> camunda(Node root, String localName) {
        return all(root, localName).filter(e -> CAMUNDA.equals(e.getNamespaceURI()));
    }

    static Stream<Element> flowNodes(Node root) {
        return all(root).filter(e -> BPMN.equals(e.getNamespaceURI()) && FLOW_NODES.contains(e.getLocalName()));
    }

    static Stream<Element> children(Node parent, String localName) {
        return nodes(parent.getChildNodes()).filter(e -> localName.equals(e.getLocalName()));
    }

    static Stream<Element> nodes(NodeList list) {
        return IntStream.range(0, list.getLength())
                .mapToObj(list::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    static String id(Element e) {
        return e.getAttribute("id");
    }

    /** An attribute in Camunda's namespace, empty when absent. */
    static String camundaAttribute(Element e, String name) {
        return e.getAttributeNS(CAMUNDA, name);
    }

    private static void collect(Node node, List<Element> found) {
        if (node instanceof Element e) found.add(e);
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) collect(child, found);
    }
}
