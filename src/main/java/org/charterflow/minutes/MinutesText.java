package org.charterflow.minutes;

import java.util.List;
import java.util.Map;

/**
 * What people write in the minutes; everything else is read from meeting and ballots.
 *
 * @param texts by the id of their passage; a passage without a text is absent
 * @param openPoints what is to be done, in their order
 * @param confidential by the number of the item, on whose mark it is confidential (OSCAR-33)
 * @param followUps what became of the open points of the organ's earlier meetings, as it was when the minutes were drafted
 */
public record MinutesText(
        Map<String, String> texts,
        List<OpenPoint> openPoints,
        Map<Integer, String> confidential,
        List<FollowUp> followUps) {

    static final MinutesText EMPTY = new MinutesText(Map.of(), List.of(), Map.of(), List.of());

    public MinutesText {
        texts = Map.copyOf(texts);
        openPoints = List.copyOf(openPoints);
        confidential = Map.copyOf(confidential);
        followUps = List.copyOf(followUps);
    }

    /**
     * An earlier open point, and where it stands.
     *
     * @param confidential whether it came out of an item that is confidential
     */
    public record FollowUp(String task, String owner, String due, String state, boolean confidential) {}

    /** Whether an open point came out of an item that is confidential. */
    boolean isConfidential(OpenPoint point) {
        return point.item() != null && confidential.containsKey(point.item());
    }

    /** What stands in a passage; empty for nothing. */
    public String at(Passage passage) {
        return texts.getOrDefault(passage.id(), "");
    }

    /** Whether a conclusion reads otherwise than in another revision. */
    boolean concludesUnlike(MinutesText other, int items) {
        for (int item = 1; item <= items; item++) {
            if (!at(Passage.conclusion(item)).equals(other.at(Passage.conclusion(item)))) {
                return true;
            }
        }
        return false;
    }
}
