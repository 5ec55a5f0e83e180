package org.charterflow.mail;

import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.springframework.stereotype.Component;

/** Takes an alliance's letterhead from its profile. */
@Component
class Letterheads {

    private final Alliances alliances;

    Letterheads(Alliances alliances) {
        this.alliances = alliances;
    }

    Letterhead of(String alliance) {
        AllianceProfile profile = alliances.get(alliance);
        return new Letterhead(
                profile.name(),
                profile.language(),
                profile.zone(),
                profile.mail().domain(),
                profile.mail().address("secretariat"));
    }
}
