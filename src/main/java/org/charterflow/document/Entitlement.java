package org.charterflow.document;

import java.util.Arrays;
import java.util.List;
import org.charterflow.access.Viewer;

/** Who belongs to which audience of an alliance. */
public final class Entitlement {

    private Entitlement() {}

    public static boolean mayRead(Viewer viewer, String alliance, Audience audience) {
        return switch (audience) {
            case PUBLIC -> true;
            case MEMBERS -> viewer.belongsTo(alliance);
            case ORGAN -> viewer.seesConfidential(alliance) || viewer.holdsSeatOrOffice(alliance);
            case SECRETARIAT -> viewer.seesConfidential(alliance);
        };
    }

    /** All audiences the viewer belongs to, at least the public. */
    public static List<Audience> of(Viewer viewer, String alliance) {
        return Arrays.stream(Audience.values())
                .filter(audience -> mayRead(viewer, alliance, audience))
                .toList();
    }
}
