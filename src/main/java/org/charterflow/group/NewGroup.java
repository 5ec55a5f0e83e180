package org.charterflow.group;

import java.util.Map;
import org.charterflow.alliance.Representative;

/**
 * A proposal to set up a group, as it comes in.
 *
 * @param by who proposes
 * @param channel by which door: {@code mail}, {@code form}, {@code api}
 * @param answers by field of the group form, in its notation
 */
public record NewGroup(Representative by, String channel, Map<String, String> answers) {

    public NewGroup {
        answers = Map.copyOf(answers);
    }
}
