package org.charterflow.minutes;

import java.util.List;
import java.util.Map;

/**
 * What the organiser writes.
 *
 * @param edit the count of changes of the text that was before the writer's eyes
 * @param texts by the id of their passage
 * @param confidential by the number of the item, on whose mark it is confidential; blank for not
 */
public record MinutesEdit(
        int edit, Map<String, String> texts, List<OpenPoint> openPoints, Map<Integer, String> confidential) {

    public MinutesEdit {
        texts = Map.copyOf(texts);
        openPoints = List.copyOf(openPoints);
        confidential = Map.copyOf(confidential);
    }
}
