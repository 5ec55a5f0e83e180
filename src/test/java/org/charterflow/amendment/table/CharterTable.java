package org.charterflow.amendment.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.charterflow.amendment.table.TableCheck.References;
import org.charterflow.charter.TableTrials;
import org.charterflow.engine.TrialEngine;

/** Tables of {@code charters/}, with a mistake or without. */
public final class CharterTable {

    public static final TableTrials ENGINE = TrialEngine.start();

    private static final Map<String, Set<String>> WORDS = words();

    private CharterTable() {}

    static List<Path> all() {
        try (Stream<Path> files = Files.walk(Path.of("charters"))) {
            return files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static DecisionTable of(String alliance, String decisionId) {
        return read(text(Path.of("charters", alliance, decisionId + ".dmn"))).orThrow();
    }

    /** What comes of the file once the first occurrence of a text in it is another. */
    static TableReader.Result changed(String alliance, String decisionId, String good, String bad) {
        String text = text(Path.of("charters", alliance, decisionId + ".dmn"));
        int at = text.indexOf(good);
        if (at < 0) {
            throw new IllegalArgumentException("not in the table: " + good);
        }
        return read(text.substring(0, at) + bad + text.substring(at + good.length()));
    }

    static TableReader.Result read(String text) {
        return TableReader.read("upload.dmn", text.getBytes(UTF_8));
    }

    static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever a charter of the tree cites exists, and its words are known. */
    static References references() {
        return new References(
                article -> article.matches("(OSCAR|COIA|MODEL)-\\d{1,2}(\\.\\d+)*"),
                WORDS.getOrDefault("reading", Set.of()),
                WORDS);
    }

    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> words = new TreeMap<>();
        for (Path file : all()) {
            DecisionTable table = read(text(file)).orThrow();
            for (int c = 0; c < table.outputs().size(); c++) {
                Set<String> ofColumn =
                        words.computeIfAbsent(table.outputs().get(c).name(), name -> new TreeSet<>());
                int column = c;
                table.rows()
                        .forEach(row -> CellLanguage.texts(row.outputs().get(column))
                                .forEach(text -> ofColumn.addAll(List.of(text.split(",")))));
            }
        }
        return words;
    }
}
