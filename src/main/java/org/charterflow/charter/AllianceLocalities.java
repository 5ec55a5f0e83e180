package org.charterflow.charter;

import java.time.ZoneId;
import org.charterflow.alliance.Alliances;
import org.springframework.stereotype.Component;

/** Where the alliances live, by their profiles. */
@Component
class AllianceLocalities implements Localities {

    private final Alliances alliances;

    AllianceLocalities(Alliances alliances) {
        this.alliances = alliances;
    }

    @Override
    public ZoneId zone(String alliance) {
        return alliances.get(alliance).zone();
    }

    @Override
    public String country(String alliance) {
        return alliances.get(alliance).country();
    }
}
