package org.charterflow.casefile;

import java.time.ZoneId;

/** What the numbering of cases has to know of an alliance; the module that knows the alliances provides it. */
public interface CaseNumbering {

    /** The mark that the alliance's case numbers begin with, such as {@code OSCAR}; unique among the alliances. */
    String mark(String alliance);

    /** The zone whose calendar says which year a case belongs to. */
    ZoneId zone(String alliance);
}
