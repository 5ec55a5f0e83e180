package org.charterflow.casefile;

import java.util.List;
import java.util.Set;

/** What one feature keeps of persons; each feature that keeps something implements it. */
public interface PersonalRecords {

    /** The kinds of records this feature keeps. */
    Set<String> kinds();

    /**
     * Everything kept of whoever uses a mail address, in any spelling of its letters' case.
     *
     * @param alliance id of the alliance whose records are searched
     * @param address a mail address
     */
    List<PersonalRecord> of(String alliance, String address);

    /** Erases the personal data of one record, in the caller's transaction; that there was a record stays known. */
    void erase(PersonalRecord record);
}
