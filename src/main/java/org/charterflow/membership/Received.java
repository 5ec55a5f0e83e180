package org.charterflow.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an application went.
 *
 * @param caseNumber the case it is now part of
 * @param linked whether that case was there before: the organisation has an open application of a proven address
 * @param supplemented what came of it in that case; null where it opened a case of its own
 * @param superseded cases of the same organisation that ended by it
 */
public record Received(
        String caseNumber, boolean linked, @Nullable Supplemented supplemented, List<String> superseded) {

    public Received {
        superseded = List.copyOf(superseded);
    }
}
