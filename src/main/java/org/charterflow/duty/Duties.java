package org.charterflow.duty;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.ProfileException;
import org.charterflow.alliance.StrictYaml;
import org.charterflow.charter.CharterFiles;
import org.charterflow.charter.Reading;
import org.charterflow.charter.Readings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** What the alliances' charters demand to be held: {@code duties.yaml} of each, or the model's. Checked at start. */
@Component
class Duties {

    private final Map<String, List<Duty>> byAlliance;

    /** @throws ProfileException naming file, line or key and what was expected, for everything that is wrong */
    @Autowired
    Duties(CharterFiles files, Alliances alliances, Readings readings) {
        this(files, alliances.all(), readings);
    }

    Duties(CharterFiles files, List<AllianceProfile> profiles, Readings readings) {
        List<String> problems = new ArrayList<>();
        byAlliance = profiles.stream()
                .collect(Collectors.toMap(
                        AllianceProfile::id, profile -> read(profile, files, readings.of(profile.id()), problems)));
        if (!problems.isEmpty()) {
            throw new ProfileException(problems.stream().distinct().toList());
        }
    }

    /** In the order of the file. */
    List<Duty> of(String alliance) {
        return byAlliance.getOrDefault(alliance, List.of());
    }

    private record DutyFile(List<Duty> duties) {}

    private static List<Duty> read(
            AllianceProfile profile, CharterFiles files, List<Reading> readings, List<String> problems) {
        Resource file = files.duties(profile.id());
        String name = "charters/%s/duties.yaml".formatted(files.folderOfDuties(profile.id()));
        List<Duty> duties = StrictYaml.read(file, name, DutyFile.class).duties();
        Set<String> ids = new HashSet<>();
        Set<String> recorded = readings.stream().map(Reading::id).collect(Collectors.toSet());
        for (int i = 0; i < duties.size(); i++) {
            Duty duty = duties.get(i);
            String key = "%s: duties[%d]".formatted(name, i);
            if (!ids.add(duty.id())) {
                problems.add(key + ".id: " + duty.id() + " is there twice");
            }
            if (duty.times() < 1) {
                problems.add(key + ".times: expected 1 or more, found " + duty.times());
            }
            if (duty.reading() != null && !recorded.contains(duty.reading())) {
                problems.add(key + ".reading: " + duty.reading() + " is not in readings.yaml");
            }
            organ(profile, duty, key, problems);
            for (String office : duty.remind()) {
                if (profile.office(office).isEmpty()) {
                    problems.add("%s.remind: %s has no office %s".formatted(key, profile.id(), office));
                }
            }
        }
        return List.copyOf(duties);
    }

    private static void organ(AllianceProfile profile, Duty duty, String key, List<String> problems) {
        String organ = duty.organ();
        if (duty.kind() == Duty.Kind.PLENARY) {
            if (organ != null) {
                problems.add(key + ".organ: a plenary meeting is everybody's, found " + organ);
            }
        } else if (organ == null) {
            problems.add(key + ".organ: the key is missing, expected an organ or a kind of group");
        } else if (profile.organ(organ).isEmpty() && !groupKinds(profile).contains(organ)) {
            problems.add("%s.organ: %s has no organ and no kind of group %s".formatted(key, profile.id(), organ));
        }
    }

    private static Set<String> groupKinds(AllianceProfile profile) {
        return profile.groups().stream().map(group -> group.kind().id()).collect(Collectors.toSet());
    }

    /** Whether a duty is this organ's, by itself or as one of its kind. */
    static boolean owes(Duty duty, Organ organ) {
        return organ.id().equals(duty.organ())
                || organ.kind().isGroup() && organ.kind().id().equals(duty.organ());
    }
}
