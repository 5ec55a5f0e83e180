package org.charterflow.charter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.charterflow.alliance.ProfileException;
import org.charterflow.alliance.StrictYaml;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The readings of the charters, from {@code readings.yaml} of each alliance and of the model. */
@Component
public class Readings {

    private final CharterFiles files;
    private final Map<String, List<Reading>> byAlliance = new ConcurrentHashMap<>();
    private final Map<String, List<Reading>> byFolder = new ConcurrentHashMap<>();

    Readings(CharterFiles files) {
        this.files = files;
    }

    /** All readings an alliance relies on, its own first, then the model's. */
    public List<Reading> of(String alliance) {
        return byAlliance.computeIfAbsent(alliance, this::read);
    }

    /** One reading an alliance relies on. */
    public Optional<Reading> find(String alliance, String id) {
        return of(alliance).stream().filter(reading -> reading.id().equals(id)).findFirst();
    }

    private List<Reading> read(String alliance) {
        List<Reading> all = new ArrayList<>();
        for (String folder :
                alliance.equals(CharterFiles.MODEL) ? List.of(alliance) : List.of(alliance, CharterFiles.MODEL)) {
            all.addAll(byFolder.computeIfAbsent(folder, this::readFolder));
        }
        return List.copyOf(all);
    }

    private List<Reading> readFolder(String folder) {
        Resource file = files.readings(folder);
        if (!file.exists()) {
            return List.of();
        }
        String name = "charters/%s/readings.yaml".formatted(folder);
        List<Reading> readings = StrictYaml.read(file, name, ReadingsFile.class).readings();
        distinct(readings, name);
        return readings;
    }

    private static void distinct(List<Reading> readings, String name) {
        Set<String> seen = new HashSet<>();
        for (Reading reading : readings) {
            if (!seen.add(reading.id())) {
                throw new ProfileException(List.of("%s: the id %s is there twice".formatted(name, reading.id())));
            }
        }
    }

    private record ReadingsFile(List<Reading> readings) {}
}
