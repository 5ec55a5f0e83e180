package org.charterflow.duty;

import java.util.List;

/** Where the calendar's entries come from; implemented by the feature that calls meetings. */
public interface OccasionSource {

    /** All of an alliance, those called off among them, in any order. */
    List<Occasion> of(String alliance);
}
