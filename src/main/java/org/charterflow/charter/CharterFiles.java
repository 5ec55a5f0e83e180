package org.charterflow.charter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The files of {@code charters/}: one folder per alliance, and {@code model} for what an alliance's own folder lacks.
 * Where they are is configuration ({@code charterflow.charters}).
 */
@Component
public class CharterFiles {

    /** The folder that serves every alliance without a file of its own. */
    public static final String MODEL = "model";

    /** The decisions that every alliance has, its own or the model's. */
    public static final List<String> DECISIONS = List.of(
            "admission-path",
            "meeting-rule",
            "membership-eligibility",
            "membership-fee",
            "period",
            "project-initiation",
            "seats",
            "voting-rule",
            "withdrawal",
            "working-group");

    private final String root;
    private final ResourcePatternResolver resources;

    CharterFiles(
            @Value("${charterflow.charters:classpath:/charters/}") String root, ResourcePatternResolver resources) {
        this.root = root.endsWith("/") ? root : root + "/";
        this.resources = resources;
    }

    /**
     * The file that serves a decision: the alliance's own, or else the model's.
     *
     * @throws IllegalStateException when neither has it
     */
    public DecisionResource decisionResource(String alliance, String decisionId) {
        String file = decisionId + ".dmn";
        Resource own = file(alliance, file);
        if (own.exists()) {
            return new DecisionResource(alliance, decisionId, own, alliance.equals(MODEL));
        }
        Resource model = file(MODEL, file);
        if (model.exists()) {
            return new DecisionResource(alliance, decisionId, model, true);
        }
        throw new IllegalStateException(
                "charters/%s/%s: no such table, neither there nor in charters/%s".formatted(alliance, file, MODEL));
    }

    /** The files of all decisions of an alliance. */
    public List<DecisionResource> decisionResources(String alliance) {
        return DECISIONS.stream().map(id -> decisionResource(alliance, id)).toList();
    }

    /** The readings of a folder; the file may not exist. */
    Resource readings(String folder) {
        return file(folder, "readings.yaml");
    }

    /** What the charter demands to be held again and again: the alliance's own file, or else the model's. */
    public Resource duties(String alliance) {
        return file(folderOfDuties(alliance), "duties.yaml");
    }

    /** The folder of {@link #duties}: the alliance's, or the model's. */
    public String folderOfDuties(String alliance) {
        return file(alliance, "duties.yaml").exists() ? alliance : MODEL;
    }

    /** What binds a member beyond its membership, by the alliance's own charter alone; the file may not exist. */
    public Resource obligations(String alliance) {
        return file(alliance, "obligations.yaml");
    }

    /** The alliance's own governing documents, or else the model's. */
    List<Resource> documents(String alliance) {
        List<Resource> own = files(alliance, "documents/*.md");
        return own.isEmpty() ? files(MODEL, "documents/*.md") : own;
    }

    /** Holiday calendars of a country by year; an alliance's own year replaces the model's. */
    Map<Integer, Resource> holidays(String alliance, String country) {
        Map<Integer, Resource> byYear = new TreeMap<>();
        for (String folder : List.of(MODEL, alliance)) {
            byYear.putAll(holidaysIn(folder, country));
        }
        return byYear;
    }

    private Map<Integer, Resource> holidaysIn(String folder, String country) {
        Map<Integer, Resource> byYear = new LinkedHashMap<>();
        for (Resource file : files(folder, "holidays/" + country + "-*.ics")) {
            String name = Optional.ofNullable(file.getFilename()).orElse("");
            String year = name.substring(country.length() + 1, name.length() - ".ics".length());
            if (!year.matches("\\d{4}")) {
                throw new IllegalStateException("charters/%s/holidays/%s: expected a name such as %s-2026.ics"
                        .formatted(folder, name, country));
            }
            byYear.put(Integer.parseInt(year), file);
        }
        return byYear;
    }

    private Resource file(String folder, String name) {
        return resources.getResource(root + folder + "/" + name);
    }

    private List<Resource> files(String folder, String pattern) {
        try {
            return Arrays.stream(resources.getResources(root + folder + "/" + pattern))
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .toList();
        } catch (java.io.FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("charters/%s/%s cannot be read".formatted(folder, pattern), e);
        }
    }
}
