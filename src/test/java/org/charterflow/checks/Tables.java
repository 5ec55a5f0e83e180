package org.charterflow.checks;

import static org.charterflow.checks.Xml.all;
import static org.charterflow.checks.Xml.id;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Decision tables: named after their file, in FEEL, every row with its article. */
final class Tables {

    private static final Pattern ARTICLE = Pattern.compile("[A-Z]+-\\d+(\\.\\d+)*");
    private static final Pattern BILINGUAL = Pattern.compile("\\p{IsHan}.*[A-Za-z]");

    private Tables() {}

    /** The variables that each decision reads, over all alliances. */
    static Map<String, Set<String>> inputsByDecision(Map<String, String> tables) {
        Map<String, Set<String>> inputs = new HashMap<>();
        tables.values().stream()
                .map(Xml::parse)
                .forEach(table -> all(table, "decision").forEach(decision -> {
                    Set<String> read = inputs.computeIfAbsent(id(decision), k -> new HashSet<>());
                    all(decision, "inputExpression").forEach(i -> read.addAll(Expressions.feel(i.getTextContent())));
                }));
        return inputs;
    }

    /** Article ids that a table's rows cite. */
    static Set<String> articles(String table) {
        Set<String> found = new TreeSet<>();
        Document document = Xml.parse(table);
        all(document, "decisionTable").forEach(t -> {
            int column = columnOf(t, "article");
            if (column < 0) return;
            all(t, "rule")
                    .forEach(rule ->
                            ARTICLE.matcher(outputs(rule).get(column)).results().forEach(m -> found.add(m.group())));
        });
        return found;
    }

    static List<String> findings(Map<String, String> tables) {
        List<String> findings = new ArrayList<>();
        tables.forEach((path, text) -> {
            Document document = Xml.parse(text);
            String name = path.substring(path.lastIndexOf('/') + 1).replace(".dmn", "");
            all(document, "decision").forEach(decision -> {
                if (!id(decision).equals(name)) findings.add(path + " " + id(decision) + ": named unlike its file");
                if (!BILINGUAL.matcher(decision.getAttribute("name")).find()) {
                    findings.add(path + " " + id(decision) + ": no name in both languages");
                }
            });
            all(document).filter(e -> e.hasAttribute("expressionLanguage")).forEach(e -> {
                if (!e.getAttribute("expressionLanguage").equalsIgnoreCase("feel")) {
                    findings.add(path + " " + id(e) + ": an expression that is not FEEL");
                }
            });
            all(document, "decisionTable").forEach(table -> rows(path, table, findings));
        });
        return findings;
    }

    private static void rows(String path, Element table, List<String> findings) {
        int article = columnOf(table, "article");
        if (article < 0) {
            findings.add(path + " " + id(table) + ": no output column article");
            return;
        }
        boolean model = path.startsWith("model/");
        all(table, "rule").forEach(rule -> {
            String value = outputs(rule).get(article).replace("\"", "").strip();
            if (value.isEmpty() || !model && !ARTICLE.matcher(value).find() && !value.contains("model")) {
                findings.add(path + " " + id(rule) + ": a row without an article");
            }
        });
        if (all(table, "rule").findAny().isEmpty()) findings.add(path + " " + id(table) + ": no rows");
    }

    private static int columnOf(Element table, String output) {
        return all(table, "output").map(o -> o.getAttribute("name")).toList().indexOf(output);
    }

    private static List<String> outputs(Element rule) {
        return all(rule, "outputEntry").map(e -> e.getTextContent()).toList();
    }
}
