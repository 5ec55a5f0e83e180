package org.charterflow.membership;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ProfileException;
import org.charterflow.alliance.StrictYaml;
import org.charterflow.charter.CharterFiles;
import org.charterflow.language.Bilingual;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** What a charter binds its members to beyond their membership: {@code charters/<id>/obligations.yaml}, read at start. */
@Component
class CharterObligations {

    private final Map<String, List<Obligation>> byAlliance;

    /** @throws ProfileException naming file, line or key and what was expected */
    @Autowired
    CharterObligations(CharterFiles files, Alliances alliances) {
        this(files, alliances.all());
    }

    CharterObligations(CharterFiles files, List<AllianceProfile> profiles) {
        byAlliance = profiles.stream()
                .map(AllianceProfile::id)
                .collect(Collectors.toMap(alliance -> alliance, alliance -> read(files, alliance)));
    }

    /**
     * One obligation.
     *
     * @param ends until when, in words: its end is an event and no date
     */
    record Obligation(String kind, String article, Bilingual content, Bilingual ends) {}

    /** None where the charter says nothing. */
    List<Obligation> of(String alliance) {
        return byAlliance.getOrDefault(alliance, List.of());
    }

    private record ObligationsFile(List<Obligation> obligations) {}

    private static List<Obligation> read(CharterFiles files, String alliance) {
        Resource file = files.obligations(alliance);
        return file.exists()
                ? StrictYaml.read(file, "charters/" + alliance + "/obligations.yaml", ObligationsFile.class)
                        .obligations()
                : List.of();
    }
}
