package org.charterflow.project;

import java.util.List;
import java.util.Map;
import org.charterflow.alliance.Representative;

/**
 * A proposal as it came.
 *
 * @param by who proposes for the unit; proven by mail border or login
 * @param channel the journal's word for the door
 * @param answers by field of the project form, in its notation
 * @param remarks free text around the entries
 */
public record NewProposal(Representative by, String channel, Map<String, String> answers, List<String> remarks) {

    public NewProposal {
        answers = Map.copyOf(answers);
        remarks = List.copyOf(remarks);
    }
}
