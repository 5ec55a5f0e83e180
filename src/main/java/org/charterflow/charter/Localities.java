package org.charterflow.charter;

import java.time.ZoneId;

/** Where an alliance lives: whose midnights and whose holidays count. */
interface Localities {

    ZoneId zone(String alliance);

    /** ISO 3166 code of the country whose holidays count. */
    String country(String alliance);
}
